package docket.contract;

import static docket.contract.SampleContracts.SOUND;
import static docket.contract.SampleContracts.pages;
import static docket.contract.SampleContracts.withClause;
import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.ContractOutcome.NeedsReview;
import docket.contract.ContractOutcome.StraightThrough;
import docket.contract.local.LocalContractReader;
import docket.contract.playbook.PlaybookFile;
import docket.documents.Evidence;
import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.messages.Confidence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyseContractTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final AnalyseContract analyse = with(ContractPolicy.usual());

    @Test
    void aSoundContractGoesStraightThrough() {
        assertThat(analyse.analyse(pages(SOUND))).isInstanceOf(StraightThrough.class);
    }

    @Test
    void aContractWithoutALawNeedsReviewAndSaysWhereItWasSearched() {
        var text = with("7. Governing law. This Agreement is governed by the laws of England and Wales.", "");
        assertThat(review(text))
                .extracting(Finding::detail)
                .containsExactly("No governing law found; page 1 was searched.");
    }

    @Test
    void aContractWithoutTerminationNeedsReview() {
        var text = SOUND.replaceAll("(?s)6\\. Termination.*?written notice\\.", "")
                .replace(" unless terminated earlier in line with section 6", "");
        assertThat(review(text))
                .extracting(Finding::detail)
                .containsExactly("No clause says how it may be terminated; page 1 was searched.");
    }

    @Test
    void unlimitedLiabilityBlocks() {
        var finding = only(withClause("The Provider accepts unlimited liability for every delay."));
        assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
        assertThat(finding.detail()).isEqualTo("Liability is unlimited.");
        assertThat(finding.evidence()).isInstanceOfSatisfying(Evidence.OnPage.class, on -> {
            assertThat(on.page()).isEqualTo(1);
            assertThat(on.quote()).contains("The Provider accepts unlimited liability for every delay.");
        });
    }

    @Test
    void anIndemnityWithoutAnyLimitBlocks() {
        var text = withClause("The Client shall indemnify the Provider against any and all claims.")
                .replaceAll("(?s)5\\. Liability.*?one year\\.", "");
        assertThat(review(text))
                .extracting(Finding::field, Finding::severity)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("broad_indemnity", Severity.BLOCKING),
                        org.assertj.core.groups.Tuple.tuple("liability_cap", Severity.WARNING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Provider may terminate this Agreement at any time without cause.|termination_for_convenience",
                "The Client appoints the Provider as its exclusive supplier of such services.|exclusivity",
                "For two years the Client shall not engage in any business competing with the Provider.|non_compete",
                "The Provider may assign this Agreement to anyone without the consent of the Client.|assignment_without_consent",
                "The Provider may increase its fees once a year by notice to the Client.|price_increase",
                "Overdue amounts bear interest of 2% per month.|late_payment_interest",
                "The Client orders at least the minimum quantity; the minimum annual volume is 40 visits.|minimum_commitment",
                "For each day of delay the Provider pays liquidated damages of 500 euros.|liquidated_damages",
                "Its prices are no less favourable than those offered to any other customer.|most_favoured_customer",
                "The Provider hereby assigns to the Client all right, title and interest in the work product.|ip_assignment",
            })
    void aRiskyClauseNeedsReview(String clause, String field) {
        assertThat(only(withClause(clause)).field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Either party may terminate this Agreement at any time without cause.",
                "Overdue amounts bear interest of 5% per annum.",
                "The courts of Leeds have exclusive jurisdiction.",
                "The Client may audit the books and records of the Provider once a year.",
                "Neither party may assign this Agreement without the prior written consent of the other party.",
            })
    void aUsualClauseDoesNot(String clause) {
        assertThat(analyse.analyse(pages(withClause(clause)))).isInstanceOf(StraightThrough.class);
    }

    @Test
    void aNonDisclosureAgreementNeedsNoLimitOfLiability() {
        var text = SOUND.replaceAll("(?s)5\\. Liability.*?one year\\.", "");
        assertThat(review(text)).extracting(Finding::field).containsExactly("liability_cap");
        assertThat(review(text.replace("MAINTENANCE AGREEMENT", "NON-DISCLOSURE AGREEMENT")))
                .isEmpty();
    }

    @Test
    void aHeadingIsNoClause() {
        assertThat(analyse.analyse(pages(with(
                        "7. Governing law.", "Exclusive supply, non-compete and other things\n\n7. Governing law."))))
                .isInstanceOf(StraightThrough.class);
    }

    @Test
    void aLongNoticeAgainstRenewalIsARiskAndAShortOneIsNot() {
        var clause =
                "This Agreement renews automatically for successive periods of one year unless a party gives %s days'"
                        + " notice before the end of the term.";
        assertThat(only(withClause(clause.formatted("180"))).detail())
                .isEqualTo("Renews itself unless notice is given 180 days before.");
        assertThat(analyse.analyse(pages(withClause(clause.formatted("30"))))).isInstanceOf(StraightThrough.class);
    }

    @Test
    void aForeignLawNeedsReviewWhereTheHouseNamesItsOwn() {
        var house = with(new ContractPolicy(new Confidence(0.6), Set.of("Germany"), 60, 12));
        assertThat(((NeedsReview) house.analyse(pages(SOUND))).reasons())
                .containsExactly("The law of England and Wales governs, which is none of ours.");
    }

    @Test
    void aContractWithOnePartyIsBlocked() {
        var reading = analyse.analyse(pages("AGREEMENT\n\nWe agree to nothing in particular.\n"))
                .reading();
        assertThat(reading.findings()).extracting(Finding::detail).contains("No parties found; page 1 was searched.");
        assertThat(reading.findings().getFirst().severity()).isEqualTo(Severity.BLOCKING);
    }

    @Test
    void aPersonsCorrectionIsAResultOfItsOwn() {
        var text = with("7. Governing law. This Agreement is governed by the laws of England and Wales.", "");
        var reading = analyse.analyse(pages(text)).reading();
        var corrected = analyse.corrected(
                reading,
                Map.of("governing_law", " Scotland ", "party_2", "Specimen Retail LLC"),
                List.of(),
                "clerk",
                NOW);

        assertThat(corrected.value("governing_law")).contains("Scotland");
        assertThat(corrected.value("parties")).contains("Sample Supplies Ltd; Specimen Retail LLC");
        assertThat(corrected.field("governing_law").orElseThrow().evidence()).isEqualTo(new Evidence.ByPerson("clerk"));
        assertThat(corrected.field("party_1").orElseThrow().evidence()).isInstanceOf(Evidence.OnPage.class);
        assertThat(corrected.findings()).allMatch(finding -> finding.severity() == Severity.INFO);
        assertThat(corrected.at()).isEqualTo(NOW);
    }

    @Test
    void anEmptyCorrectionTakesAFieldAway() {
        var reading = analyse.analyse(pages(SOUND)).reading();
        assertThat(analyse.corrected(reading, Map.of("term", ""), List.of(), "clerk", NOW)
                        .fields())
                .doesNotContainKey("term");
    }

    @Test
    void aRiskBringsTheWordsTheHouseWouldRatherHave() {
        var advice = only(withClause("The Provider accepts unlimited liability for every delay."))
                .advice();
        assertThat(advice).isNotNull();
        assertThat(advice.rule()).isEqualTo("playbook usual 1, services: uncapped liability (outright) never");
        assertThat(advice.wording()).startsWith("Each party's total liability under this Agreement shall not exceed");
        assertThat(advice.ask()).isEqualTo("general counsel");
    }

    @Test
    void theScoreShowsItsSum() {
        var text = withClause("The Client appoints the Provider as its exclusive supplier of such services.");
        var score =
                analyse.analyse(pages(text)).reading().field("playbook_score").orElseThrow();
        assertThat(score.evidence())
                .isInstanceOfSatisfying(
                        Evidence.Arithmetic.class,
                        sum -> assertThat(sum.proof())
                                .startsWith("100 - ")
                                .contains(" - 8 (exclusivity)")
                                .endsWith(" = " + score.value()));
    }

    @Test
    void theGravestRiskComesFirst() {
        var text = withClause(
                "The Client appoints the Provider as its exclusive supplier of such services. The Provider accepts unlimited liability for every delay.");
        assertThat(review(text)).extracting(Finding::field).containsExactly("uncapped_liability", "exclusivity");
    }

    @Test
    void whatAConfidentialityAgreementMustHaveIsMoreThanElsewhere() {
        var text = SOUND.replaceAll("(?s)4\\. Confidentiality.*?secret\\.", "");
        assertThat(review(text)).isEmpty();
        assertThat(review(text.replace("MAINTENANCE AGREEMENT", "NON-DISCLOSURE AGREEMENT")))
                .extracting(Finding::field, Finding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("confidentiality", Severity.BLOCKING));
    }

    private Finding only(String text) {
        var findings = review(text);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private List<Finding> review(String text) {
        return switch (analyse.analyse(pages(text))) {
            case NeedsReview(var _, var findings) -> findings;
            case StraightThrough _ -> List.of();
        };
    }

    private static AnalyseContract with(ContractPolicy policy) {
        return new AnalyseContract(
                new LocalContractReader(), new ContractRules(policy, PlaybookFile.usual()), InstantSource.fixed(NOW));
    }

    private static String with(String passage, String instead) {
        return SampleContracts.with(passage, instead);
    }
}
