package docket.contract.compare;

import static docket.contract.SampleContracts.SOUND;
import static docket.contract.SampleContracts.pages;
import static docket.contract.SampleContracts.with;
import static docket.contract.SampleContracts.withClause;
import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.ClauseType;
import docket.contract.compare.Change.How;
import docket.contract.local.ContractPassages;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Comparison comparison = new Comparison(new ContractPassages());

    @Test
    void twoCopiesDifferInNothingHoweverTheirLinesAreBroken() {
        assertThat(changes(SOUND, SOUND.replace("parties have signed", "parties\nhave signed")))
                .isEmpty();
    }

    @Test
    void aChangedClauseIsShownWordByWordUnderItsSectionAndType() {
        var changes = changes(SOUND, with("the laws of England and Wales", "the laws of Ireland"));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.how()).isEqualTo(How.CHANGED);
            assertThat(change.section()).isEqualTo("7 Governing law");
            assertThat(change.types()).contains(ClauseType.GOVERNING_LAW);
            assertThat(change.marked()).contains("[-England and Wales.-] {+Ireland.+}");
        });
    }

    @Test
    void aNewClauseIsAddedAndSeenFromTheOtherSideRemoved() {
        var more = withClause("The Client shall not solicit the Provider's employees for one year.");
        assertThat(changes(SOUND, more)).extracting(Change::how).containsOnly(How.ADDED);
        assertThat(changes(more, SOUND)).extracting(Change::how).containsOnly(How.REMOVED);
    }

    private List<Change> changes(String before, String after) {
        return comparison.of(pages(before), pages(after));
    }
}
