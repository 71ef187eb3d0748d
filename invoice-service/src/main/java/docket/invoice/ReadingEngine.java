package docket.invoice;

import docket.messages.DocumentEvent.DocumentClassified;
import docket.reader.Pages;
import java.util.Optional;

/** Finds who reads a document: a reader of this process at once, an engine elsewhere when it has answered. */
public interface ReadingEngine {

    /** Further than the reader of this process looks for values. */
    int MOST_PAGES = 100;

    /** Which engine and version is to answer; part of the key under which a reading is kept. */
    String name();

    /**
     * Of how many first pages, and the last, it needs the words. An engine elsewhere may answer about any page, and every
     * value is looked up on it.
     */
    default int pages() {
        return Integer.MAX_VALUE;
    }

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
            public int pages() {
                return MOST_PAGES;
            }

            @Override
            public Optional<InvoiceReader> readerOf(DocumentClassified invoice, Pages pages) {
                return Optional.of(reader);
            }
        };
    }
}
