package docket.invoice.delivery;

import docket.documents.Objects;
import docket.documents.Reading;
import docket.invoice.Booking;
import docket.messages.DocumentId;
import java.util.Map;

/**
 * Puts an approved invoice into a bucket, as {@code invoices/<document>.json}, {@code .xml} (UBL) and {@code .csv}.
 * Nothing is overwritten: whoever fetches it books what was approved first.
 */
public final class ExportedInvoices implements Booking {

    private final Objects bucket;

    public ExportedInvoices(Objects bucket) {
        this.bucket = bucket;
    }

    @Override
    public void book(DocumentId id, int seq, Reading approved) {
        var name = "invoices/" + id;
        bucket.putIfAbsent(name + ".csv", InvoiceCsv.of(id, approved), "text/csv; charset=utf-8", Map.of());
        bucket.putIfAbsent(name + ".xml", InvoiceUbl.of(approved), "application/xml", Map.of());
        // Last, so that whoever waits for it finds the others beside it.
        bucket.putIfAbsent(name + ".json", InvoiceJson.of(id, approved), "application/json", Map.of());
    }
}
