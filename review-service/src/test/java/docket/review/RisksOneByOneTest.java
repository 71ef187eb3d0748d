package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Ruling;
import docket.messages.Ruling.Choice;
import docket.review.RuleOnItem.Outcome;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RisksOneByOneTest {

    private static final Person ONE = new Person("One", "one@example.com", Person.EVERYTHING);
    private static final Person TWO = new Person("Two", "two@example.com", Person.EVERYTHING);

    @Inject
    Papers papers;

    @Inject
    Reviews reviews;

    @Inject
    Timeline timeline;

    @Inject
    DecideReview decideReview;

    @Inject
    RuleOnItem ruleOnItem;

    @Inject
    ContractStock stock;

    @Inject
    ContractDesk desk;

    @Inject
    Reminders reminders;

    @Inject
    People people;

    @Inject
    MockMailbox mails;

    private Review contract(LocalDate notice) {
        var document = papers.contractToReview(Events.newDocument(), "contract.pdf", notice);
        return reviews.of(document).getFirst();
    }

    private static LocalDate far() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(300);
    }

    @Test
    void severalPeopleRuleAndTheLastWordOnEachItemCountsOnce() {
        var review = contract(far());
        ruleOnItem.rule(review.id(), "exclusivity", Choice.ACCEPTED, "", ONE);
        ruleOnItem.rule(review.id(), "exclusivity", Choice.EDITED, " Other words. ", TWO);
        var again = ruleOnItem.rule(review.id(), "exclusivity", Choice.EDITED, "Other words.", TWO);

        decideReview.decide(review.id(), Verdict.APPROVED, ONE, "", Map.of(), null);

        assertThat(timeline.events(review.documentId()))
                .filteredOn(ReviewDecided.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        ReviewDecided.class,
                        decided -> assertThat(decided.rulings()).singleElement().satisfies(ruling -> {
                            assertThat(ruling.by()).isEqualTo("Two");
                            assertThat(ruling.wording()).isEqualTo("Other words.");
                            assertThat(again)
                                    .isInstanceOfSatisfying(
                                            Outcome.Ruled.class,
                                            same -> assertThat(same.ruling().at())
                                                    .isEqualTo(ruling.at()));
                        }));
        assertThat(Happening.ruled(reviews.find(review.id()).orElseThrow().rulings(), Language.ENGLISH))
                .isEqualTo("1 item reviewed (1 edited)");
    }

    @Test
    void afterTheDecisionNothingIsRuledAnyMore() {
        var review = contract(far());
        decideReview.decide(review.id(), Verdict.REJECTED, ONE, "no", Map.of(), null);

        assertThat(ruleOnItem.rule(review.id(), "exclusivity", Choice.ACCEPTED, "", ONE))
                .isInstanceOf(Outcome.TooLate.class);
        assertThat(reviews.find(review.id()).orElseThrow().rulings()).isEmpty();
    }

    @Test
    void racingRulingsAndADecisionLoseNothingThatWasAnswered() throws InterruptedException {
        var review = contract(far());
        var ruled = new ConcurrentLinkedQueue<Ruling>();
        var threads = new ArrayList<Thread>();
        for (var item : List.of("exclusivity", "uncapped_liability", "audit_rights")) {
            threads.add(Thread.startVirtualThread(() -> {
                if (ruleOnItem.rule(review.id(), item, Choice.ACCEPTED, "", ONE)
                        instanceof Outcome.Ruled(var _, var ruling)) ruled.add(ruling);
            }));
        }
        threads.add(Thread.startVirtualThread(
                () -> decideReview.decide(review.id(), Verdict.APPROVED, TWO, "", Map.of(), null)));
        for (var thread : threads) thread.join();

        assertThat(timeline.events(review.documentId()))
                .filteredOn(ReviewDecided.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        ReviewDecided.class,
                        decided -> assertThat(decided.rulings()).containsExactlyInAnyOrderElementsOf(ruled));
    }

    @Test
    void whoDecidesAboutInvoicesAloneIsNotShownWhatContractsSay() {
        assertThat(ContractStock.admits(new Person("Clerk", "clerk@example.com", "invoice")))
                .isFalse();
        assertThat(ContractStock.admits(new Person("Counsel", "counsel@example.com", "contract")))
                .isTrue();
        assertThat(ContractStock.admits(ONE)).isTrue();
    }

    @Test
    void whatIsNoItemOrHasNoWordingIsSaid() {
        var review = contract(far());

        assertThat(ruleOnItem.rule(review.id(), "weather", Choice.ACCEPTED, "", ONE))
                .isInstanceOfSatisfying(
                        Outcome.Wrong.class,
                        wrong -> assertThat(wrong.why()).contains("there are audit_rights, exclusivity"));
        assertThat(ruleOnItem.rule(review.id(), "exclusivity", Choice.EDITED, " ", ONE))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(ruleOnItem.rule("r-none", "exclusivity", Choice.ACCEPTED, "", ONE))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aLastDayForNoticeIsToldOnceForEachStepOfComingNearer() {
        var notice = LocalDate.now(ZoneOffset.UTC).plusDays(25);
        var review = contract(notice);

        look(Duration.ZERO);
        Awaitility.await().until(() -> told(review) == 1);
        look(Duration.ZERO);
        look(Duration.ofDays(1));
        look(Duration.ofDays(20));
        Awaitility.await().until(() -> told(review) == 2);
        look(Duration.ofDays(40));

        var mail = mails.getMailsSentTo(people.askedFirst(Question.CONTRACT).mail()).stream()
                .filter(each -> String.valueOf(each.getText())
                        .contains(review.documentId().value()))
                .filter(each -> each.getSubject().startsWith("Notice"))
                .toList();
        assertThat(mail)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.getSubject()).contains(Language.ENGLISH.day(notice)));
    }

    private void look(Duration later) {
        new RemindOfNotices(stock, desk, reminders, people, Clock.offset(Clock.systemUTC(), later)).look();
    }

    /** Sent by the schedule, which runs by itself. */
    private long told(Review review) {
        return mails.getMailsSentTo(people.askedFirst(Question.CONTRACT).mail()).stream()
                .filter(each -> each.getSubject().startsWith("Notice"))
                .filter(each -> String.valueOf(each.getText())
                        .contains(review.documentId().value()))
                .count();
    }
}
