package docket.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request on paper asks for. */
class RequestTest {

    @Test
    void anEnglishRequestIsReadSentenceBySentence() {
        var brief = Brief.of(Requests.pages(Requests.ENGLISH));

        assertThat(brief.language()).isEqualTo(Locale.of("en"));
        assertThat(requirements(brief))
                .containsExactly(
                        "R-1 must The system must show free rooms of all houses.",
                        "2 should It should remember the last choice of every person.",
                        "R-2 must Bookings shall be possible up to a year ahead.",
                        "4 must Export of all bookings as a spreadsheet",
                        "5 must Calendar in two languages",
                        "6 must Proposals must be received by 15 March 2027 at noon.");
        assertThat(brief.fact("client_name")).contains("Sample Supplies Ltd");
        assertThat(brief.fact("client_email")).contains("facilities@example.com");
        assertThat(brief.fact("response_deadline")).contains("2027-03-15");
        assertThat(brief.fact("delivery_date")).contains("2027-06-01");
        assertThat(brief.fact("title")).contains("Request for proposal: room booking");
        assertThat(brief.fact("summary"))
                .contains("We have three houses with forty rooms. Bookings are kept in a paper diary.");
    }

    @Test
    void aGermanRequestIsRead() {
        var brief = Brief.of(Requests.pages(Requests.GERMAN));

        assertThat(brief.language()).isEqualTo(Locale.of("de"));
        assertThat(requirements(brief))
                .containsExactly(
                        "1 must Die Anlage muss ohne Netz öffnen.",
                        "2 must Verlorene Karten sind binnen einer Stunde zu sperren.",
                        "3 should Die Türen sollen ihren Zustand melden.",
                        "4 must Daten dürfen das Haus nicht verlassen.");
        assertThat(brief.fact("client_name")).contains("Beispiel Handel GmbH");
        assertThat(brief.fact("response_deadline")).contains("2027-05-31");
        assertThat(brief.fact("summary")).contains("Das Lager hat zwölf Türen. Schlüssel gehen verloren.");
    }

    @Test
    void aFrenchRequestIsRead() {
        var brief = Brief.of(Requests.pages(Requests.FRENCH));

        assertThat(brief.language()).isEqualTo(Locale.of("fr"));
        assertThat(requirements(brief))
                .containsExactly(
                        "1 must Le standard doit répondre en moins de dix secondes.",
                        "2 must Une sauvegarde est obligatoire chaque nuit.",
                        "3 should Les messages devraient être transcrits.");
        assertThat(brief.fact("client_name")).contains("Exemple Services SARL");
        assertThat(brief.fact("response_deadline")).contains("2027-04-12");
    }

    @Test
    void aSpanishRequestIsRead() {
        var brief = Brief.of(Requests.pages(Requests.SPANISH));

        assertThat(brief.language()).isEqualTo(Locale.of("es"));
        assertThat(requirements(brief))
                .containsExactly(
                        "1 must El sistema debe conservar los documentos durante diez años.",
                        "2 must Los ficheros deberán cifrarse.",
                        "3 should La búsqueda debería tolerar faltas de ortografía.");
        assertThat(brief.fact("client_name")).contains("Ejemplo Servicios SL");
        assertThat(brief.fact("response_deadline")).contains("2027-05-03");
    }

    @Test
    void everyRequirementShowsItsPlaceOnThePage() {
        var brief = Brief.of(Requests.pages(Requests.ENGLISH));

        assertThat(brief.requirements()).allSatisfy(row -> {
            assertThat(row.get("requirement").evidence()).isInstanceOfSatisfying(Evidence.OnPage.class, place -> {
                assertThat(place.page()).isEqualTo(1);
                assertThat(place.box().width()).isPositive();
                assertThat(place.quote()).isEqualTo(row.get("requirement").value());
            });
        });
    }

    @Test
    void aRequestNamesNoPrices() {
        assertThat(Brief.of(Requests.pages(Requests.ENGLISH)).prices().net()).isEmpty();
    }

    @Test
    void aLetterThatAsksForNothingHasNoRequirements() {
        assertThat(Brief.of(Requests.pages("Dear all,\n\nthe rooms were lovely and we had a good time.\n"))
                        .requirements())
                .isEmpty();
    }

    @Test
    void aCatalogueGradesInItsHeadings() {
        var brief = Brief.of(Requests.pages("""
                # Leistungskatalog

                ## Verkauf ohne Netz (Muss)

                Das System verkauft auch dann, wenn das Netz fehlt.

                ## Dunkle Ansicht (Soll)

                Die Oberfläche ist auch auf dunklem Grund lesbar.
                """));

        assertThat(requirements(brief))
                .containsExactly(
                        "1 must Verkauf ohne Netz (Muss): Das System verkauft auch dann, wenn das Netz fehlt.",
                        "2 should Dunkle Ansicht (Soll): Die Oberfläche ist auch auf dunklem Grund lesbar.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-03-15|2027-03-15",
                "bis 5.3.2027|2027-03-05",
                "am 5. März 2027|2027-03-05",
                "March 5, 2027|2027-03-05",
                "5th March 2027|2027-03-05",
                "le 1er août 2027|2027-08-01",
                "3 de mayo de 2027|2027-05-03",
                "25/03/2027|2027-03-25",
                "03/25/2027|2027-03-25",
            })
    void datesAreReadAsPeopleWriteThem(String text, String date) {
        assertThat(WrittenDate.in(text).map(Object::toString)).contains(date);
    }

    @Test
    void aDateThatCanBeReadTwoWaysIsNotRead() {
        assertThat(WrittenDate.in("by 03/04/2027")).isEmpty();
        assertThat(WrittenDate.in("by 31.02.2027")).isEmpty();
    }

    private static List<String> requirements(Brief brief) {
        return brief.requirements().stream()
                .map(Brief::values)
                .map(row -> row.get("position") + " " + row.get("obligation") + " " + row.get("requirement"))
                .toList();
    }
}
