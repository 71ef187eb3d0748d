package docket.invoice.aws;

import docket.invoice.InvoiceReader;
import docket.invoice.ReaderPromise;
import docket.invoice.blueprint.Answers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Bedrock's answers keep the promise of every reader. */
class BedrockReaderTest extends ReaderPromise {

    private static int documents;

    private final BedrockWorld world = new BedrockWorld();

    @Override
    protected InvoiceReader reader() {
        var invoice = world.keep("promise-" + ++documents);
        world.engine().readerOf(invoice, PAGES);
        var job = world.service.jobs().getLast();
        world.service.finish(job, List.of(Answers.sound().json()), "{}");
        world.news().take(world.service.event(job, "SUCCESS"));
        return world.engine().readerOf(invoice, PAGES).orElseThrow();
    }

    @AfterEach
    void close() {
        world.close();
    }
}
