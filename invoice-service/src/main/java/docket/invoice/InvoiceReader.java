package docket.invoice;

import docket.documents.Reading;
import docket.messages.Kind;
import docket.reader.Pages;

/** Reads an invoice's or a receipt's fields. What it cannot find is left out; what it finds has evidence. */
public interface InvoiceReader {

    /** Which engine and version answers; part of the key under which its reading is kept. */
    String engine();

    /**
     * Asks the engine once; it does not retry.
     *
     * @param kind {@link Kind#INVOICE} or {@link Kind#RECEIPT}
     * @param original the document's own bytes, for formats that pages do not carry
     * @throws ReaderUnavailable if the engine cannot answer now; the queue will bring the document back
     */
    Reading read(Kind kind, Pages pages, byte[] original, String fileName);

    /** The engine is away. */
    final class ReaderUnavailable extends RuntimeException {

        private static final long serialVersionUID = 1;

        public ReaderUnavailable(String engine, Throwable cause) {
            super("no answer from " + engine, cause);
        }
    }
}
