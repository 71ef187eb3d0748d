package docket.invoice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Field;
import docket.documents.Reading;
import docket.invoice.Terms;
import docket.messages.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemChoiceTest {

    private static final LayoutReader READER =
            new LayoutReader(InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z")));

    private static Reading read(String text) {
        return READER.read(Kind.INVOICE, PrintedPages.of(text), new byte[0], "invoice.txt");
    }

    private static List<String> of(Reading reading, String name) {
        return reading.lineItems().stream()
                .map(line -> line.get(name))
                .map(Field::value)
                .toList();
    }

    @Test
    void aDiscountOfTheWholeUnderTheItemsIsNoItem() {
        var reading = read("""
                Beispiel Handel GmbH

                Rechnungsnummer: 4711

                Bezeichnung                    Menge       Einzelpreis       Gesamtpreis
                Schrauben M8                     100              0,50             50,00
                Unterlegscheiben                 200              0,25             50,00
                Rabatt                                                            -10,00

                Warenwert                                                         100,00
                Summe netto                                                        90,00
                zzgl. 19 % MwSt.                                                   17,10
                Gesamtbetrag                                                     107,10 €
                """);

        assertThat(of(reading, Terms.LINE_TOTAL)).containsExactly("50.00", "50.00");
    }

    @Test
    void whatIsCarriedOverFromPageToPageIsNoItem() {
        var reading = read("""
                Exemple Services SARL

                Facture N° F-12

                Désignation                   Quantité   Prix unitaire      Montant HT
                Conseil                              2          100,00          200,00
                A reporter                                                      200,00
                \fReport                                                          200,00
                Formation                            1          300,00          300,00

                Total HT                                                        500,00
                TVA 20 %                                                        100,00
                Total TTC                                                     600,00 €
                """);

        assertThat(of(reading, Terms.LINE_DESCRIPTION)).containsExactly("Conseil", "Formation");
    }

    @Test
    void rowsThatProveThemselvesNeedNoHead() {
        var reading = read("""
                Sample Supplies Ltd

                Invoice no. 17

                Vis        3       10.00        30.00
                Ecrou      4        5.00        20.00

                Net amount                      50.00
                VAT 20 %                        10.00
                Total                          £60.00
                """);

        assertThat(of(reading, Terms.LINE_TOTAL)).containsExactly("30.00", "20.00");
        assertThat(of(reading, Terms.LINE_QUANTITY)).containsExactly("3", "4");
    }

    @Test
    void amountsRightAboveTheSumTheyMakeAreItems() {
        var reading = read("""
                Sample Supplies Ltd

                Invoice no. 17

                Annual licence                 500.00
                Support                        120.00
                Net amount                     620.00
                VAT 20 %                       124.00
                Total                         £744.00
                """);

        assertThat(of(reading, Terms.LINE_DESCRIPTION)).containsExactly("Annual licence", "Support");
    }

    @Test
    void linesThatMakeThePrintedSumAreSurerThanOthers() {
        var reading = read("""
                Sample Supplies Ltd

                Invoice no. 17

                Description           Amount
                Annual licence        500.00
                Support               120.00

                Net amount            620.00
                VAT 20 %              124.00
                Total                £744.00
                """);

        assertThat(reading.lineItems())
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                line.get(Terms.LINE_TOTAL).confidence().value())
                        .isGreaterThan(0.9));
    }
}
