package docket.review;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DeliveryAsked;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DocumentRedriven;
import docket.messages.DocumentEvent.DocumentUnpacked;
import docket.messages.DocumentEvent.DocumentUnpacked.Part;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.ReplyTo;
import docket.messages.Work;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one document.
 *
 * @param reading the newest, if one was made
 * @param answers what became of the answer to a waiting workflow, in words, by review
 * @param parent the mail or archive it came in; null for what came by itself
 * @param parts files taken out of it, each a document of its own
 * @param models what was paid to foundation models for it
 */
public record DocumentView(
        DocumentSummary summary,
        Optional<Reading> reading,
        List<Review> reviews,
        Map<String, String> answers,
        List<Moment> timeline,
        @Nullable DocumentId parent,
        List<Part> parts,
        List<ModelCosts.Line> models) {

    /**
     * One line of the story.
     *
     * @param type the event's name on the wire
     * @param event what happened
     * @param work null for what took none
     * @param by the person, for what people did
     */
    public record Moment(
            Instant at,
            int seq,
            String type,
            DocumentEvent event,
            @Nullable Work work,
            @Nullable String by) {

        static Moment of(DocumentEvent event) {
            return new Moment(event.at(), event.seq(), type(event), event, work(event), by(event));
        }

        /** In English, for programs. */
        public String what() {
            return what(Language.ENGLISH);
        }

        /** What happened, and what to know about how. */
        public String what(Language language) {
            var instead = work == null ? "" : work.note();
            return Happening.told(event, language) + (instead.isEmpty() ? "" : " (" + language.toldAll(instead) + ")");
        }

        private static String type(DocumentEvent event) {
            return event.getClass()
                    .getSimpleName()
                    .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
        }

        private static @Nullable Work work(DocumentEvent event) {
            return switch (event) {
                case DocumentClassified classified -> classified.work();
                case ReviewRequested requested -> requested.work();
                case DocumentCompleted completed -> completed.work();
                default -> null;
            };
        }

        private static @Nullable String by(DocumentEvent event) {
            return switch (event) {
                case ReviewDecided decided -> decided.by();
                case DocumentRedriven redriven -> redriven.by();
                case DeliveryAsked asked -> asked.by();
                default -> null;
            };
        }
    }

    /** Looks documents up. */
    public static final class Finder {

        private final Timeline timeline;
        private final Reviews reviews;
        private final Documents documents;
        private final Errands errands;
        private final ModelCosts modelCosts;

        public Finder(Timeline timeline, Reviews reviews, Documents documents, Errands errands, ModelCosts modelCosts) {
            this.timeline = timeline;
            this.reviews = reviews;
            this.documents = documents;
            this.errands = errands;
            this.modelCosts = modelCosts;
        }

        public Optional<DocumentView> find(DocumentId id) {
            return timeline.summary(id).map(summary -> {
                var asked = reviews.of(id);
                var events = timeline.events(id);
                return new DocumentView(
                        summary,
                        reading(summary),
                        asked,
                        answers(asked),
                        events.stream().map(Moment::of).toList(),
                        parent(events),
                        events.stream()
                                .filter(DocumentUnpacked.class::isInstance)
                                .flatMap(event -> ((DocumentUnpacked) event).parts().stream())
                                .distinct()
                                .toList(),
                        modelCosts.of(id));
            });
        }

        private static @Nullable DocumentId parent(List<? extends DocumentEvent> events) {
            for (var event : events) {
                var parent = switch (event) {
                    case DocumentReceived received -> received.parent();
                    case DuplicateReceived duplicate -> duplicate.parent();
                    default -> null;
                };
                if (parent != null) return parent;
            }
            return null;
        }

        private Map<String, String> answers(List<Review> asked) {
            return asked.stream()
                    .filter(review -> review.replyTo() instanceof ReplyTo.TaskToken && !review.isOpen())
                    .collect(Collectors.toMap(Review::id, review -> errands.taskNote(review.id())));
        }

        private Optional<Reading> reading(DocumentSummary summary) {
            var result = summary.result();
            return result == null ? Optional.empty() : documents.find(summary.id(), result, Reading.class);
        }
    }

    /**
     * In US dollars: what its steps cost, models included, and what others asked about it through the door to models.
     */
    public BigDecimal cost() {
        return models.stream()
                .filter(line -> line.service().equals(ModelCosts.DOOR))
                .map(ModelCosts.Line::usd)
                .reduce(summary.cost(), BigDecimal::add);
    }

    /** The review that waits for a person now. */
    public Optional<Review> openReview() {
        return reviews.stream().filter(Review::isOpen).findFirst();
    }
}
