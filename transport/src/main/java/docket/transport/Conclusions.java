package docket.transport;

import docket.documents.Documents;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person's decision about a document to its end: corrections are kept once, under a step of their own; what the
 * person calls another kind goes to the service that reads it.
 */
public final class Conclusions {

    /** A question's event and its answer's, in a document's count. */
    private static final int QUESTION_AND_ANSWER = 2;

    private final Documents documents;
    private final Messenger messenger;
    private final Service service;

    public Conclusions(Documents documents, Messenger messenger, Service service) {
        this.documents = documents;
        this.messenger = messenger;
        this.service = service;
    }

    /**
     * Who concludes.
     *
     * @param name the first part of its steps, as in {@code invoice}
     * @param kinds those it reads itself
     * @param question what it asks people
     * @param channel where it hears the answer
     */
    public record Service(String name, Set<Kind> kinds, Question question, Channel channel) {

        public Service {
            kinds = Set.copyOf(kinds);
        }
    }

    /** What only the service knows. */
    public interface Subject {

        /** Where the reading may lie that the person saw, the likeliest first. */
        List<String> steps();

        /** The reading as the person corrected it; the same for every redelivery. */
        Reading corrected(Reading reading, ReviewDecided decided);

        /** Whether the document had its end before anybody was asked, so that the answer only tells if that was right. */
        default boolean isOver(Reading seen) {
            return false;
        }

        /** A person changed values, which are kept. May be called again. @param seen the values before, under their step */
        default void learned(ReviewDecided decided, Kept seen, Reading corrected) {}

        /** What the changed values bring up that nobody could know before; any of it is asked before the document ends. */
        default List<Finding> against(DocumentId id, Reading corrected) {
            return List.of();
        }

        /** Before the document ends as rejected. May be called again. */
        default void rejected(DocumentId id) {}

        /** Before the document ends as approved. May be called again. @param end the number of its last event */
        default void approved(DocumentId id, int end, Reading result) {}
    }

    /** A reading and where it lies. */
    public record Kept(String step, Reading reading) {}

    /** @throws IllegalStateException if nothing was read that could have been decided */
    public void conclude(ReviewDecided decided, Subject subject) {
        var kind = decided.kind();
        if (kind == null || service.kinds().contains(kind)) {
            concluded(decided, subject);
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

    /** A second question is about the values as the first answer left them. */
    private Kept seen(ReviewDecided decided, Subject subject) {
        var steps = new ArrayList<>(List.of(decidedStep(decided.seq() - QUESTION_AND_ANSWER)));
        steps.addAll(subject.steps());
        for (var step : steps) {
            var reading = documents.find(decided.documentId(), step, Reading.class);
            if (reading.isPresent()) return new Kept(step, reading.get());
        }
        throw new IllegalStateException("decided before it was read: " + decided.documentId());
    }

    private String decidedStep(int seq) {
        return service.name() + "/decided-" + seq;
    }

    private void concluded(ReviewDecided decided, Subject subject) {
        var seen = seen(decided, subject);
        boolean unchanged = decided.corrections().isEmpty() && decided.rulings().isEmpty();
        var result = unchanged ? seen : corrected(decided, subject, seen);
        if (subject.isOver(seen.reading())) return;
        var kind = seen.reading().kind();
        switch (decided.verdict()) {
            case REJECTED -> {
                subject.rejected(decided.documentId());
                messenger.send(Channel.EVENTS, completed(decided, kind, Ending.REJECTED, seen.step()));
            }
            case EXPIRED -> messenger.send(Channel.EVENTS, completed(decided, kind, Ending.EXPIRED, seen.step()));
            case APPROVED -> approved(decided, subject, result);
        }
    }

    private Kept corrected(ReviewDecided decided, Subject subject, Kept seen) {
        var step = decidedStep(decided.seq());
        var result = documents.first(
                decided.documentId(), step, Reading.class, () -> subject.corrected(seen.reading(), decided));
        subject.learned(decided, seen, result);
        return new Kept(step, result);
    }

    private void approved(ReviewDecided decided, Subject subject, Kept result) {
        var id = decided.documentId();
        var against = decided.corrections().isEmpty() ? List.<Finding>of() : subject.against(id, result.reading());
        if (against.isEmpty()) {
            subject.approved(id, decided.seq() + 1, result.reading());
            messenger.send(Channel.EVENTS, completed(decided, result.reading().kind(), Ending.APPROVED, result.step()));
            return;
        }
        messenger.send(
                Channel.REVIEWS,
                new ReviewRequested(
                        id,
                        decided.seq() + 1,
                        decided.at(),
                        result.reading().kind(),
                        service.question(),
                        result.step(),
                        against.stream().map(Finding::detail).toList(),
                        new ReplyTo.Queue(service.channel()),
                        Work.free("person", 0)));
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
