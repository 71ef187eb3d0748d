package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageStructureTest {

    private static Page page(SamplePdf pdf) {
        return ((ReadResult.Read) Reader.here(pdf.bytes(), "")).pages().pages().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | Bitte zahlen Sie den Betrag innerhalb von 14 Tagen auf das Konto, das unten steht.
            en | Please pay the amount due within 14 days to the account below.
            fr | Merci de payer le montant de cette facture dans les 14 jours sur le compte indiqué.
            es | Rogamos abonen el importe de la factura en los 14 días siguientes con una transferencia.
            it | Si prega di pagare la fattura entro 14 giorni dalla data della consegna con bonifico.
            nl | Wij verzoeken u het bedrag van de factuur binnen 14 dagen naar onze rekening over te maken.
            pt | Pedimos que o valor da fatura seja pago em 14 dias, por transferência, para a nossa conta. Não é o iva.
            pl | Prosimy o wplate kwoty na konto w terminie 14 dni od daty faktury lub do dnia podanego na umowie.
            """)
    void aPageTellsItsLanguage(String language, String text) {
        assertThat(page(new SamplePdf().page().write(40, 100, 8, text)).language())
                .isEqualTo(language);
    }

    @Test
    void nothingButNumbersIsNoLanguage() {
        assertThat(page(new SamplePdf().page().write(72, 100, 10, "4711 0815 12.99"))
                        .language())
                .isEmpty();
    }

    @Test
    void wordsInRowsAndColumnsAreATable() {
        var pdf = new SamplePdf()
                .page()
                .write(
                        72,
                        60,
                        10,
                        "A paragraph before the table that runs over most of the width of this page, as they do.");
        String[][] rows = {
            {"Item", "Quantity", "Price"},
            {"Pallet, used", "7", "94.43"},
            {"Paint, white", "12", "1,140.48"},
            {"Binder", "20", "37.00"},
            {"Total", "", "1,271.91"}
        };
        for (int row = 0; row < rows.length; row++)
            for (int column = 0; column < 3; column++)
                if (!rows[row][column].isEmpty()) pdf.write(72 + 150 * column, 200 + 16 * row, 10, rows[row][column]);

        var table = page(pdf).tables().getFirst();

        assertThat(table.columns()).isEqualTo(3);
        assertThat(table.hasHeader()).isTrue();
        assertThat(table.rows()).hasSize(5);
        assertThat(table.rows().get(2).text(0)).isEqualTo("Paint, white");
        assertThat(table.rows().get(2).text(2)).isEqualTo("1,140.48");
        assertThat(table.rows().getLast().text(1)).isEmpty();
        assertThat(table.box().x()).isBetween(71.0, 73.0);
    }

    @Test
    void aCellMayReachOverColumns() {
        var pdf = new SamplePdf().page().write(72, 184, 10, "One heading that stands over both of the columns at once");
        for (int row = 0; row < 4; row++)
            pdf.write(72, 200 + 16 * row, 10, "left " + row).write(250, 200 + 16 * row, 10, "right " + row);

        var table = page(pdf.write(72, 270, 10, "and another one that reaches over both columns"))
                .tables()
                .getFirst();

        assertThat(table.rows().getLast().cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.span()).isEqualTo(2));
    }
}
