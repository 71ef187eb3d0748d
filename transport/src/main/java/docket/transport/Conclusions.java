package docket.transport;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Work;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person's decision about a document to its end: corrections are kept once, under a step of their own; what the
 * person calls another kind goes to the service that reads it.
 */
public final class Conclusions {

    private final Documents documents;
    private final Messenger messenger;
    private final String service;
    private final Set<Kind> kinds;

    /** @param service the first part of its steps, as in {@code invoice}. @param kinds those it reads itself */
    public Conclusions(Documents documents, Messenger messenger, String service, Set<Kind> kinds) {
        this.documents = documents;
        this.messenger = messenger;
        this.service = service;
        this.kinds = Set.copyOf(kinds);
    }

    /** What only the service knows. */
    public interface Subject {

        /** Where the reading may lie that the person saw, the likeliest first. */
        List<String> steps();

        /** The reading as the person corrected it; the same for every redelivery. */
        Reading corrected(Reading reading, ReviewDecided decided);

        /** Before the document ends as rejected. May be called again. */
        default void rejected(DocumentId id) {}

        /** Before the document ends as approved. May be called again. @param corrected whether a person changed it */
        default void approved(DocumentId id, Reading result, boolean corrected) {}
    }

    /** @throws IllegalStateException if nothing was read that could have been decided */
    public void conclude(ReviewDecided decided, Subject subject) {
        var kind = decided.kind();
        if (kind == null || kinds.contains(kind)) {
            messenger.send(Channel.EVENTS, concluded(decided, subject));
        } else if (kind == Kind.OTHER) {
            messenger.send(Channel.EVENTS, completed(decided, Kind.OTHER, Ending.FILED, null));
        } else {
            var elsewhere = new DocumentClassified(
                    decided.documentId(),
                    decided.seq() + 1,
                    decided.at(),
                    kind,
                    Confidence.CERTAIN,
                    List.of("said by " + decided.by()),
                    Work.free("person", 0));
            messenger.send(Channel.EVENTS, elsewhere);
            messenger.send(Channel.reading(kind), elsewhere);
        }
    }

    private record Kept(String step, Reading reading) {}

    private Kept kept(DocumentId id, Subject subject) {
        for (var step : subject.steps()) {
            var reading = documents.find(id, step, Reading.class);
            if (reading.isPresent()) return new Kept(step, reading.get());
        }
        throw new IllegalStateException("decided before it was read: " + id);
    }

    private DocumentCompleted concluded(ReviewDecided decided, Subject subject) {
        var id = decided.documentId();
        var seen = kept(id, subject);
        var kind = seen.reading().kind();
        return switch (decided.verdict()) {
            case REJECTED -> {
                subject.rejected(id);
                yield completed(decided, kind, Ending.REJECTED, seen.step());
            }
            case EXPIRED -> completed(decided, kind, Ending.EXPIRED, seen.step());
            case APPROVED -> {
                if (decided.corrections().isEmpty()) {
                    subject.approved(id, seen.reading(), false);
                    yield completed(decided, kind, Ending.APPROVED, seen.step());
                }
                var step = service + "/decided-" + decided.seq();
                var result = documents.first(id, step, Reading.class, () -> subject.corrected(seen.reading(), decided));
                subject.approved(id, result, true);
                yield completed(decided, kind, Ending.APPROVED, step);
            }
        };
    }

    private static DocumentCompleted completed(
            ReviewDecided decided, Kind kind, Ending ending, @Nullable String result) {
        return new DocumentCompleted(
                decided.documentId(),
                decided.seq() + 1,
                decided.at(),
                kind,
                ending,
                result,
                decided.comment(),
                Work.free("person", 0));
    }
}
