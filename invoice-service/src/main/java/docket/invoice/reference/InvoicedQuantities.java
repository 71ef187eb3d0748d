package docket.invoice.reference;

import docket.messages.DocumentId;
import java.math.BigDecimal;
import java.util.Map;

/** What invoices have asked for of each line of an order, so that one order may be invoiced in parts. */
@FunctionalInterface
public interface InvoicedQuantities {

    /** Nobody keeps count. */
    InvoicedQuantities UNKNOWN = (_, _, _) -> Map.of();

    /**
     * Keeps what this document asks for, in the order's units, in the place of what it asked for before. Documents
     * about one order come one after the other, so that of two at once the later one sees the earlier.
     *
     * @param quantities by the line's number in the order
     * @return what other documents have asked for, by line
     */
    Map<Integer, BigDecimal> claim(DocumentId id, String orderKey, Map<Integer, BigDecimal> quantities);
}
