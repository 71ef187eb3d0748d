package docket.invoice;

import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.DocumentId;
import java.util.List;

/** Holds an invoice against what the company knows besides it: its vendors, its orders, the invoices before. */
@FunctionalInterface
public interface CrossCheck {

    /** @throws RuntimeException if what is known cannot be asked now; the queue will bring the document back */
    List<Finding> check(DocumentId id, Reading reading);
}
