package docket.invoice;

import docket.messages.DocumentEvent.DocumentClassified;
import docket.reader.Pages;
import java.util.Optional;

/** Finds who reads a document: a reader of this process at once, an engine elsewhere when it has answered. */
public interface ReadingEngine {

    /** Which engine and version is to answer; part of the key under which a reading is kept. */
    String name();

    /**
     * The reader of one document; nothing while an engine elsewhere is at work on it, which then sees to it that the
     * message comes again. Asking again about the same document asks the engine elsewhere only once.
     */
    Optional<InvoiceReader> readerOf(DocumentClassified invoice, Pages pages);

    /** Always the same reader, at once. */
    static ReadingEngine of(InvoiceReader reader) {
        return new ReadingEngine() {
            @Override
            public String name() {
                return reader.engine();
            }

            @Override
            public Optional<InvoiceReader> readerOf(DocumentClassified invoice, Pages pages) {
                return Optional.of(reader);
            }
        };
    }
}
