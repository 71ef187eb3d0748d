package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContractScoresTest {

    @Test
    void aNameIsTheSameWhateverItsLegalFormAndCase() {
        assertThat(ContractScores.samePartyName("SAMPLE SUPPLIES, INC.", "Sample Supplies Inc"))
                .isTrue();
        assertThat(ContractScores.samePartyName("Sample Supplies Ltd. and its Affiliates", "Sample Supplies Ltd"))
                .isTrue();
        assertThat(ContractScores.samePartyName("Sample Supplies Ltd", "Specimen Retail Ltd"))
                .isFalse();
    }

    @Test
    void whatPartiesAreCalledTogetherIsNoParty() {
        assertThat(ContractScores.parties(List.of(
                        "Sample Supplies Ltd",
                        "individually a \"Party\"",
                        "[]",
                        "Company and Agent",
                        "Specimen Retail Inc.")))
                .containsExactly("Sample Supplies Ltd", "Specimen Retail Inc.");
    }

    @Test
    void aProvinceMayStandWithoutItsCountry() {
        assertThat(ContractScores.sameLaw("Ontario, Canada", "Ontario")).isTrue();
        assertThat(ContractScores.sameLaw("Ontario", "Ontario, Canada")).isTrue();
        assertThat(ContractScores.sameLaw("New York", "New Jersey")).isFalse();
    }

    @Test
    void twelveMonthsAreAYear() {
        assertThat(ContractScores.sameLength("Successive 12 months", "successive 1 year"))
                .isTrue();
        assertThat(ContractScores.sameLength("successive 1 year", "1 year")).isFalse();
    }

    @Test
    void aQuoteIsFoundWhereTheFileHasIt() {
        var source = new SourceText("This is\r\n\r\n  the first.  This is   the\nsecond.");
        assertThat(source.find("the first.")).isEqualTo(new SourceText.Place(13, 23, "the first."));
        assertThat(source.find("This is the\nsecond.").start()).isEqualTo(25);
        assertThat(source.find("the third.").start()).isEqualTo(-1);
    }
}
