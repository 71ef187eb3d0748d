package docket.invoice.einvoice;

import docket.documents.Field;
import java.util.List;
import java.util.Map;

/** One way of writing an invoice as XML. */
interface Syntax {

    boolean reads(Node root);

    /** Fills the facts. @return one map of fields per line of the invoice */
    List<Map<String, Field>> read(Node root, Facts facts);
}
