package docket.invoice;

import docket.invoice.einvoice.EInvoiceReader;
import docket.invoice.layout.LayoutReader;
import java.time.Instant;
import java.time.InstantSource;

class LocalReaderTest extends ReaderPromise {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z"));

    @Override
    protected InvoiceReader reader() {
        return new EInvoiceReader(new LayoutReader(CLOCK), CLOCK);
    }
}
