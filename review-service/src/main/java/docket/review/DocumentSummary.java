package docket.review;

import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DeliveryAsked;
import docket.messages.DocumentEvent.DeliveryReported;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentFailed;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DocumentRedriven;
import docket.messages.DocumentEvent.DocumentRefused;
import docket.messages.DocumentEvent.DocumentUnpacked;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Wire;
import docket.messages.Work;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One document in one line: the sum of its events. It depends on which events are known and not on the order or the
 * number of times they arrived.
 *
 * @param file the name it came with; empty until it is known
 * @param sha256 of its bytes; empty until it is known
 * @param seq of the event that tells the state
 * @param result the step key of the newest reading
 * @param cost of all steps so far, in US dollars
 * @param note why it failed, was refused or how it ended, in words; may be empty
 */
public record DocumentSummary(
        DocumentId id,
        String file,
        String sha256,
        long bytes,
        String source,
        @Nullable Kind kind,
        DocumentState state,
        int seq,
        Instant receivedAt,
        @Nullable DocumentId duplicateOf,
        @Nullable String result,
        BigDecimal cost,
        String note) {

    /** Forward in steps; of two events with one number the one that comes to rest is the further one. */
    private static final Comparator<DocumentEvent> FORWARD = Comparator.comparingInt(DocumentEvent::seq)
            .thenComparing(event -> stateAfter(event).map(DocumentState::atRest).orElse(false))
            .thenComparing(
                    event -> stateAfter(event).map(DocumentState::ordinal).orElse(-1))
            .thenComparing(Wire::digest);

    private static final Comparator<DocumentEvent> IN_TIME =
            Comparator.comparing(DocumentEvent::at).thenComparing(FORWARD);

    /**
     * @param events all that is known of one document, in any order, repeated or not
     * @throws IllegalArgumentException if there is none
     */
    public static DocumentSummary of(Collection<? extends DocumentEvent> events) {
        List<DocumentEvent> forward = events.stream()
                .<DocumentEvent>map(Function.identity())
                .distinct()
                .sorted(FORWARD)
                .toList();
        if (forward.isEmpty()) throw new IllegalArgumentException("a document without events");
        var newest = last(forward, event -> stateAfter(event).map(_ -> event));
        var failure = standingFailure(forward, newest);
        var arrival = arrival(forward);
        return new DocumentSummary(
                forward.getFirst().documentId(),
                arrival.file(),
                arrival.sha256(),
                arrival.bytes(),
                arrival.source(),
                last(forward, DocumentSummary::kind).orElse(null),
                failure.map(_ -> DocumentState.FAILED)
                        .or(() -> newest.flatMap(DocumentSummary::stateAfter))
                        .orElse(DocumentState.RECEIVED),
                failure.<DocumentEvent>map(Function.identity())
                        .or(() -> newest)
                        .orElse(forward.getLast())
                        .seq(),
                arrival.at(),
                last(
                                forward,
                                event -> event instanceof DuplicateReceived d
                                        ? Optional.of(d.duplicateOf())
                                        : Optional.<DocumentId>empty())
                        .orElse(null),
                last(forward, DocumentSummary::result).orElse(null),
                forward.stream()
                        .flatMap(DocumentSummary::work)
                        .map(Work::cost)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                failure.map(DocumentFailed::reason)
                        .or(() -> newest.flatMap(DocumentSummary::note))
                        .orElse(""));
    }

    /** What an event makes of its document, if it says anything about that. */
    static Optional<DocumentState> stateAfter(DocumentEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case DocumentReceived _, DealChanged _ -> DocumentState.RECEIVED;
                    case DuplicateReceived _ -> DocumentState.DUPLICATE;
                    case DocumentRefused refused ->
                        switch (refused.cause()) {
                            case UNSUPPORTED, UNREADABLE, TOO_LARGE -> DocumentState.UNREADABLE;
                            case NEEDS_PASSWORD -> DocumentState.NEEDS_PASSWORD;
                            case QUARANTINED -> DocumentState.QUARANTINED;
                        };
                    case DocumentClassified _ -> DocumentState.CLASSIFIED;
                    case ReviewRequested _ -> DocumentState.REVIEW;
                    case ReviewDecided decided ->
                        switch (decided.verdict()) {
                            // An approved document is on its way again until its service reports the end.
                            case APPROVED -> DocumentState.CLASSIFIED;
                            case REJECTED -> DocumentState.REJECTED;
                            case EXPIRED -> DocumentState.EXPIRED;
                        };
                    case DocumentCompleted completed ->
                        switch (completed.ending()) {
                            case STRAIGHT_THROUGH, APPROVED, FILED -> DocumentState.COMPLETED;
                            case REJECTED -> DocumentState.REJECTED;
                            case EXPIRED -> DocumentState.EXPIRED;
                        };
                    case DocumentUnpacked _,
                            DeliveryAsked _,
                            DeliveryReported _,
                            StepFailed _,
                            DocumentFailed _,
                            DocumentRedriven _ -> null;
                });
    }

    /**
     * The failure that stands: nobody has sent the message again since, and no step got further. A message can fail
     * after its first event went out (received, then not classified), so a failure also stands over an event of its
     * own number as long as that one leaves the document on its way.
     */
    private static Optional<DocumentFailed> standingFailure(
            List<DocumentEvent> events, Optional<DocumentEvent> newest) {
        return events.stream()
                .filter(event -> event instanceof DocumentFailed || event instanceof DocumentRedriven)
                .max(IN_TIME)
                .filter(DocumentFailed.class::isInstance)
                .map(DocumentFailed.class::cast)
                .filter(failed -> newest.isEmpty()
                        || failed.seq() > newest.get().seq()
                        || (failed.seq() == newest.get().seq()
                                && !stateAfter(newest.get()).orElseThrow().atRest()));
    }

    private record Arrival(String file, String source, String sha256, long bytes, Instant at) {}

    private static Arrival arrival(List<DocumentEvent> events) {
        for (var event : events) {
            switch (event) {
                case DocumentReceived r -> {
                    return new Arrival(r.fileName(), r.source(), r.sha256(), r.bytes(), r.at());
                }
                case DuplicateReceived d -> {
                    return new Arrival(d.fileName(), d.source(), d.sha256(), d.bytes(), d.at());
                }
                case DealChanged deal -> {
                    return new Arrival("Deal " + deal.dealId(), deal.crm(), "", 0, deal.at());
                }
                default -> {}
            }
        }
        var first = events.stream()
                .map(DocumentEvent::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Arrival("", "", "", 0, first);
    }

    private static Optional<Kind> kind(DocumentEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case DocumentClassified classified -> classified.kind();
                    case ReviewRequested requested -> requested.kind();
                    case ReviewDecided decided -> decided.kind();
                    case DocumentCompleted completed -> completed.kind();
                    default -> null;
                });
    }

    private static Optional<String> result(DocumentEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ReviewRequested requested -> requested.result();
                    case DocumentCompleted completed -> completed.result();
                    default -> null;
                });
    }

    private static Stream<Work> work(DocumentEvent event) {
        return Stream.ofNullable(
                switch (event) {
                    case DocumentClassified classified -> classified.work();
                    case ReviewRequested requested -> requested.work();
                    case DocumentCompleted completed -> completed.work();
                    default -> null;
                });
    }

    private static Optional<String> note(DocumentEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case DocumentRefused refused -> refused.reason();
                    case DocumentCompleted completed -> completed.note();
                    case ReviewDecided decided -> decided.comment();
                    default -> null;
                });
    }

    private static <T> Optional<T> last(List<DocumentEvent> events, Function<DocumentEvent, Optional<T>> part) {
        return events.reversed().stream()
                .flatMap(event -> part.apply(event).stream())
                .findFirst();
    }
}
