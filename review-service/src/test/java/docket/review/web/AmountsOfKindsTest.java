package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Work;
import docket.review.Absences;
import docket.review.AmountRules;
import docket.review.DecideReview;
import docket.review.DecideReview.Outcome;
import docket.review.Events;
import docket.review.FourEyes;
import docket.review.People;
import docket.review.Person;
import docket.review.RequestReview;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.StepUp;
import docket.review.Surroundings;
import docket.review.Tenants;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits and four eyes hold for contracts and proposals as they do for invoices. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AmountsOfKindsTest {

    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    private static final FourEyes ABOVE_1000 = new FourEyes(THOUSAND);
    private static final Person ANN = new Person("Ann", "ann@example.com", "approver");
    private static final Person BEN = new Person("Ben", "ben@example.com", "approver");
    private static final Person SMALL = new Person("Small", "small@example.com", "approver", "main", THOUSAND);

    @Inject
    Reviews reviews;

    @Inject
    Documents documents;

    @Inject
    People people;

    @Inject
    Tenants tenants;

    private enum Asked {
        CONTRACT(Kind.CONTRACT, Question.CONTRACT, Channel.CONTRACTS, "contract_value"),
        PROPOSAL(Kind.PROPOSAL_REQUEST, Question.PROPOSAL, Channel.PROPOSALS, "gross_total");

        private final Kind kind;
        private final Question question;
        private final Channel channel;
        private final String field;

        Asked(Kind kind, Question question, Channel channel, String field) {
            this.kind = kind;
            this.question = question;
            this.channel = channel;
            this.field = field;
        }
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void aboveTheAmountTwoMustAgreeAndOneIsNotEnough(Asked asked) {
        var review = review(asked, "1500.00 EUR", ABOVE_1000);

        assertThat(approve(review, ANN, Map.of(), ABOVE_1000)).isInstanceOf(Outcome.Agreed.class);
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
        assertThat(approve(review, ANN, Map.of(), ABOVE_1000)).isInstanceOf(Outcome.Incomplete.class);
        assertThat(approve(review, BEN, Map.of(), ABOVE_1000)).isInstanceOf(Outcome.Decided.class);
        assertThat(review(asked, "1000.00 EUR", ABOVE_1000).demand().approvers())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void nobodyApprovesAboveTheirOwnLimitNorByALinkAlone(Asked asked) {
        var review = review(asked, "1500.00 EUR", FourEyes.NEVER);

        assertThat(approve(review, SMALL, Map.of(), FourEyes.NEVER))
                .isInstanceOfSatisfying(
                        Outcome.Incomplete.class,
                        said -> assertThat(said.why())
                                .isEqualTo("Small may approve up to 1000. Hand it to somebody with a higher limit."));
        assertThat(new StepUp(THOUSAND).needs(review)).isTrue();
        assertThat(approve(review(asked, "900.00 EUR", FourEyes.NEVER), SMALL, Map.of(), FourEyes.NEVER))
                .isInstanceOf(Outcome.Decided.class);
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void whatTheHouseSaysAboutUnknownAmountsHoldsForAllThree(Asked asked) {
        var careful = new AmountRules(Set.of(asked.question));
        var rule = new FourEyes(Map.of(asked.question, THOUSAND), careful);
        var review = review(asked, "", rule);

        assertThat(review.demand().approvers()).isEqualTo(2);
        assertThat(approve(review, SMALL, Map.of(), rule)).isInstanceOf(Outcome.Incomplete.class);
        assertThat(new StepUp(THOUSAND, careful).needs(review)).isTrue();

        var usual = review(asked, "", ABOVE_1000);
        assertThat(usual.demand().approvers()).isEqualTo(1);
        assertThat(new StepUp(THOUSAND).needs(usual)).isFalse();
        assertThat(approve(usual, SMALL, Map.of(), ABOVE_1000)).isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void eachKindHasItsOwnAmount() {
        var rule = new FourEyes(Map.of(Question.CONTRACT, new BigDecimal("50000")), AmountRules.USUAL);

        assertThat(review(Asked.CONTRACT, "20000.00 EUR", rule).demand().approvers())
                .isEqualTo(1);
        assertThat(review(Asked.CONTRACT, "50000.01 EUR", rule).demand().approvers())
                .isEqualTo(2);
        assertThat(review(Asked.PROPOSAL, "900000.00 EUR", rule).demand().approvers())
                .isEqualTo(1);
    }

    @Test
    void whoChangesAProposalsPricesWhileApprovingNeedsASecondAndNoLimit() {
        var dearer = Map.of("line_items[0].unit_price", "99999");
        var review = review(Asked.PROPOSAL, "500.00 EUR", ABOVE_1000);

        assertThat(approve(review, SMALL, dearer, ABOVE_1000)).isInstanceOf(Outcome.Incomplete.class);
        assertThat(approve(review, ANN, dearer, ABOVE_1000)).isInstanceOf(Outcome.Agreed.class);
        assertThat(approve(review, ANN, Map.of(), ABOVE_1000)).isInstanceOf(Outcome.Incomplete.class);
        assertThat(approve(review, BEN, Map.of(), ABOVE_1000)).isInstanceOf(Outcome.Decided.class);
    }

    private Outcome approve(Review review, Person by, Map<String, String> corrections, FourEyes rule) {
        var decide =
                new DecideReview(reviews, null, _ -> people.in("main"), rule, Clock.systemUTC(), () -> Absences.NONE);
        return decide.decide(review.id(), Verdict.APPROVED, by, "", corrections, null);
    }

    /** @param amount empty for none */
    private Review review(Asked asked, String amount, FourEyes rule) {
        var document = Events.newDocument();
        var now = Instant.now();
        var work = Work.free("reader-1", 1);
        var fields = amount.isEmpty()
                ? Map.<String, Field>of()
                : Map.of(
                        asked.field, new Field(amount, new Confidence(0.9), "reader-1", new Evidence.FromData("test")));
        var reading = new Reading(asked.kind, fields, List.of(), List.of(), Map.of(), now, work);
        documents.first(document, "read/once", Reading.class, () -> reading);
        new RequestReview(reviews, documents, people, tenants, rule, Clock.systemUTC(), Duration.ofDays(7))
                .request(new ReviewRequested(
                        document,
                        3,
                        now,
                        asked.kind,
                        asked.question,
                        "read/once",
                        List.of("for a look"),
                        new ReplyTo.Queue(asked.channel),
                        work));
        return reviews.of(document).getLast();
    }
}
