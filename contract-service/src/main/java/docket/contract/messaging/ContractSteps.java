package docket.contract.messaging;

import docket.contract.AnalyseContract;
import docket.contract.ContractOutcome;
import docket.contract.ContractOutcome.NeedsReview;
import docket.contract.ContractOutcome.StraightThrough;
import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Work;
import docket.reader.StoredPages;
import docket.transport.Messenger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a contract through this service, behind every door: analyse it, and conclude it once it is decided. */
@ApplicationScoped
public class ContractSteps {

    private final AnalyseContract analyseContract;
    private final Documents documents;
    private final StoredPages pages;
    private final Messenger messenger;

    ContractSteps(AnalyseContract analyseContract, Documents documents, StoredPages pages, Messenger messenger) {
        this.analyseContract = analyseContract;
        this.documents = documents;
        this.pages = pages;
        this.messenger = messenger;
    }

    /** Takes a message of the channel {@code contracts}. */
    public void take(DocumentEvent event) {
        switch (event) {
            case DocumentClassified classified -> analyse(classified);
            case ReviewDecided decided -> conclude(decided);
            default ->
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " does not belong on " + Channel.CONTRACTS.label());
        }
    }

    private void analyse(DocumentClassified classified) {
        var id = classified.documentId();
        var step = "contract/" + analyseContract.engine();
        var reading = documents.first(
                id,
                step,
                Reading.class,
                () -> analyseContract.analyse(pages.of(id)).reading());
        switch (ContractOutcome.of(reading)) {
            case StraightThrough _ ->
                messenger.send(
                        Channel.EVENTS,
                        new DocumentCompleted(
                                id,
                                classified.seq() + 1,
                                reading.at(),
                                reading.kind(),
                                Ending.STRAIGHT_THROUGH,
                                step,
                                "all key terms found, no risk beyond the usual",
                                reading.work()));
            case NeedsReview review ->
                messenger.send(
                        Channel.REVIEWS,
                        new ReviewRequested(
                                id,
                                classified.seq() + 1,
                                reading.at(),
                                reading.kind(),
                                Question.CONTRACT,
                                step,
                                review.reasons(),
                                new ReplyTo.Queue(Channel.CONTRACTS),
                                reading.work()));
        }
    }

    private void conclude(ReviewDecided decided) {
        var kind = decided.kind();
        if (kind == null || kind == Kind.CONTRACT) {
            messenger.send(Channel.EVENTS, concluded(decided));
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

    private DocumentCompleted concluded(ReviewDecided decided) {
        var id = decided.documentId();
        var step = "contract/" + analyseContract.engine();
        var reading = documents
                .find(id, step, Reading.class)
                .orElseThrow(() -> new IllegalStateException("decided before it was read: " + id));
        return switch (decided.verdict()) {
            case REJECTED -> completed(decided, reading.kind(), Ending.REJECTED, step);
            case EXPIRED -> completed(decided, reading.kind(), Ending.EXPIRED, step);
            case APPROVED -> {
                if (decided.corrections().isEmpty()) {
                    yield completed(decided, reading.kind(), Ending.APPROVED, step);
                }
                var corrected = "contract/decided-" + decided.seq();
                documents.first(
                        id,
                        corrected,
                        Reading.class,
                        () -> analyseContract.corrected(reading, decided.corrections(), decided.by(), decided.at()));
                yield completed(decided, reading.kind(), Ending.APPROVED, corrected);
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
