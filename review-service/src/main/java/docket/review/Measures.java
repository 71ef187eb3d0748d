package docket.review;

/** What is counted over all documents. */
@FunctionalInterface
public interface Measures {

    InvoiceQuality invoices();
}
