package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.Approval;
import docket.messages.Channel;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Work;
import docket.review.DecideReview.Outcome;
import docket.review.messaging.SentMessages;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Reviews that need several people, or certain ones. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SeveralPeopleTest {

    private static final int CLICKS = 64;
    private static final Person ONE = person("one");
    private static final Person TWO = person("two");
    private static final Person THREE = person("three");
    private static final Person HEAD = person("head");

    @Inject
    StandIns standIns;

    @Inject
    TakeMessage takeMessage;

    @Inject
    Reviews reviews;

    @Inject
    Timeline timeline;

    @Inject
    DecideReview decideReview;

    @Inject
    SentMessages sent;

    @Inject
    MockMailbox mailbox;

    private static Person person(String name) {
        return new Person(name, name + "@example.com", "");
    }

    @Test
    void theSecondOfTwoPeopleDecides() {
        var review = asked(2, ONE, TWO, THREE);

        assertThat(approve(review, ONE)).isInstanceOf(Outcome.Agreed.class);
        assertThat(reviews.find(review.id()).orElseThrow().isOpen()).isTrue();
        assertThat(decisions(review)).isEmpty();
        assertThat(approve(review, TWO)).isInstanceOf(Outcome.Decided.class);

        assertThat(decisions(review)).singleElement().satisfies(decided -> {
            assertThat(decided.by()).isEqualTo("one, two");
            assertThat(decided.verdict()).isEqualTo(Verdict.APPROVED);
        });
    }

    @Test
    void thePersonWhoAgreedAlreadyIsNotASecondOne() {
        var review = asked(2, ONE, TWO);
        approve(review, ONE);

        assertThat(approve(review, ONE)).isEqualTo(new Outcome.Incomplete("You agreed already; it takes 1 more."));
        assertThat(reviews.find(review.id()).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void ofSeveralOneIsEnoughToReject() {
        var review = asked(2, ONE, TWO);
        approve(review, ONE);

        var outcome = decideReview.decide(review.id(), Verdict.REJECTED, TWO, "not ordered", Map.of(), null);

        assertThat(outcome).isInstanceOf(Outcome.Decided.class);
        assertThat(decisions(review))
                .singleElement()
                .satisfies(decided -> assertThat(decided.verdict()).isEqualTo(Verdict.REJECTED));
    }

    @Test
    void aChangedValueTakesBackWhatOthersAgreedTo() {
        var review = asked(2, ONE, TWO, THREE);
        approve(review, ONE);

        var changed =
                decideReview.decide(review.id(), Verdict.APPROVED, TWO, "", Map.of("total_amount", "120.00"), null);

        assertThat(changed).isInstanceOf(Outcome.Agreed.class);
        assertThat(reviews.find(review.id()).orElseThrow().demand().words())
                .contains("Agreed so far: two.")
                .contains("Total amount = 120.00");
        assertThat(approve(review, ONE)).isInstanceOf(Outcome.Decided.class);
        assertThat(decisions(review))
                .singleElement()
                .satisfies(decided ->
                        assertThat(decided.corrections()).containsExactly(Map.entry("total_amount", "120.00")));
    }

    @Test
    void whoIsNotNamedMayNeitherApproveNorReject() {
        var review = asked(1, ONE);

        assertThat(approve(review, TWO)).isEqualTo(new Outcome.Incomplete("This is to be decided by one@example.com."));
        assertThat(decideReview.decide(review.id(), Verdict.REJECTED, TWO, "no", Map.of(), null))
                .isInstanceOf(Outcome.Incomplete.class);
        assertThat(approve(review, ONE)).isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void of64RacingClicksOfManyPeopleExactlyOneDecides() throws InterruptedException, ExecutionException {
        var review = asked(3);

        var outcomes = race(click ->
                decideReview.decide(review.id(), Verdict.APPROVED, person("p" + click % 8), "", Map.of(), null));

        assertThat(outcomes).filteredOn(Outcome.Agreed.class::isInstance).hasSize(2);
        assertThat(outcomes).filteredOn(Outcome.Decided.class::isInstance).hasSize(1);
        assertThat(decisions(review)).hasSize(1);
        assertThat(decisions(review).getFirst().by().split(", "))
                .doesNotHaveDuplicates()
                .hasSize(3);
        Awaitility.await()
                .until(() -> !sent.on(Channel.INVOICES, review.documentId()).isEmpty());
        assertThat(sent.on(Channel.INVOICES, review.documentId())).hasSize(1);
    }

    @Test
    void everybodyWhoIsAskedGetsAMailOfTheirOwn() {
        var review = asked(2, person("mail-a"), person("mail-b"));

        Awaitility.await().untilAsserted(() -> {
            assertThat(mailbox.getMailsSentTo("mail-a@example.com")).hasSize(1);
            assertThat(mailbox.getMailsSentTo("mail-b@example.com")).hasSize(1);
        });
        assertThat(mailbox.getMailsSentTo("mail-b@example.com").getFirst().getText())
                .contains("The link is yours, mail-b@example.com")
                .contains("2 people must agree");
        assertThat(review.isOpen()).isTrue();
    }

    @Test
    void whenTheTimeIsOverItGoesToOthersAndThenExpires() {
        var review =
                asked(new Approval("large", List.of(ONE.mail()), 1, Duration.ofHours(4), List.of(HEAD.mail()), false));
        assertThat(approve(review, HEAD)).isInstanceOf(Outcome.Incomplete.class);

        after(Duration.ofHours(5)).expireOverdue();
        var escalated = reviews.find(review.id()).orElseThrow();

        assertThat(escalated.isOpen()).isTrue();
        assertThat(escalated.deadline()).isAfter(review.deadline());
        Awaitility.await()
                .untilAsserted(() -> assertThat(mailbox.getMailsSentTo(HEAD.mail()))
                        .anyMatch(mail -> mail.getSubject().startsWith("Overdue, please decide")));

        after(Duration.ofHours(10)).expireOverdue();
        assertThat(reviews.find(review.id()).orElseThrow().state()).isEqualTo(Review.State.EXPIRED);
    }

    @Test
    void afterTheEscalationTheOthersMayDecide() {
        var review =
                asked(new Approval("large", List.of(ONE.mail()), 1, Duration.ofHours(4), List.of(HEAD.mail()), false));

        var outcome = after(Duration.ofHours(5)).decide(review.id(), Verdict.APPROVED, HEAD, "", Map.of(), null);

        assertThat(outcome).isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void anAuditLeavesTheDocumentWhereItIs() {
        var document = Events.newDocument();
        var audit = requested(document, new Approval("audit", List.of(), 1, null, List.of(), true));
        takeMessage.take(audit);
        takeMessage.take(new DocumentCompleted(
                document,
                audit.seq() + 2,
                audit.at(),
                Kind.INVOICE,
                Ending.STRAIGHT_THROUGH,
                null,
                "every check held",
                Work.free("layout-1", 1)));
        var review = reviews.of(document).getFirst();

        assertThat(timeline.summary(document)).get().matches(all -> all.state() == DocumentState.COMPLETED);
        decideReview.decide(review.id(), Verdict.REJECTED, ONE, "the total is wrong", Map.of(), null);
        assertThat(timeline.summary(document)).get().matches(all -> all.state() == DocumentState.COMPLETED);
    }

    @Test
    void whoStandsInDecidesWhatOnlyTheAbsentMay() {
        var review = asked(1, ONE);
        assertThat(approve(review, THREE)).isInstanceOf(Outcome.Incomplete.class);
        var today = LocalDate.now(ZoneOffset.UTC);
        standIns.set(new StandIns.StandIn(ONE, THREE, today, today));

        try {
            assertThat(approve(review, THREE)).isInstanceOf(Outcome.Decided.class);
        } finally {
            standIns.end(ONE);
        }
        assertThat(approve(asked(1, ONE), THREE)).isInstanceOf(Outcome.Incomplete.class);
    }

    private DecideReview after(Duration time) {
        return new DecideReview(reviews, Clock.offset(Clock.systemUTC(), time));
    }

    private Outcome approve(Review review, Person person) {
        return decideReview.decide(review.id(), Verdict.APPROVED, person, "", Map.of(), null);
    }

    private Review asked(int approvers, Person... people) {
        var who = List.of(people).stream().map(Person::mail).toList();
        return asked(new Approval("two of us", who, approvers, null, List.of(), false));
    }

    private Review asked(Approval approval) {
        var document = Events.newDocument();
        takeMessage.take(requested(document, approval));
        return reviews.of(document).getFirst();
    }

    private static ReviewRequested requested(DocumentId document, Approval approval) {
        var plain = (ReviewRequested) Events.requested(document);
        return new ReviewRequested(
                plain.documentId(),
                plain.seq(),
                plain.at(),
                plain.kind(),
                plain.question(),
                plain.result(),
                plain.reasons(),
                plain.replyTo(),
                plain.work(),
                approval);
    }

    private List<ReviewDecided> decisions(Review review) {
        return timeline.events(review.documentId()).stream()
                .filter(ReviewDecided.class::isInstance)
                .map(ReviewDecided.class::cast)
                .toList();
    }

    private static List<Outcome> race(IntFunction<Outcome> click) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        var outcomes = new ArrayList<Future<Outcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLICKS; i++) {
                int number = i;
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return click.apply(number);
                }));
            }
            start.countDown();
            var all = new ArrayList<Outcome>();
            for (var outcome : outcomes) all.add(outcome.get());
            return all;
        }
    }
}
