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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ru | \u041f\u0440\u043e\u0441\u0438\u043c \u043e\u043f\u043b\u0430\u0442\u0438\u0442\u044c \u0441\u0447\u0451\u0442
            uk | \u041f\u0440\u043e\u0441\u0438\u043c\u043e \u0441\u043f\u043b\u0430\u0442\u0438\u0442\u0438 \u0446\u0456 \u0440\u0430\u0445\u0443\u043d\u043a\u0438
            el | \u03a0\u03b1\u03c1\u03b1\u03ba\u03b1\u03bb\u03bf\u03cd\u03bc\u03b5 \u03c0\u03bb\u03b7\u03c1\u03ce\u03c3\u03c4\u03b5
            ja | \u8acb\u6c42\u66f8\u3092\u304a\u9001\u308a\u3057\u307e\u3059
            """)
    void anAlphabetOfItsOwnTellsALanguage(String language, String text) {
        assertThat(Reads.read(text).pages().getFirst().language()).isEqualTo(language);
    }

    @Test
    void theHeadOfAMailSaysNothingOfItsLanguage() {
        var mail = Reads.read(
                "From: a@b.example\r\nTo: c@d.example\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\n"
                        + "Subject: Anfrage\r\nMessage-ID: <1@b.example>\r\n\r\nBitte senden Sie uns die Teile mit der Post.\r\n");

        assertThat(mail.pages().getFirst().language()).isEqualTo("de");
    }

    @Test
    void textIsReadInTheAlphabetItIsWrittenIn() {
        var text = "Offer No. 7 for valves\nTotal 12.00 EUR\n";
        var japanese = "\u8acb\u6c42\u66f8\u3092\u304a\u9001\u308a\u3057\u307e\u3059\u3002 Total 12,000\n".repeat(3);

        assertThat(Reads.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_16BE))
                        .text())
                .contains("Total 12.00 EUR");
        assertThat(Reads.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE))
                        .text())
                .contains("Total 12.00 EUR");
        assertThat(Reads.read(japanese.getBytes(java.nio.charset.Charset.forName("ISO-2022-JP")))
                        .text())
                .contains("\u8acb\u6c42\u66f8");
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
