package docket.review;

import static docket.review.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentFailed;
import docket.messages.DocumentEvent.DocumentRedriven;
import docket.messages.DocumentEvent.DocumentRefused;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Refusal;
import docket.messages.Work;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentSummaryTest {

    private static final DocumentId DOCUMENT = new DocumentId("d-1");
    private static final int SHUFFLES = 2_000;

    @Test
    void theOrderAndTheNumberOfDeliveriesDoNotMatter() {
        var random = new Random(7);
        for (int i = 0; i < SHUFFLES; i++) {
            var some = new ArrayList<>(story().subList(0, 1 + random.nextInt(story().size())));
            var expected = DocumentSummary.of(some);
            var deliveries = new ArrayList<>(some);
            for (int more = random.nextInt(5); more > 0; more--) deliveries.add(some.get(random.nextInt(some.size())));
            Collections.shuffle(deliveries, random);

            assertThat(DocumentSummary.of(deliveries)).isEqualTo(expected);
        }
    }

    @Test
    void theEventWithTheHighestNumberTellsTheState() {
        assertThat(state(received())).isEqualTo(DocumentState.RECEIVED);
        assertThat(state(received(), Events.classified(DOCUMENT))).isEqualTo(DocumentState.CLASSIFIED);
        assertThat(state(Events.requested(DOCUMENT), received())).isEqualTo(DocumentState.REVIEW);
        assertThat(state(decided(Verdict.APPROVED))).isEqualTo(DocumentState.CLASSIFIED);
        assertThat(state(decided(Verdict.REJECTED))).isEqualTo(DocumentState.REJECTED);
        assertThat(state(decided(Verdict.EXPIRED))).isEqualTo(DocumentState.EXPIRED);
        assertThat(state(completed(), received())).isEqualTo(DocumentState.COMPLETED);
        assertThat(state(received(), new DocumentRefused(DOCUMENT, 2, NOON, Refusal.UNSUPPORTED, "empty")))
                .isEqualTo(DocumentState.UNREADABLE);
        assertThat(state(received(), new DocumentRefused(DOCUMENT, 2, NOON, Refusal.NEEDS_PASSWORD, "locked")))
                .isEqualTo(DocumentState.NEEDS_PASSWORD);
        assertThat(state(received(), new DocumentRefused(DOCUMENT, 2, NOON, Refusal.QUARANTINED, "harmful")))
                .isEqualTo(DocumentState.QUARANTINED);
    }

    @Test
    void aDuplicateNamesTheFirst() {
        var first = new DocumentId("d-first");

        var summary = DocumentSummary.of(
                List.of(new DuplicateReceived(DOCUMENT, 1, NOON, "copy.pdf", "s3://b/k", "ab".repeat(32), 7, first)));

        assertThat(summary.state()).isEqualTo(DocumentState.DUPLICATE);
        assertThat(summary.duplicateOf()).isEqualTo(first);
    }

    @Test
    void aFailureOutranksNothingNewer() {
        assertThat(state(received(), failed(2, 10))).isEqualTo(DocumentState.FAILED);
        assertThat(state(received(), failed(2, 10), Events.requested(DOCUMENT))).isEqualTo(DocumentState.REVIEW);
        assertThat(state(completed(), failed(5, 10))).isEqualTo(DocumentState.COMPLETED);
    }

    @Test
    void aMessageThatFailedAfterItsFirstEventStillFailed() {
        assertThat(state(received(), failed(1, 10))).isEqualTo(DocumentState.FAILED);
    }

    @Test
    void sendingAgainPutsTheDocumentOnItsWayAgain() {
        var again = new DocumentRedriven(DOCUMENT, 2, NOON.plusSeconds(20), Channel.INVOICES, "Reviewer");

        assertThat(state(received(), failed(2, 10), again)).isEqualTo(DocumentState.RECEIVED);
        assertThat(state(received(), failed(2, 10), again, failed(2, 30))).isEqualTo(DocumentState.FAILED);
    }

    @Test
    void anAttemptThatFailedChangesNothing() {
        var attempt = new StepFailed(DOCUMENT, 9, NOON, Channel.INVOICES, 1, "no answer from the store");

        assertThat(state(received(), attempt)).isEqualTo(DocumentState.RECEIVED);
    }

    @Test
    void costsAddUpOnce() {
        assertThat(DocumentSummary.of(List.of(
                                received(),
                                Events.classified(DOCUMENT),
                                Events.classified(DOCUMENT),
                                Events.requested(DOCUMENT)))
                        .cost())
                .isEqualByComparingTo(new BigDecimal("0.003"));
    }

    private static DocumentState state(DocumentEvent... events) {
        return DocumentSummary.of(List.of(events)).state();
    }

    private static DocumentEvent received() {
        return Events.received(DOCUMENT);
    }

    private static ReviewDecided decided(Verdict verdict) {
        return new ReviewDecided(
                DOCUMENT, 4, NOON.plusSeconds(9), "r-1", Question.INVOICE, verdict, "Reviewer", "", Map.of(), null);
    }

    private static DocumentCompleted completed() {
        return new DocumentCompleted(
                DOCUMENT,
                5,
                NOON.plusSeconds(11),
                Kind.INVOICE,
                Ending.APPROVED,
                "invoice/decided-4",
                "",
                Work.free("layout-1", 3));
    }

    private static DocumentFailed failed(int seq, int second) {
        return new DocumentFailed(
                DOCUMENT, seq, NOON.plusSeconds(second), Channel.INVOICES, "no answer from the store");
    }

    private static List<DocumentEvent> story() {
        return List.of(
                received(),
                Events.classified(DOCUMENT),
                new StepFailed(DOCUMENT, 2, NOON, Channel.INVOICES, 1, "no answer from the store"),
                failed(3, 10),
                new DocumentRedriven(DOCUMENT, 3, NOON.plusSeconds(20), Channel.INVOICES, "Reviewer"),
                Events.requested(DOCUMENT),
                decided(Verdict.APPROVED),
                completed());
    }
}
