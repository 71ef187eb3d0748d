package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.messages.Approval;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.Verdict;
import docket.review.DecideReview;
import docket.review.DecideReview.Outcome;
import docket.review.Events;
import docket.review.Ladder;
import docket.review.Papers;
import docket.review.People;
import docket.review.Person;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.StandIns;
import docket.review.StandIns.StandIn;
import docket.review.Surroundings;
import docket.review.TakeMessage;
import docket.review.Tenants;
import docket.review.Timeline;
import docket.review.Waiting;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A link opens only to whoever is asked now: not to somebody who is away, was relieved or is late. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LinksFollowPeopleTest {

    private static final String FORM = "name=\"csrf\"";
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @TestHTTPResource
    URI base;

    @Inject
    StandIns standIns;

    @Inject
    TakeMessage takeMessage;

    @Inject
    Reviews reviews;

    @Inject
    DecideReview decideReview;

    @Inject
    Waiting waiting;

    @Inject
    Ladder.Rungs rungs;

    @Inject
    People people;

    @Inject
    Tenants tenants;

    @Inject
    Timeline timeline;

    @Inject
    SignIn signIn;

    @Inject
    MockMailbox mailbox;

    @Inject
    Papers papers;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Person away = person("away-" + mark);
    private final Person present = person("present-" + mark);
    private final Person colleague = person("colleague-" + mark);

    @AfterEach
    void everybodyIsBack() {
        standIns.end(away);
        standIns.end(present);
    }

    @Test
    void whoStandsInGetsTheLinkAndDecidesAndTheAbsentGetsNone() {
        leave(away, present);

        var review = asked(1, away);
        var mail = mailTo(present, 1);

        assertThat(mail.getSubject()).startsWith("In place of " + away.name() + ". ");
        assertThat(new LinkVisitor(base, mail).approve().statusCode()).isEqualTo(303);
        assertThat(decidedBy(review)).isEqualTo(present.name());
        assertThat(mailbox.getMailsSentTo(away.mail())).isEmpty();
    }

    @Test
    void aLinkMailedBeforeGoesOverToWhoStandsInAndComesBack() {
        var review = asked(1, away);
        var before = new LinkVisitor(base, mailTo(away, 1));
        assertThat(before.look().body()).contains(FORM);

        leave(away, present);

        assertThat(before.look().body())
                .contains("You are away, and " + present.name() + " decides in your place.")
                .doesNotContain(FORM);
        var meanwhile = new LinkVisitor(base, mailTo(present, 1));
        assertThat(meanwhile.look().body()).contains(FORM);

        standIns.end(away);

        assertThat(meanwhile.look().body())
                .contains("you do not stand in for " + away.name() + " any more")
                .doesNotContain(FORM);
        var mail = mailTo(away, 2);
        assertThat(mail.getSubject()).startsWith("Back with you. ");
        assertThat(before.look().body()).doesNotContain(FORM);
        assertThat(new LinkVisitor(base, mail).approve().statusCode()).isEqualTo(303);
        assertThat(decidedBy(review)).isEqualTo(away.name());
        assertThat(mailbox.getMailsSentTo(present.mail())).hasSize(1);
    }

    @Test
    void aHolidayThatHasNotBegunChangesNothing() {
        var tomorrow = today().plusDays(1);
        standIns.set(new StandIn(away, present, tomorrow, tomorrow));

        asked(1, away);

        assertThat(new LinkVisitor(base, mailTo(away, 1)).look().body()).contains(FORM);
        assertThat(mailbox.getMailsSentTo(present.mail())).isEmpty();
    }

    @Test
    void whereTheStandInIsAwayTooTheLinkGoesOnToTheirs() {
        leave(away, present);
        leave(present, colleague);

        var review = asked(1, away);

        assertThat(new LinkVisitor(base, mailTo(colleague, 1)).approve().statusCode())
                .isEqualTo(303);
        assertThat(decidedBy(review)).isEqualTo(colleague.name());
    }

    @Test
    void forSomebodyWhoAgreedNobodyAgreesOnceMoreInTheirPlace() {
        var review = asked(2, away, colleague);
        assertThat(approve(review, away)).isInstanceOf(Outcome.Agreed.class);

        leave(away, present);

        assertThat(approve(review, present))
                .isEqualTo(new Outcome.Incomplete("Whoever you stand in for agreed already; it takes 1 more."));
        assertThat(approve(review, colleague)).isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void whoeverStoodInCountsForTheAbsentAndNotForBoth() {
        leave(away, present);
        var review = asked(2, away, present);

        assertThat(approve(review, present)).isInstanceOf(Outcome.Agreed.class);
        assertThat(approve(review, present)).isEqualTo(new Outcome.Incomplete("You agreed already; it takes 1 more."));
        standIns.end(away);
        assertThat(approve(review, away)).isInstanceOf(Outcome.Decided.class);
        assertThat(decidedBy(review)).isEqualTo(present.name() + ", " + away.name());
    }

    @Test
    void handedToSomebodyElseTheLinkIsOverAtOnceAndTheOtherIsTold() {
        var review = anybodys();
        var link = new LinkVisitor(base, mailTo(listed("reviewer@example.com"), 1));
        assertThat(link.look().body()).contains(FORM);
        var browser = signedIn("reviewer@example.com");
        var csrf = HttpVisitor.csrf(browser.get("/queue"));
        var began = System.nanoTime();

        browser.form("/queue/act", Map.of("csrf", csrf, "act", "assign:" + review.id(), "to", "second@example.com"));

        assertThat(link.look().body())
                .contains("Somebody else is asked about this now")
                .doesNotContain(FORM);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
        var mail = mailTo(listed("second@example.com"), 1);
        assertThat(mail.getSubject()).startsWith("Handed to you. ");
        assertThat(new LinkVisitor(base, mail).approve().statusCode()).isEqualTo(303);
        assertThat(decidedBy(review)).isEqualTo("Second");
    }

    @Test
    void aReminderGoesToWhoeverIsAtItNow() {
        var review = anybodys();
        mailTo(listed("reviewer@example.com"), 1);
        waiting.assign(review.id(), listed("second@example.com"));

        rungs.take(review, "a step of " + mark, review.asked(), Ladder.REMINDER);

        assertThat(mailTo(listed("second@example.com"), 1).getSubject()).startsWith("Reminder. ");
        assertThat(mailbox.getMailsSentTo("reviewer@example.com"))
                .filteredOn(mail -> mail.getText().contains(mark))
                .hasSize(1);
    }

    @Test
    void aReminderReachesWhoStandsInWithALinkThatOpens() {
        var review = asked(1, away);
        mailTo(away, 1);
        leave(away, present);
        mailTo(present, 1);

        rungs.take(review, "a step of " + mark, review.asked(), Ladder.REMINDER);

        var mail = mailTo(present, 2);
        assertThat(mail.getSubject()).startsWith("Reminder. In place of " + away.name());
        assertThat(new LinkVisitor(base, mail).look().body()).contains(FORM);
        assertThat(mailbox.getMailsSentTo(away.mail())).hasSize(1);
    }

    @Test
    void whoIsAskedBesidesDecidesThroughALinkAndTheOthersIsOverThen() {
        var review = asked(1, away);
        var first = new LinkVisitor(base, mailTo(away, 1));
        var ladder = new Ladder(
                Ladder.parse("P6DT23H59M59.99S=" + colleague.mail()),
                only(review),
                reviews,
                people,
                tenants,
                Clock.systemUTC());

        assertThat(ladder.climb()).isEqualTo(1);

        var mail = mailTo(colleague, 1);
        assertThat(mail.getSubject()).startsWith("Escalated. ");
        assertThat(first.look().body()).contains(FORM);
        assertThat(new LinkVisitor(base, mail).approve().statusCode()).isEqualTo(303);
        assertThat(decidedBy(review)).isEqualTo(colleague.name());
        assertThat(first.look().body()).contains("Approved by " + colleague.name());
    }

    @Test
    void aNewVersionEndsTheLinkAtOnce() {
        var review = asked(1, away);
        var link = new LinkVisitor(base, mailTo(away, 1));
        var began = System.nanoTime();

        takeMessage.take(request(review, 1));

        assertThat(link.look().body())
                .contains("The document moved on to a newer version.")
                .doesNotContain(FORM);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
        assertThat(new LinkVisitor(base, mailTo(away, 2)).look().body()).contains(FORM);
    }

    @Test
    void aDecisionElsewhereEndsTheLinkAtOnce() {
        var review = asked(1, away);
        var link = new LinkVisitor(base, mailTo(away, 1));
        var began = System.nanoTime();

        approve(review, away);

        assertThat(link.look().body())
                .contains("Approved by " + away.name() + " on")
                .doesNotContain(FORM);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
    }

    /** Steps of one review alone: those of other tests have their own. */
    private Ladder.Rungs only(Review review) {
        return new Ladder.Rungs() {
            @Override
            public List<Review> below(String step, Duration before, int limit) {
                return List.of(reviews.find(review.id()).orElseThrow());
            }

            @Override
            public boolean take(Review taken, String step, List<Person> asked, String why) {
                return rungs.take(taken, step, asked, why);
            }
        };
    }

    private Outcome approve(Review review, Person by) {
        return decideReview.decide(review.id(), Verdict.APPROVED, by, "", Map.of(), null);
    }

    private void leave(Person person, Person other) {
        standIns.set(new StandIn(person, other, today(), today()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private Review anybodys() {
        return reviews.of(papers.invoiceToReview(Events.newDocument(), mark + ".pdf"))
                .getFirst();
    }

    /** About an invoice of 1,910.00, put to these. */
    private Review asked(int approvers, Person... who) {
        var first = anybodys();
        takeMessage.take(request(first, approvers, who));
        return reviews.of(first.documentId()).getLast();
    }

    private ReviewRequested request(Review review, int approvers, Person... who) {
        var last = timeline.events(review.documentId()).stream()
                .filter(ReviewRequested.class::isInstance)
                .map(ReviewRequested.class::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
        var mails = List.of(who.length == 0 ? new Person[] {away} : who).stream()
                .map(Person::mail)
                .toList();
        return new ReviewRequested(
                last.documentId(),
                last.seq() + 1,
                last.at(),
                last.kind(),
                last.question(),
                last.result(),
                last.reasons(),
                last.replyTo(),
                last.work(),
                new Approval("theirs", mails, approvers, null, List.of(), false));
    }

    /** Their newest mail about it, once there are so many. */
    private Mail mailTo(Person person, int many) {
        return await().until(
                        () -> mailbox.getMailsSentTo(person.mail()).stream()
                                .filter(mail -> mail.getText().contains(mark))
                                .toList(),
                        mails -> mails.size() == many)
                .getLast();
    }

    private HttpVisitor signedIn(String mail) {
        var browser = new HttpVisitor(base);
        var path = "/sign-in/" + signIn.invite(listed(mail)).value();
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        return browser;
    }

    private Person listed(String mail) {
        return people.withMail(mail).orElseThrow();
    }

    private String decidedBy(Review review) {
        return timeline.events(review.documentId()).stream()
                .filter(ReviewDecided.class::isInstance)
                .map(ReviewDecided.class::cast)
                .map(ReviewDecided::by)
                .reduce((_, later) -> later)
                .orElse("");
    }

    /** The name of somebody who is not listed is their address. */
    private static Person person(String name) {
        return new Person(name + "@example.com", name + "@example.com", "");
    }
}
