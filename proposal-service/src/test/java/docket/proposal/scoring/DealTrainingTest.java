package docket.proposal.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.proposal.Deal;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DealTrainingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aModelOfMadeUpDealsTellsMoreThanTheUsualShareAndSaysThatTheyWereMadeUp() throws IOException {
        var learned = DealTraining.learn(deals(1200, 1));
        assertThat(learned.better()).isTrue();
        assertThat(learned.judged().deals()).isEqualTo(300);
        assertThat(learned.judged().brier()).isLessThan(learned.judged().brierOfUsual());
        assertThat(learned.judged().auc()).isGreaterThan(0.7);
        assertThat(learned.judged().ece()).isLessThan(0.1);
        assertThat(learned.judged().liftOfFifth()).isGreaterThan(1.3);
        assertThat(learned.model().id()).startsWith("synthetic-deals-");
    }

    @Test
    void whatIsSaidComesTrueAsOftenAsItIsSaid() throws IOException {
        var judged = DealTraining.learn(deals(6000, 3)).judged();
        assertThat(judged.ece()).isLessThan(0.04);
        assertThat(judged.table().stream().filter(bin -> bin.deals() >= 150))
                .allSatisfy(bin -> assertThat(Math.abs(bin.said() - bin.came())).isLessThan(0.1));
    }

    @Test
    void theSameDealsMakeTheSameModel() throws IOException {
        var deals = deals(400, 2);
        assertThat(DealTraining.learn(deals).model().id())
                .isEqualTo(DealTraining.learn(deals).model().id());
    }

    @Test
    void aModelIsTheSameAfterItWasKept() throws IOException {
        var model = DealTraining.learn(deals(400, 2)).model();
        assertThat(DealModel.of(model.json())).isEqualTo(model);
    }

    @Test
    void tooFewDealsAreRefusedWithTheRemedy() throws IOException {
        var few = deals(79, 1);
        assertThatThrownBy(() -> DealTraining.learn(few))
                .isInstanceOf(UnfitDeals.class)
                .hasMessageContaining("too few closed deals")
                .hasMessageContaining("docket deals import FILE");
    }

    @Test
    void madeUpDealsAreNotMixedWithRealOnes() throws IOException {
        var mixed = new ArrayList<>(deals(200, 1));
        var one = mixed.getFirst();
        mixed.set(0, new ClosedDeal(one.id(), one.won(), one.closedOn(), false, one.signals()));
        assertThatThrownBy(() -> DealTraining.learn(mixed))
                .isInstanceOf(UnfitDeals.class)
                .hasMessageContaining("199 of 200");
    }

    @Test
    void aModelThatTellsNothingIsNotBetter() throws IOException {
        var random = new Random(5);
        var noise = deals(400, 4).stream()
                .map(deal -> new ClosedDeal(
                        deal.id(),
                        random.nextBoolean(),
                        deal.closedOn(),
                        true,
                        Map.of("meetings", "" + random.nextInt(9))))
                .toList();
        var learned = DealTraining.learn(noise);
        assertThat(learned.judged().auc()).isBetween(0.35, 0.65);
        assertThat(learned.judged().brier()).isGreaterThan(learned.judged().brierOfUsual() - 0.01);
    }

    @Test
    void aColumnThatWasWrittenDownAfterTheEndIsNotLearnedOf() throws IOException {
        var deals = deals(300, 1).stream()
                .map(deal -> {
                    var more = new HashMap<>(deal.signals());
                    more.put("handover", deal.won() ? "done" : "none");
                    return new ClosedDeal(deal.id(), deal.won(), deal.closedOn(), true, more);
                })
                .toList();
        var learned = DealTraining.learn(deals);
        assertThat(learned.notes()).singleElement().asString().contains("handover");
        assertThat(learned.model().signals()).doesNotContain("handover").contains("meetings");
    }

    @Test
    void columnsOfTheEndAreLeftOutByTheirNames() throws IOException {
        var file = DealFile.read(new StringReader("""
                Deal ID;Outcome;Close Date;Lost Reason;Stage;Lead Source;Amount
                1;Closed Won;2026-01-03T10:00:00Z;;Closed Won;Referral;12,000.50
                2;Closed Lost;2026-01-04;price;Closed Lost;Web;900
                3;Qualified;2026-01-05;;Qualified;Web;900
                """));
        assertThat(file.deals()).hasSize(2);
        assertThat(file.deals().getFirst().signals())
                .containsExactlyInAnyOrderEntriesOf(Map.of("lead_source", "Referral", "amount", "12,000.50"));
        assertThat(file.leftOut())
                .anySatisfy(left -> assertThat(left).contains("neither won nor lost"))
                .anySatisfy(left -> assertThat(left).contains("lost_reason", "stage"));
    }

    @Test
    void aFileWithoutAnOutcomeSaysWhatItLacks() {
        assertThatThrownBy(() -> DealFile.read(new StringReader("id,closed_on\n1,2026-01-01\n")))
                .isInstanceOf(UnfitDeals.class)
                .hasMessageContaining("a column outcome with won or lost");
    }

    @Test
    void aScoreNamesItsReasonsRisksActionsAndDealsLikeIt() throws IOException {
        var closed = deals(1200, 1);
        var model = DealTraining.learn(closed).model();
        var deal = new Deal(
                "42",
                "e-1",
                Map.of("amount", "30000"),
                List.of(),
                List.of(),
                Map.of(
                        "source",
                        "cold call",
                        "meetings",
                        "0",
                        "contacts",
                        "1",
                        "days_since_last_contact",
                        "60",
                        "competitor",
                        "yes",
                        "existing_customer",
                        "no"));
        var score = Explained.score(model, Signals.of(deal), closed, NOW);
        assertThat(score.probability()).isLessThan(score.usual());
        assertThat(score.model()).isEqualTo(model.id());
        assertThat(score.reasons())
                .first()
                .satisfies(reason -> assertThat(reason.points()).isNegative());
        assertThat(score.risks()).isNotEmpty();
        assertThat(score.nextActions()).anySatisfy(action -> assertThat(action).contains("meetings"));
        assertThat(score.won()).hasSize(3);
        assertThat(score.lost()).hasSize(3);
        assertThat(score.lost().getFirst().likeness())
                .isGreaterThan(score.lost().getLast().likeness() - 1e-9);
    }

    @Test
    void theReasonsAddUpToTheSum() throws IOException {
        var closed = deals(400, 2);
        var model = DealTraining.learn(closed).model();
        var signals = closed.getFirst().signals();
        var sum = model.contributions(signals).values().stream()
                .mapToDouble(part -> part)
                .sum();
        assertThat(model.start() + sum).isCloseTo(model.margin(signals), org.assertj.core.data.Offset.offset(1e-9));
    }

    private static List<ClosedDeal> deals(int count, long seed) throws IOException {
        return DealFile.read(new StringReader(SyntheticDeals.csv(count, seed))).deals();
    }
}
