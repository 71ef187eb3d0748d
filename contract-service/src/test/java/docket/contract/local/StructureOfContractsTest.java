package docket.contract.local;

import static docket.contract.SampleContracts.SOUND;
import static docket.contract.SampleContracts.pages;
import static docket.contract.SampleContracts.with;
import static docket.contract.SampleContracts.withClause;
import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.ContractTerms;
import docket.contract.OutlineRow;
import docket.contract.Term;
import docket.documents.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureOfContractsTest {

    private final LocalContractReader reader = new LocalContractReader();

    @Test
    void sectionsAreTheNumbersAtTheBeginningsOfSentences() {
        assertThat(rows(SOUND, "section")).contains("1 Services", "2 Term", "7 Governing law");
    }

    @Test
    void wordsWithAMeaningOfTheirOwnAreDefinitions() {
        var text = withClause("\"Working Day\" means a day on which banks in Leeds are open.");
        assertThat(rows(text, OutlineRow.DEFINITION)).contains("Working Day", "Provider", "Client");
    }

    @Test
    void aReferenceToAPartThatIsNotThereIsShown() {
        var text = withClause("Fees are paid as Section 12.3 says, and Section 2 applies.");
        assertThat(rows(text, OutlineRow.REFERENCE))
                .contains("Section 12.3 not found in this document")
                .noneMatch(row -> row.startsWith("Section 2 "));
    }

    @Test
    void anExhibitThatIsAttachedIsNoDanglingReference() {
        var text = SOUND + "\n\nANNEX A\n\nCash registers: three.\n\nANNEX B\n\nFees: EUR 500 a month.\n";
        assertThat(rows(text, "exhibit")).containsExactly("Annex A", "Annex B");
        assertThat(rows(text, OutlineRow.REFERENCE)).isEmpty();
    }

    @Test
    void anAmendmentIsTiedToTheContractItAmends() {
        var text = with("MAINTENANCE AGREEMENT", "FIRST AMENDMENT TO MAINTENANCE AGREEMENT")
                .replace(
                        "1. Services.",
                        "The parties entered into the Maintenance Agreement dated as of 4 May 2023 and amend it.\n\n1. Services.");
        assertThat(value(text, Term.AMENDS)).isEqualTo("Maintenance Agreement of 2023-05-04");
        assertThat(value(SOUND, Term.AMENDS)).isEqualTo("nothing");
    }

    @Test
    void blankLinesAreNoSignatures() {
        assertThat(value(SOUND, Term.SIGNATURE_STATUS)).isEqualTo("unsigned");
        var one = SOUND.replaceFirst("By: _{20}", "By: /s/ Sample Name     ");
        assertThat(value(one, Term.SIGNATURE_STATUS)).isEqualTo("partly signed");
    }

    @Test
    void sumsAreDecimalsWithTheirCurrency() {
        var text = withClause("The Client pays $1,250.50 a month and EUR 2.000,00 once; the budget is £3 million.");
        assertThat(rows(text, OutlineRow.AMOUNT)).containsExactly("1250.50 USD", "2000.00 EUR", "3000000.00 GBP");
    }

    @Test
    void theLimitOfLiabilityIsItsSum() {
        var text = with("shall not exceed the fees of one year", "shall not exceed EUR 250,000");
        assertThat(value(text, Term.LIABILITY_CAP)).isEqualTo("250000.00 EUR");
    }

    @Test
    void courtsHaveAPlace() {
        var text = withClause("The courts of Leeds have exclusive jurisdiction over all disputes.");
        assertThat(value(text, Term.VENUE)).isEqualTo("Leeds");
    }

    @Test
    void noticesHaveAnAddress() {
        var text = withClause(
                "Notices shall be in writing and sent to the following address.\n\nIf to the Provider: 1 Example Road, Suite 4, Leeds\n\nIf to the Client: 20 Pattern Street, Dover");
        assertThat(value(text, Term.noticeAddress(1))).contains("1 Example Road");
        assertThat(value(text, Term.noticeAddress(2))).contains("20 Pattern Street");
    }

    @Test
    void theLastDayForNoticeIsComputed() {
        var text = with(
                "three (3) years unless terminated earlier in line with section 6.",
                "three (3) years. It renews automatically for successive periods of one year unless a party gives notice at least 60 days before the end of the term.");
        assertThat(value(text, Term.NOTICE_DEADLINE)).isEqualTo("2028-02-01");
    }

    private List<String> rows(String text, String part) {
        return read(text).outline().stream()
                .filter(row -> row.get(OutlineRow.PART).value().equals(part))
                .map(row -> row.get(OutlineRow.NAME).value()
                        + (row.containsKey(OutlineRow.SAYS)
                                ? " " + row.get(OutlineRow.SAYS).value()
                                : ""))
                .toList();
    }

    private String value(String text, String term) {
        return read(text).field(term).map(Field::value).orElse("nothing");
    }

    private ContractTerms read(String text) {
        return reader.read(pages(text));
    }
}
