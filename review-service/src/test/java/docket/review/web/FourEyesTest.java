package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.documents.Documents;
import docket.messages.Approval;
import docket.messages.Channel;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.review.Absences;
import docket.review.DecideReview;
import docket.review.DecideReview.Outcome;
import docket.review.Events;
import docket.review.FourEyes;
import docket.review.OpenLink;
import docket.review.Papers;
import docket.review.People;
import docket.review.Person;
import docket.review.RequestReview;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.Surroundings;
import docket.review.Tenants;
import docket.review.Timeline;
import docket.review.Waiting;
import docket.review.aws.AwsStub;
import docket.review.messaging.SentMessages;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Above an amount a second, different person must agree, whichever way both come. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class FourEyesTest {

    private static final FourEyes ABOVE_1000 = new FourEyes(new BigDecimal("1000"));
    private static final String REVIEWER = "reviewer@example.com";
    private static final String SECOND = "second@example.com";

    @TestHTTPResource
    URI base;

    @Inject
    Reviews reviews;

    @Inject
    Documents documents;

    @Inject
    People people;

    @Inject
    Tenants tenants;

    @Inject
    Timeline timeline;

    @Inject
    DecideReview decideReview;

    @Inject
    OpenLink openLink;

    @Inject
    SignIn signIn;

    @Inject
    Waiting waiting;

    @Inject
    SentMessages sent;

    @Inject
    MockMailbox mailbox;

    @Inject
    Papers papers;

    private final String file = "Large " + UUID.randomUUID() + ".pdf";

    @Test
    void theFirstAloneWakesNobodyAndASecondPersonIsAsked() {
        var review = large(ABOVE_1000);

        var first = new LinkVisitor(base, mailTo(REVIEWER)).approve();

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("You agreed").contains("Agreed so far: Reviewer.");
        assertThat(now(review).isOpen()).isTrue();
        assertThat(decisions(review)).isEmpty();
        assertThat(sent.on(Channel.INVOICES, review.documentId())).isEmpty();

        var second = new LinkVisitor(base, mailTo(SECOND)).approve();

        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(decisions(review)).singleElement().satisfies(decided -> {
            assertThat(decided.verdict()).isEqualTo(Verdict.APPROVED);
            assertThat(decided.by()).isEqualTo("Reviewer, Second");
        });
        await().untilAsserted(() ->
                assertThat(sent.on(Channel.INVOICES, review.documentId())).hasSize(1));
    }

    @Test
    void thePersonOfTheLinkIsNoSecondOneAtTheWorkbenchNorTheOtherWayRound() {
        var review = large(ABOVE_1000);
        var link = new LinkVisitor(base, mailTo(REVIEWER));
        link.approve();

        assertThat(link.look().body()).contains("Reviewer agreed on").contains("it takes 1 more");
        var again = atWorkbench(REVIEWER, review);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("You agreed already; it takes 1 more.");
        assertThat(now(review).isOpen()).isTrue();

        assertThat(atWorkbench(SECOND, review).statusCode()).isEqualTo(303);
        assertThat(decisions(review)).hasSize(1);
    }

    @Test
    void whoeverWasAtItAndAgreedIsNotInTheWayOfTheSecond() {
        var review = large(ABOVE_1000);
        waiting.claim(review.id(), person(REVIEWER));

        assertThat(atWorkbench(REVIEWER, review).statusCode()).isEqualTo(303);

        assertThat(waiting.owner(review.id())).isEmpty();
        assertThat(now(review).person().mail()).isEqualTo(SECOND);
        assertThat(atWorkbench(SECOND, review).statusCode()).isEqualTo(303);
        assertThat(now(review).isOpen()).isFalse();
    }

    @Test
    void oneIsEnoughToReject() {
        var review = large(ABOVE_1000);
        atWorkbench(REVIEWER, review);

        new LinkVisitor(base, mailTo(SECOND)).reject("not ordered");

        assertThat(decisions(review)).singleElement().satisfies(decided -> {
            assertThat(decided.verdict()).isEqualTo(Verdict.REJECTED);
            assertThat(decided.by()).isEqualTo("Second");
        });
    }

    @Test
    void ofManyWhoRaceToBeTheSecondExactlyOneDecides() throws InterruptedException, ExecutionException {
        var review = large(ABOVE_1000);
        atWorkbench(REVIEWER, review);
        var link = openLink.mint(now(review));
        var clicks = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < 64; i++) {
            int number = i;
            clicks.add(
                    number % 2 == 0
                            ? () -> openLink.decide(link, Verdict.APPROVED, "", null)
                            : () -> decideReview.decide(
                                    review.id(), Verdict.APPROVED, unlisted("p" + number % 8), "", Map.of(), null));
        }

        var outcomes = race(clicks);

        assertThat(outcomes).filteredOn(Outcome.Decided.class::isInstance).hasSize(1);
        assertThat(decisions(review)).hasSize(1);
        assertThat(decisions(review).getFirst().by()).startsWith("Reviewer, ");
        await().untilAsserted(() ->
                assertThat(sent.on(Channel.INVOICES, review.documentId())).hasSize(1));
    }

    @Test
    void sayingOnceMoreWhatItIsDoesNotReplaceTheSecond() {
        var review = large(ABOVE_1000);

        var answer = new HttpVisitor(base)
                .api(
                        "POST",
                        "/api/reviews/" + review.id() + "/decision",
                        "{\"verdict\": \"approve\", \"kind\": \"invoice\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(now(review).isOpen()).isTrue();
        assertThat(now(review).demand().agreements()).hasSize(1);
    }

    @Test
    void aWaitingWorkflowIsNotWokenByOneWhoSaysItIsSomethingElse() {
        var token = "AQC+" + UUID.randomUUID() + "/=";
        var review = large(ABOVE_1000, new ReplyTo.TaskToken(token), null);

        var other = decideReview.decide(review.id(), Verdict.APPROVED, person(REVIEWER), "", Map.of(), Kind.RECEIPT);
        var agreed = decideReview.decide(review.id(), Verdict.APPROVED, person(REVIEWER), "", Map.of(), null);

        assertThat(other)
                .isInstanceOfSatisfying(
                        Outcome.Incomplete.class, said -> assertThat(said.why()).contains("Reject it"));
        assertThat(agreed).isInstanceOf(Outcome.Agreed.class);
        assertThat(AwsStub.callsFor(token)).isEmpty();
        decideReview.decide(review.id(), Verdict.APPROVED, person(SECOND), "", Map.of(), null);
        await().untilAsserted(() -> assertThat(AwsStub.callsFor(token)).hasSize(1));
    }

    @Test
    void upToTheAmountOneIsEnoughUnlessNobodyCouldReadIt() {
        assertThat(large(new FourEyes(new BigDecimal("1910"))).demand().approvers())
                .isEqualTo(1);

        var unread = Events.newDocument();
        asking(ABOVE_1000).request((ReviewRequested) Events.requested(unread));
        assertThat(reviews.of(unread).getLast().demand().approvers()).isEqualTo(2);
    }

    @Test
    void anAmountMadeLargerWhileDecidingTakesTwo() {
        var above2000 = new DecideReview(
                reviews,
                people,
                _ -> Optional.of(people),
                new FourEyes(new BigDecimal("2000")),
                Clock.systemUTC(),
                () -> Absences.NONE);
        var review = large(new FourEyes(new BigDecimal("2000")));
        var larger = Map.of("gross_total", "2500.00");

        assertThat(above2000.decide(review.id(), Verdict.APPROVED, person(REVIEWER), "", larger, null))
                .isInstanceOf(Outcome.Agreed.class);
        assertThat(above2000.decide(review.id(), Verdict.APPROVED, person(REVIEWER), "", larger, null))
                .isEqualTo(new Outcome.Incomplete("You agreed already; it takes 1 more."));
        assertThat(above2000.decide(review.id(), Verdict.APPROVED, person(SECOND), "", Map.of(), null))
                .isInstanceOf(Outcome.Decided.class);
        assertThat(decisions(review))
                .singleElement()
                .satisfies(decided -> assertThat(decided.corrections()).isEqualTo(larger));
    }

    @Test
    void whoeverAgreedToAnotherValueIsAskedAgain() {
        var review = large(ABOVE_1000);
        decideReview.decide(review.id(), Verdict.APPROVED, person(REVIEWER), "", Map.of(), null);
        mailTo(SECOND);
        mailbox.clear();

        decideReview.decide(review.id(), Verdict.APPROVED, person(SECOND), "", Map.of("gross_total", "1190.00"), null);

        assertThat(now(review).isOpen()).isTrue();
        var again = new LinkVisitor(base, mailTo(REVIEWER));
        assertThat(again.look().body()).contains("Agreed so far: Second.").contains("1190.00");
        again.approve();
        assertThat(decisions(review))
                .singleElement()
                .satisfies(decided -> assertThat(decided.by()).isEqualTo("Second, Reviewer"));
    }

    @Test
    void whoARuleNamesAloneIsAlwaysOneOfTheTwo() {
        var review = large(
                ABOVE_1000,
                new ReplyTo.Queue(Channel.INVOICES),
                new Approval("large", List.of(SECOND), 1, null, List.of(), false));
        assertThat(review.demand().words()).contains("2 people must agree").contains("Second among them");
        assertThat(mailTo(SECOND)).isNotNull();

        assertThat(approve(review, unlisted("p1"))).isInstanceOf(Outcome.Agreed.class);
        assertThat(approve(review, unlisted("p2")))
                .isEqualTo(new Outcome.Incomplete("One more must agree, and that is Second."));
        assertThat(approve(review, person(SECOND))).isInstanceOf(Outcome.Decided.class);
        assertThat(decisions(review))
                .singleElement()
                .satisfies(decided -> assertThat(decided.by()).isEqualTo("p1, Second"));
    }

    private Outcome approve(Review review, Person by) {
        return decideReview.decide(review.id(), Verdict.APPROVED, by, "", Map.of(), null);
    }

    private Review large(FourEyes fourEyes) {
        return large(fourEyes, new ReplyTo.Queue(Channel.INVOICES), null);
    }

    /** An invoice over 1,910.00, asked about once more, now with these rules. */
    private Review large(FourEyes fourEyes, ReplyTo replyTo, Approval approval) {
        DocumentId document = papers.invoiceToReview(Events.newDocument(), file);
        var asked = timeline.events(document).stream()
                .filter(ReviewRequested.class::isInstance)
                .map(ReviewRequested.class::cast)
                .findFirst()
                .orElseThrow();
        asking(fourEyes)
                .request(new ReviewRequested(
                        document,
                        asked.seq() + 1,
                        asked.at(),
                        asked.kind(),
                        asked.question(),
                        asked.result(),
                        asked.reasons(),
                        replyTo,
                        asked.work(),
                        approval));
        return reviews.of(document).getLast();
    }

    private RequestReview asking(FourEyes fourEyes) {
        return new RequestReview(reviews, documents, people, tenants, fourEyes, Clock.systemUTC(), Duration.ofDays(7));
    }

    /** The newest mail about it whose link still opens. */
    private Mail mailTo(String mail) {
        return await().until(
                        () -> mailbox.getMailsSentTo(mail).reversed().stream()
                                .filter(each -> each.getText().contains(file))
                                .filter(each -> new LinkVisitor(base, each)
                                        .look()
                                        .body()
                                        .contains("name=\"csrf\""))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private HttpResponse<String> atWorkbench(String mail, Review review) {
        var browser = new HttpVisitor(base);
        var path = "/sign-in/" + signIn.invite(person(mail)).value();
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        var page = browser.get("/documents/" + review.documentId());
        return browser.form(
                "/reviews/" + review.id() + "/decision", Map.of("csrf", HttpVisitor.csrf(page), "verdict", "approve"));
    }

    private Review now(Review review) {
        return reviews.find(review.id()).orElseThrow();
    }

    private Person person(String mail) {
        return people.withMail(mail).orElseThrow();
    }

    private static Person unlisted(String name) {
        return new Person(name, name + "@example.com", "reviewer");
    }

    private List<ReviewDecided> decisions(Review review) {
        return timeline.events(review.documentId()).stream()
                .filter(ReviewDecided.class::isInstance)
                .map(ReviewDecided.class::cast)
                .toList();
    }

    private static List<Outcome> race(List<Callable<Outcome>> clicks) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        var running = new ArrayList<Future<Outcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var click : clicks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return click.call();
                }));
            }
            start.countDown();
            var all = new ArrayList<Outcome>();
            for (var each : running) all.add(each.get());
            return all;
        }
    }
}
