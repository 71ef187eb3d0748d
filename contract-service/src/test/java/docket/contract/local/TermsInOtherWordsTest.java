package docket.contract.local;

import static docket.contract.SampleContracts.FRENCH;
import static docket.contract.SampleContracts.GERMAN;
import static docket.contract.SampleContracts.pages;
import static docket.contract.SampleContracts.with;
import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.Term;
import docket.documents.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One sentence of a sound contract in other words: the terms that follow from it. */
class TermsInOtherWordsTest {

    private final LocalContractReader reader = new LocalContractReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Der Vertrag hat eine feste Laufzeit von 36 Monaten ab dem 1. Februar 2025.|36 months|2028-02-01",
                "Dieser Vertrag tritt am 1. Februar 2025 in Kraft und endet am 31. Januar 2028.|3 years|2028-01-31",
                "Der Vertrag wird auf unbestimmte Zeit geschlossen und beginnt am 1. Februar 2025.|perpetual|nothing",
                "Die Laufzeit dieses Vertrages beträgt fünf Jahre und beginnt am 1. Februar 2025.|5 years|2030-02-01",
            })
    void germanTermsEnd(String sentence, String term, String end) {
        var text = GERMAN.replace(
                        "Der Vertrag beginnt am 1. Februar 2025 und läuft für die Dauer von zwei Jahren.", sentence)
                .replaceAll("(?s)Er verlängert sich.*?gekündigt wird\\.", "");
        assertThat(value(text, Term.TERM)).isEqualTo(term);
        assertThat(value(text, Term.EXPIRATION_DATE)).isEqualTo(end);
        assertThat(value(text, Term.EFFECTIVE_DATE)).isEqualTo("2025-02-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Er verlängert sich jeweils um weitere zwölf Monate, sofern er nicht drei Monate vor Ablauf schriftlich gekündigt wird.|successive 12 months|3 months",
                "Der Vertrag verlängert sich automatisch um ein weiteres Jahr, wenn keine Partei ihn mit einer Frist von 90 Tagen zum Vertragsende kündigt.|1 year|90 days",
            })
    void germanRenewals(String sentence, String renewal, String notice) {
        var text = GERMAN.replaceAll("(?s)Er verlängert sich.*?gekündigt wird\\.", sentence);
        assertThat(value(text, Term.RENEWAL_TERM)).isEqualTo(renewal);
        assertThat(value(text, Term.RENEWAL_NOTICE)).isEqualTo(notice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Es gilt das Recht der Bundesrepublik Deutschland.|Germany",
                "Auf diesen Vertrag findet österreichisches Recht Anwendung.|Austria",
                "Dieser Vertrag untersteht schweizerischem Recht.|Switzerland",
            })
    void germanLaws(String sentence, String law) {
        var text =
                GERMAN.replace("Der Vertrag unterliegt deutschem Recht unter Ausschluss des UN-Kaufrechts.", sentence);
        assertThat(value(text, Term.GOVERNING_LAW)).isEqualTo(law);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Le contrat entre en vigueur le 1er juin 2025 pour une durée initiale de trois (3) ans.|3 years|2028-06-01",
                "Le présent contrat est conclu pour une durée de 24 mois à compter du 1er juin 2025.|24 months|2027-06-01",
                "Le contrat prend effet le 1er juin 2025 et prend fin le 31 mai 2028.|3 years|2028-05-31",
            })
    void frenchTermsEnd(String sentence, String term, String end) {
        var text = FRENCH.replace("Le contrat prend effet le 1er juin 2025 pour une durée de deux ans.", sentence);
        assertThat(value(text, Term.TERM)).isEqualTo(term);
        assertThat(value(text, Term.EXPIRATION_DATE)).isEqualTo(end);
        assertThat(value(text, Term.EFFECTIVE_DATE)).isEqualTo("2025-06-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Il est renouvelé par tacite reconduction pour des périodes successives d'un an, sauf dénonciation avec un préavis de trois mois.|successive 1 year|3 months",
                "Il se renouvelle tacitement pour une durée de douze mois, sauf préavis de 60 jours avant le terme.|successive 12 months|60 days",
            })
    void frenchRenewals(String sentence, String renewal, String notice) {
        var text = FRENCH.replace("pour une durée de deux ans.", "pour une durée de deux ans. " + sentence);
        assertThat(value(text, Term.RENEWAL_TERM)).isEqualTo(renewal);
        assertThat(value(text, Term.RENEWAL_NOTICE)).isEqualTo(notice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Le présent contrat est régi par la loi française.|France",
                "Ce contrat est soumis au droit suisse.|Switzerland",
                "Les parties soumettent le présent contrat au droit belge.|Belgium",
            })
    void frenchLaws(String sentence, String law) {
        var text = FRENCH.replace("Le présent contrat est soumis au droit français.", sentence);
        assertThat(value(text, Term.GOVERNING_LAW)).isEqualTo(law);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The initial term of this Agreement is thirty-six (36) months commencing on the Effective Date.|36 months|2028-04-01",
                "This Agreement expires on the third anniversary of the Effective Date.|3 years|2028-04-01",
                "The term begins on the Effective Date and ends five years thereafter.|5 years|2030-04-01",
                "The term shall run until the second (2nd) anniversary of the Effective Date.|2 years|2027-04-01",
                "This Agreement shall remain in effect for a term ending December 31, 2029.|57 months|2029-12-31",
                "This Agreement shall be effective for one (1) year from the Effective Date.|1 year|2026-04-01",
                "The duration of this Agreement is eighteen months from its Effective Date.|18 months|2026-10-01",
            })
    void endsAreComputedFromTheEffectiveDate(String sentence, String term, String end) {
        var text = with(
                "This Agreement begins on 1 April 2025 and shall continue for a period of\nthree (3) years unless terminated earlier in line with section 6.",
                "\"Effective Date\" means 1 April 2025. " + sentence);
        assertThat(value(text, Term.EFFECTIVE_DATE)).isEqualTo("2025-04-01");
        assertThat(value(text, Term.EXPIRATION_DATE)).isEqualTo(end);
        assertThat(value(text, Term.TERM)).isEqualTo(term);
    }

    private String value(String text, String term) {
        return reader.read(pages(text)).field(term).map(Field::value).orElse("nothing");
    }
}
