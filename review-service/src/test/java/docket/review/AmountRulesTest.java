package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.Question;
import docket.messages.Kind;
import docket.messages.Work;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What amounts count as, for every kind that has one. */
class AmountRulesTest {

    private static final BigDecimal LIMIT = new BigDecimal("1000");
    private static final AmountRules USUAL = AmountRules.USUAL;

    @ParameterizedTest
    @EnumSource(
            value = Question.class,
            names = {"INVOICE", "CONTRACT", "PROPOSAL"})
    void amountsOfEveryKindAreMeasuredAlike(Question question) {
        assertThat(USUAL.above(LIMIT, question, "1000.01 EUR")).isTrue();
        assertThat(USUAL.above(LIMIT, question, "1000.00 EUR")).isFalse();
        assertThat(USUAL.above(LIMIT, question, "as agreed")).isTrue();
        assertThat(USUAL.raisedAbove(LIMIT, question, Map.of("contract_value", "2,000.00")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"INVOICE, true", "CONTRACT, false", "PROPOSAL, false", "KIND, false", "NOTE, false"})
    void whatIsNotKnownIsLargeForInvoicesUnlessTheHouseSaysOtherwise(Question question, boolean usually) {
        assertThat(USUAL.above(LIMIT, question, "")).isEqualTo(usually);
        assertThat(new AmountRules(Set.of()).above(LIMIT, question, "")).isFalse();
        assertThat(new AmountRules(Set.of(Question.values())).above(LIMIT, question, ""))
                .isEqualTo(AmountRules.ABOUT_MONEY.contains(question));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "≤ 250000.00 EUR|250000.00",
                "80,000 to 120,000 EUR|120000",
                "1.5 million EUR|1500000",
                "2 Mio. €|2000000",
                "12 TEUR|12000",
                "900.00 EUR, 12 months|900.00"
            })
    void ofSeveralNumbersTheLargestCounts(String written, BigDecimal largest) {
        assertThat(Amounts.largest(written))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(largest));
    }

    @ParameterizedTest
    @CsvSource({
        "line_items[0].unit_price, true",
        "line_item.3.quantity, true",
        "prices, true",
        "discount, true",
        "summary, false",
        "line_items[0].description, false"
    })
    void aProposalWhosePricesAreChangedMayComeToAnyTotal(String field, boolean any) {
        assertThat(USUAL.raisedAbove(LIMIT, Question.PROPOSAL, Map.of(field, "1")))
                .isEqualTo(any);
        assertThat(USUAL.raisedAbove(LIMIT, Question.INVOICE, Map.of(field, "1")))
                .isFalse();
    }

    @Test
    void aContractIsAsLargeAsTheLargestSumItNamesUnlessItsValueIsKnown() {
        assertThat(Headline.of(contract(Map.of(), "1250.50 USD", "3000000.00 GBP", "2000.00 EUR"))
                        .amount())
                .isEqualTo("≤ 3000000.00 GBP");
        assertThat(Headline.of(contract(Map.of("contract_value", "5000.00 EUR"), "9000.00 EUR"))
                        .amount())
                .isEqualTo("5000.00 EUR");
        assertThat(Headline.of(contract(Map.of())).amount()).isEmpty();
    }

    static Reading contract(Map<String, String> said, String... sums) {
        var fields = new LinkedHashMap<String, Field>();
        said.forEach((name, value) -> fields.put(name, field(value)));
        var rows = new ArrayList<Map<String, Field>>();
        rows.add(Map.of("part", field("section"), "name", field("99999999"), "says", field("Prices")));
        for (var sum : sums) rows.add(Map.of("part", field("amount"), "name", field(sum), "says", field("")));
        return new Reading(Kind.CONTRACT, fields, rows, List.of(), Map.of(), Events.NOON, Work.free("sentences-3", 1));
    }

    private static Field field(String value) {
        return new Field(value, new Confidence(0.9), "sentences-3", new Evidence.FromData("test"));
    }
}
