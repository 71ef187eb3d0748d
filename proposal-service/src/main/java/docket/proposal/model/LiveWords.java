package docket.proposal.model;

import docket.documents.Documents;
import docket.messages.DocumentId;
import docket.model.Chunk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Lays words beside the document as they come, a second's at a time, so that a workbench elsewhere can show them:
 * {@code proposal-live/VERSION.STEP.TRY-NUMBER.txt}. A stream that begins anew is another try, and only the last one
 * counts. Words that cannot be laid down are not worth a failure: the whole text follows with the step's result.
 */
final class LiveWords implements Consumer<Chunk> {

    static final String FOLDER = "proposal-live";

    private static final Logger LOG = Logger.getLogger(LiveWords.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int MOST_PIECES = 60;

    private final Documents documents;
    private final DocumentId document;
    private final String step;
    private final InstantSource clock;
    private final StringBuilder waiting = new StringBuilder();
    private long begun;
    private int number;
    private boolean silent;
    private Instant last;

    /** @param step with its version, as in {@code template-1.02-summary} */
    LiveWords(Documents documents, DocumentId document, String step, InstantSource clock) {
        this.documents = documents;
        this.document = document;
        this.step = step;
        this.clock = clock;
        this.last = clock.instant();
        this.begun = last.toEpochMilli();
    }

    @Override
    public void accept(Chunk chunk) {
        switch (chunk) {
            case Chunk.Words(var text) -> {
                waiting.append(text);
                if (Duration.between(last, clock.instant()).compareTo(EVERY) >= 0) lay();
            }
            case Chunk.Restarted _ -> {
                waiting.setLength(0);
                begun = Math.max(begun + 1, clock.millis());
                number = 0;
                // Empty, so that what was shown of the try before goes away.
                lay();
            }
            case Chunk.UsesTool _ -> {}
        }
    }

    private void lay() {
        last = clock.instant();
        if (silent || number >= MOST_PIECES) return;
        var name = String.format(Locale.ROOT, "%s/%s.%013d-%04d.txt", FOLDER, step, begun, ++number);
        try {
            documents.putIfAbsent(
                    document, name, waiting.toString().getBytes(StandardCharsets.UTF_8), "text/plain; charset=UTF-8");
            waiting.setLength(0);
        } catch (RuntimeException e) {
            silent = true;
            LOG.warnf("%s is shown when it is whole: %s", document, e.getClass().getSimpleName());
        }
    }
}
