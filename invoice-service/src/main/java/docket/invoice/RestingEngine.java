package docket.invoice;

import docket.messages.DocumentEvent.DocumentClassified;
import docket.reader.Pages;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An engine that the house may let rest: this process reads meanwhile. What is already at work elsewhere is still
 * followed, and its answer found under the name of that engine when it is asked again.
 */
public final class RestingEngine implements ReadingEngine {

    private final ReadingEngine engine;
    private final ReadingEngine meanwhile;
    private final BooleanSupplier rests;

    public RestingEngine(ReadingEngine engine, ReadingEngine meanwhile, BooleanSupplier rests) {
        this.engine = engine;
        this.meanwhile = meanwhile;
        this.rests = rests;
    }

    private ReadingEngine now() {
        return rests.getAsBoolean() ? meanwhile : engine;
    }

    @Override
    public String name() {
        return now().name();
    }

    @Override
    public int pages() {
        return now().pages();
    }

    @Override
    public Optional<InvoiceReader> readerOf(DocumentClassified invoice, Pages pages) {
        return now().readerOf(invoice, pages);
    }
}
