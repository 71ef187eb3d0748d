package docket.proposal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a text brings that the data do not have. */
class UnfoundedTest {

    private static final String DATA = """
            client name: Sample Supplies Ltd
            contact: Maria Muster
            delivery date: 2027-05-31 (31 May 2027)
            item: Training, 20, day
            discount 5 % of 4,800.00 EUR; ISO 9001
            Das Museum öffnet am 31. Mai 2027.
            """;

    @Test
    void figuresMayBeRepeatedInAnyFormAndNotBrought() {
        assertThat(en("On 31 May 2027 we deliver 20 days of training.")).isEmpty();
        assertThat(en("We deliver within 45 days.")).containsExactly("45");
        assertThat(en("We deliver within twelve weeks.")).containsExactly("twelve");
    }

    @Test
    void aKnownFigureIsNoPercentageAndNoPrice() {
        assertThat(en("You get 5 % off 4,800.00 EUR.")).isEmpty();
        assertThat(en("You get 20 % off.")).containsExactly("20 %");
        assertThat(en("Each day costs 20 EUR.")).containsExactly("20 EUR");
    }

    @Test
    void anotherMonthIsAnotherDate() {
        assertThat(en("We deliver on 31 April 2027.")).containsExactly("April");
        assertThat(unfounded("de", "Wir liefern am 31. April 2027.")).containsExactly("April");
        assertThat(unfounded("de", "Wir liefern am 31. Mai 2027.")).isEmpty();
    }

    @Test
    void namesAreToldByTheirCapitals() {
        assertThat(en("Maria Muster of Sample Supplies receives training.")).isEmpty();
        assertThat(en("We work together with Otherfirm here.")).containsExactly("Otherfirm");
        assertThat(en("Jane Otherwise leads the work.")).containsExactly("Otherwise");
        assertThat(unfounded("de", "Die Leitung hat Frau Erika Anders.")).containsExactly("Anders", "Erika");
        assertThat(unfounded("de", "Wir haben die Zertifizierung nach TISAX.")).containsExactly("TISAX");
    }

    @Test
    void germanNounsAreNoNames() {
        assertThat(unfounded("de", "Mit Freude stellen wir Ihnen unser Vorgehen und den Nutzen für das Museum vor."))
                .isEmpty();
    }

    @Test
    void abbreviationsEndNoSentence() {
        assertThat(Unfounded.sentences("Wir schulen z. B. Kassen. Am 31. Mai geht es los.\n\nDanke."))
                .containsExactly("Wir schulen z. B. Kassen.", "Am 31. Mai geht es los.\n", "Danke.\n");
        assertThat(Unfounded.sentences("We began in 1994. The rest is known."))
                .containsExactly("We began in 1994.", "The rest is known.\n");
    }

    private static Iterable<String> en(String sentence) {
        return unfounded("en", sentence);
    }

    private static Iterable<String> unfounded(String language, String sentence) {
        return new Unfounded(Locale.of(language), DATA).brought(sentence);
    }
}
