package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.review.DecideReview.Outcome;
import docket.review.messaging.SentMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DecideReviewTest {

    private static final int CLICKS = 64;
    private static final Person REVIEWER = new Person("Reviewer", "reviewer@example.com", Person.EVERYTHING);

    @Inject
    TakeMessage takeMessage;

    @Inject
    Reviews reviews;

    @Inject
    Timeline timeline;

    @Inject
    DecideReview decideReview;

    @Inject
    OpenLink openLink;

    @Inject
    SentMessages sent;

    @Test
    void of64RacingClicksExactlyOneDecides() throws InterruptedException, ExecutionException {
        var review = openReview();
        var secret = openLink.mint(review);

        var outcomes = race(click -> click % 2 == 0
                ? decideReview.decide(review.id(), Verdict.APPROVED, REVIEWER, "click " + click, Map.of(), null)
                : openLink.decide(secret, Verdict.REJECTED, "click " + click, null));

        assertThat(outcomes).filteredOn(Outcome.Decided.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.TooLate.class::isInstance).hasSize(CLICKS - 1);
        var decision = reviews.find(review.id()).orElseThrow().decision();
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(decisionIn(outcome)).isEqualTo(decision));
        assertThat(decisions(review)).hasSize(1);
        Awaitility.await()
                .until(() -> !sent.on(Channel.INVOICES, review.documentId()).isEmpty());
        assertThat(sent.on(Channel.INVOICES, review.documentId()))
                .as("what the asker was told, and told once")
                .isEqualTo(decisions(review));
    }

    @Test
    void ofRacingRequestsOneReviewIsOpened() throws InterruptedException, ExecutionException {
        var document = Events.newDocument();

        race(_ -> {
            takeMessage.take(Events.requested(document));
            return new Outcome.Unknown();
        });

        assertThat(reviews.of(document)).hasSize(1);
        assertThat(timeline.events(document)).hasSize(1);
    }

    @Test
    void aNewerRequestSupersedesTheOlderAndItsLink() {
        var document = Events.newDocument();
        takeMessage.take(Events.requested(document));
        var older = reviews.of(document).getFirst();
        var secret = openLink.mint(older);

        takeMessage.take(later(Events.requested(document)));

        assertThat(reviews.of(document))
                .extracting(Review::state)
                .containsExactly(Review.State.SUPERSEDED, Review.State.OPEN);
        assertThat(openLink.look(secret)).get().matches(opened -> !opened.usable());
        assertThat(openLink.decide(secret, Verdict.APPROVED, "", null)).isInstanceOf(Outcome.TooLate.class);
    }

    @Test
    void anOlderRequestThatArrivesLateIsNotAskedAnyMore() {
        var document = Events.newDocument();
        takeMessage.take(later(Events.requested(document)));

        takeMessage.take(Events.requested(document));

        assertThat(reviews.of(document))
                .extracting(Review::state)
                .containsExactly(Review.State.SUPERSEDED, Review.State.OPEN);
    }

    @Test
    void whatNobodyDecidesInTimeExpiresVisibly() {
        var review = openReview();
        var later = new DecideReview(reviews, Clock.offset(Clock.systemUTC(), Duration.ofDays(8)));

        assertThat(later.expireOverdue()).isPositive();

        var expired = reviews.find(review.id()).orElseThrow();
        assertThat(expired.state()).isEqualTo(Review.State.EXPIRED);
        assertThat(decisions(review))
                .singleElement()
                .extracting(ReviewDecided::verdict)
                .isEqualTo(Verdict.EXPIRED);
        assertThat(timeline.summary(review.documentId()))
                .get()
                .extracting(DocumentSummary::state)
                .isEqualTo(DocumentState.EXPIRED);
    }

    @Test
    void aDecisionAfterTheDeadlineIsTooLateEvenBeforeTheClockStruck() {
        var review = openReview();
        var later = new DecideReview(reviews, Clock.offset(Clock.systemUTC(), Duration.ofDays(8)));

        var outcome = later.decide(review.id(), Verdict.APPROVED, REVIEWER, "", Map.of(), null);

        assertThat(outcome).isInstanceOf(Outcome.TooLate.class);
        assertThat(decisions(review))
                .singleElement()
                .extracting(ReviewDecided::verdict)
                .isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void whatIsIncompleteLeavesTheReviewOpen() {
        var kind = openReview(Question.KIND);
        var invoice = openReview();

        assertThat(decideReview.decide(kind.id(), Verdict.APPROVED, REVIEWER, "", Map.of(), null))
                .isInstanceOf(Outcome.Incomplete.class);
        assertThat(decideReview.decide(invoice.id(), Verdict.REJECTED, REVIEWER, " ", Map.of(), null))
                .isInstanceOf(Outcome.Incomplete.class);
        assertThat(decideReview.decide(invoice.id(), Verdict.APPROVED, REVIEWER, "", Map.of("a b", "1"), null))
                .isInstanceOf(Outcome.Incomplete.class);
        assertThat(reviews.find(invoice.id())).get().matches(Review::isOpen);
        assertThat(decideReview.decide("r-unknown", Verdict.APPROVED, REVIEWER, "", Map.of(), null))
                .isInstanceOf(Outcome.Unknown.class);
    }

    private interface Click {
        Outcome on(int number);
    }

    private static List<Outcome> race(Click click) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clicks = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < CLICKS; i++) {
                int number = i;
                clicks.add(threads.submit(() -> {
                    start.await();
                    return click.on(number);
                }));
            }
            start.countDown();
            var outcomes = new ArrayList<Outcome>();
            for (var one : clicks) outcomes.add(one.get());
            return outcomes;
        }
    }

    private static Decision decisionIn(Outcome outcome) {
        var decision = switch (outcome) {
            case Outcome.Decided(var review) -> review.decision();
            case Outcome.TooLate(var review) -> review.decision();
            case Outcome.Agreed _, Outcome.Incomplete _, Outcome.Unknown _ -> null;
        };
        if (decision == null) throw new AssertionError("no decision in " + outcome);
        return decision;
    }

    private List<ReviewDecided> decisions(Review review) {
        return timeline.events(review.documentId()).stream()
                .filter(ReviewDecided.class::isInstance)
                .map(ReviewDecided.class::cast)
                .toList();
    }

    private Review openReview() {
        return openReview(Question.INVOICE);
    }

    private Review openReview(Question question) {
        DocumentId document = Events.newDocument();
        takeMessage.take(Events.requested(document, question, Kind.INVOICE, new ReplyTo.Queue(Channel.INVOICES), null));
        return reviews.of(document).getFirst();
    }

    private static DocumentEvent later(DocumentEvent.ReviewRequested request) {
        return new DocumentEvent.ReviewRequested(
                request.documentId(),
                request.seq() + 2,
                request.at().plusSeconds(60),
                request.kind(),
                request.question(),
                request.result(),
                request.reasons(),
                request.replyTo(),
                request.work());
    }
}
