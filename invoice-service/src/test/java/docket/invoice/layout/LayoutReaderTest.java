package docket.invoice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.invoice.Terms;
import docket.messages.Kind;
import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Word;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LayoutReaderTest {

    private static final LayoutReader READER =
            new LayoutReader(InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z")));

    private static Reading read(String text) {
        return READER.read(Kind.INVOICE, PrintedPages.of(text), new byte[0], "invoice.txt");
    }

    private static String value(Reading reading, String name) {
        return reading.value(name).orElse("nothing");
    }

    private static final String GERMAN = """
            Beispiel Handel GmbH · Musterweg 1 · 12345 Musterstadt

            Musterkunde Maschinenbau AG                    Rechnungsnummer:   2026-0815
            Werkstraße 7                                   Rechnungsdatum:    17.03.2026
            54321 Neustadt                                 Fällig am:         16.04.2026
                                                           Ihre Bestellung:   B-2026-114
            Rechnung

            Pos  Bezeichnung                    Menge       Einzelpreis       Gesamtpreis
            1    Schrauben M8                     100              0,50             50,00
            2    Unterlegscheiben                 200              0,25             50,00

                                                 Summe netto                       100,00
                                                 zzgl. 19 % MwSt.                   19,00
                                                 Gesamtbetrag                    119,00 €

            IBAN: DE89 3704 0044 0532 0130 00   BIC: COBADEFFXXX   USt-IdNr.: DE123456789
            """;

    @Test
    void aGermanInvoiceIsReadByItsLabels() {
        var reading = read(GERMAN);

        assertThat(value(reading, Terms.VENDOR_NAME)).isEqualTo("Beispiel Handel GmbH");
        assertThat(value(reading, Terms.BUYER_NAME)).isEqualTo("Musterkunde Maschinenbau AG");
        assertThat(value(reading, Terms.INVOICE_NUMBER)).isEqualTo("2026-0815");
        assertThat(value(reading, Terms.INVOICE_DATE)).isEqualTo("2026-03-17");
        assertThat(value(reading, Terms.DUE_DATE)).isEqualTo("2026-04-16");
        assertThat(value(reading, Terms.PURCHASE_ORDER)).isEqualTo("B-2026-114");
        assertThat(value(reading, Terms.NET_TOTAL)).isEqualTo("100.00");
        assertThat(value(reading, Terms.TAX_TOTAL)).isEqualTo("19.00");
        assertThat(value(reading, Terms.TOTAL_AMOUNT)).isEqualTo("119.00");
        assertThat(value(reading, Terms.CURRENCY)).isEqualTo("EUR");
        assertThat(value(reading, Terms.IBAN)).isEqualTo("DE89370400440532013000");
        assertThat(value(reading, Terms.BIC)).isEqualTo("COBADEFFXXX");
        assertThat(value(reading, Terms.VAT_ID)).isEqualTo("DE123456789");
    }

    @Test
    void theTableIsReadRowByRow() {
        var lines = read(GERMAN).lineItems();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get(Terms.LINE_DESCRIPTION).value()).isEqualTo("Schrauben M8");
        assertThat(lines.get(0).get(Terms.LINE_QUANTITY).value()).isEqualTo("100");
        assertThat(lines.get(0).get(Terms.LINE_UNIT_PRICE).value()).isEqualTo("0.50");
        assertThat(lines.get(1).get(Terms.LINE_TOTAL).value()).isEqualTo("50.00");
    }

    @Test
    void everyValueShowsWhereItStands() {
        assertThat(read(GERMAN).fields())
                .allSatisfy((_, field) ->
                        assertThat(field.evidence()).isInstanceOfAny(Evidence.OnPage.class, Evidence.Arithmetic.class));
        assertThat(read(GERMAN).field(Terms.INVOICE_NUMBER).orElseThrow().evidence())
                .isInstanceOfSatisfying(Evidence.OnPage.class, place -> {
                    assertThat(place.page()).isEqualTo(1);
                    assertThat(place.quote()).isEqualTo("2026-0815");
                    assertThat(place.box().x()).isGreaterThan(300);
                });
    }

    @Test
    void valuesUnderTheirLabelsAreReadToo() {
        var reading = read("""
                Sample Supplies Ltd
                14 Specimen Street, Leeds LS1 4AP

                Invoice Number     Invoice Date     Due Date         Purchase Order
                INV-10482          9 April 2026     9 May 2026       PO-7734

                Bill To:
                Example Manufacturing plc
                Birmingham B2 4QA

                Subtotal                                 £1,000.00
                VAT at 20%                                 £200.00
                Total due                                £1,200.00
                """);

        assertThat(value(reading, Terms.VENDOR_NAME)).isEqualTo("Sample Supplies Ltd");
        assertThat(value(reading, Terms.BUYER_NAME)).isEqualTo("Example Manufacturing plc");
        assertThat(value(reading, Terms.INVOICE_NUMBER)).isEqualTo("INV-10482");
        assertThat(value(reading, Terms.INVOICE_DATE)).isEqualTo("2026-04-09");
        assertThat(value(reading, Terms.DUE_DATE)).isEqualTo("2026-05-09");
        assertThat(value(reading, Terms.PURCHASE_ORDER)).isEqualTo("PO-7734");
        assertThat(value(reading, Terms.TOTAL_AMOUNT)).isEqualTo("1200.00");
        assertThat(value(reading, Terms.CURRENCY)).isEqualTo("GBP");
    }

    @Test
    void aFrenchInvoiceWithTwoRatesIsSummedUp() {
        var reading = read("""
                Exemple Services SARL
                8 rue de l'Exemple, 69003 Lyon                Facture n° F-2026-317
                N° TVA : FR11123456782                        Date de facture : 26/02/2026
                                                              Date d'échéance : 28/03/2026
                Facturé à :
                Hôtel du Spécimen SAS
                25 avenue du Modèle, 44000 Nantes

                Total HT                                      2 023,10
                TVA 10 % sur 1 025,00                           102,50
                TVA 20 % sur 998,10                             199,62
                Total TTC                                   2 325,22 €
                """);

        assertThat(value(reading, Terms.INVOICE_NUMBER)).isEqualTo("F-2026-317");
        assertThat(value(reading, Terms.INVOICE_DATE)).isEqualTo("2026-02-26");
        assertThat(value(reading, Terms.NET_TOTAL)).isEqualTo("2023.10");
        assertThat(value(reading, Terms.TAX_TOTAL)).isEqualTo("302.12");
        assertThat(value(reading, Terms.TOTAL_AMOUNT)).isEqualTo("2325.22");
        assertThat(value(reading, Terms.VAT_ID)).isEqualTo("FR11123456782");
    }

    @Test
    void spanishItalianDutchAndPortugueseLabelsAreKnown() {
        assertThat(totalOf("Base imponible 100,00\nIVA 21% 21,00\nTotal factura 121,00 €"))
                .isEqualTo("100.00 21.00 121.00");
        assertThat(totalOf("Imponibile 100,00\nIVA 22% 22,00\nTotale documento € 122,00"))
                .isEqualTo("100.00 22.00 122.00");
        assertThat(totalOf("Subtotaal € 100,00\n21% btw € 21,00\nTotaal te betalen € 121,00"))
                .isEqualTo("100.00 21.00 121.00");
        assertThat(totalOf("Total sem IVA 100,00\nTotal IVA 23,00\nTotal com IVA 123,00 €"))
                .isEqualTo("100.00 23.00 123.00");
    }

    private static String totalOf(String text) {
        var reading = read(text);
        return value(reading, Terms.NET_TOTAL) + " " + value(reading, Terms.TAX_TOTAL) + " "
                + value(reading, Terms.TOTAL_AMOUNT);
    }

    @Test
    void shippingMayStandBesideTaxAndADiscountWithoutTax() {
        var shipped = read("Sub-Total 250.00\nSales Tax (6.25%) 15.63\nShipping 12.00\nTOTAL $277.63");
        assertThat(value(shipped, Terms.TOTAL_AMOUNT)).isEqualTo("277.63");
        assertThat(value(shipped, Terms.OTHER_CHARGES)).isEqualTo("12.00");

        var discounted = read("Subtotal $2,087.40\nDiscount -$87.40\nTotal $2,000.00");
        assertThat(value(discounted, Terms.NET_TOTAL)).isEqualTo("2087.40");
        assertThat(value(discounted, Terms.OTHER_CHARGES)).isEqualTo("-87.40");
        assertThat(discounted.field(Terms.TAX_TOTAL)).isEmpty();
    }

    @Test
    void netAndTaxToldByRateAreSummedUp() {
        assertThat(totalOf("""
                        Gesamtbetrag EUR                                        220,00
                        enthaltene MwSt. 7 %  netto 177,57    MwSt.  12,43
                        enthaltene MwSt. 19 % netto  25,21    MwSt.   4,79
                        """)).isEqualTo("202.78 17.22 220.00");
    }

    @Test
    void numbersMayComeInGroupsOrWithAPrefix() {
        assertThat(value(read("Rechnungsnummer: 900 456 789 012\nGesamt 5,00 €"), Terms.INVOICE_NUMBER))
                .isEqualTo("900 456 789 012");
        assertThat(value(read("Fatura FT 2024/312\nTotal 5,00 €"), Terms.INVOICE_NUMBER))
                .isEqualTo("FT 2024/312");
    }

    @Test
    void printTooSmallToReadIsNotRead() {
        var words = List.of(
                new Word("Invoice", 50, 50, 40, 10, 10, false),
                new Word("No.", 95, 50, 15, 10, 10, false),
                new Word("A-77", 115, 50, 30, 10, 10, false));
        var hidden =
                List.of(new Word("Total", 50, 70, 8, 2, 2, false), new Word("$999,999.00", 60, 70, 12, 2, 2, false));
        var pages = new Pages(
                Pages.PDF,
                List.of(new Page(1, 595, 842, List.of(new Line(words), new Line(hidden)))),
                List.of(),
                Map.of());

        var reading = READER.read(Kind.INVOICE, pages, new byte[0], "a.pdf");

        assertThat(value(reading, Terms.INVOICE_NUMBER)).isEqualTo("A-77");
        assertThat(reading.field(Terms.TOTAL_AMOUNT)).isEmpty();
    }

    @Test
    void sumsThatContradictEachOtherAreReadAsPrinted() {
        assertThat(totalOf("Subtotal 1,256.50\nVAT at 20% 251.30\nTotal due £1,570.80"))
                .isEqualTo("1256.50 251.30 1570.80");
    }

    @Test
    void whatTwoSumsLeaveOpenIsComputedAndSaysSo() {
        var reading = read("Invoice No. 7\nNet total 100.00\nGrand total $119.00");

        assertThat(value(reading, Terms.TAX_TOTAL)).isEqualTo("19.00");
        assertThat(reading.field(Terms.TAX_TOTAL).orElseThrow().evidence())
                .isEqualTo(new Evidence.Arithmetic("119.00 - 100.00 = 19.00"));
    }

    @Test
    void americansWriteTheMonthFirst() {
        assertThat(value(read("Invoice date: 03/04/2026\nTotal $5.00"), Terms.INVOICE_DATE))
                .isEqualTo("2026-03-04");
        assertThat(value(read("Invoice date: 03/04/2026\nTotal £5.00"), Terms.INVOICE_DATE))
                .isEqualTo("2026-04-03");
        assertThat(value(read("Invoice date: 03/04/2026 Due date: 25/04/2026\nTotal $5.00"), Terms.INVOICE_DATE))
                .isEqualTo("2026-04-03");
    }

    @Test
    void aCreditNoteSaysSo() {
        assertThat(value(read("Gutschrift Nr. 12 vom 01.02.2026\nGesamtbetrag 5,00 €"), Terms.DOC_TYPE))
                .isEqualTo("credit_note");
    }

    @Test
    void pagesWithoutTextAreForAPerson() {
        var scan = new Pages(Pages.PDF, List.of(), List.of(), Map.of());

        var reading = READER.read(Kind.INVOICE, scan, new byte[0], "scan.pdf");

        assertThat(reading.fields()).isEmpty();
        assertThat(reading.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("pictures and no text"));
    }

    private static Pages with(Pages pages, UnaryOperator<Word> change) {
        var changed = pages.pages().stream()
                .map(page -> new Page(
                        page.number(),
                        page.width(),
                        page.height(),
                        page.rotation(),
                        page.language(),
                        page.lines().stream()
                                .map(line -> new Line(
                                        line.words().stream().map(change).toList()))
                                .toList(),
                        page.hidden()))
                .toList();
        return new Pages(pages.mediaType(), changed, pages.attachments(), pages.metadata(), pages.findings());
    }

    private static Word as(Word word, double larger, Word.Origin origin, double confidence) {
        return new Word(
                word.text(),
                word.x(),
                word.y(),
                word.width(),
                word.height(),
                word.fontSize() * larger,
                word.bold(),
                origin,
                confidence);
    }

    @Test
    void aSellersNameInTwoLinesIsReadWhole() {
        var pages = PrintedPages.of("""
            Faktura                       Rechnungsnummer     Rechnungsdatum     Fällig am
                                          2025/02/00003       02.02.2025         19.03.2025
            Probe Bürobedarf
            Nord GmbH & Co. KG            Ihre Bestellung
            Beispielweg 74                4500079337
            20095 Hamburg
                                          Rechnung an
                                          Modell Werkzeugbau Ost GmbH
                                          Bahnhofstraße 151
                                          80331 München

            Pos  Bezeichnung                    Menge       Einzelpreis       Gesamtpreis
            1    Schrauben M8                     100              0,50             50,00

                                                 Summe netto                        50,00
                                                 zzgl. 19 % MwSt.                    9,50
                                                 Gesamtbetrag                      59,50 €
            """);
        var name = List.of("Probe", "Bürobedarf", "Nord", "Co.", "KG", "Faktura");
        var setOff = with(
                pages,
                word -> name.contains(word.text()) || word.text().equals("&") ? as(word, 1.3, word.origin(), 1) : word);

        var reading = READER.read(Kind.INVOICE, setOff, new byte[0], "invoice.txt");

        assertThat(value(reading, Terms.VENDOR_NAME)).isEqualTo("Probe Bürobedarf Nord GmbH & Co. KG");
        assertThat(place(reading.field(Terms.VENDOR_NAME).orElseThrow()).quote())
                .isEqualTo("Probe Bürobedarf Nord GmbH & Co. KG");
        assertThat(place(reading.field(Terms.VENDOR_NAME).orElseThrow()).box()).satisfies(box -> {
            assertThat(box.y()).isLessThanOrEqualTo(top(setOff, "Probe"));
            assertThat(box.y() + box.height()).isGreaterThan(top(setOff, "Nord"));
        });
    }

    private static Evidence.OnPage place(Field field) {
        return (Evidence.OnPage) field.evidence();
    }

    private static double top(Pages pages, String word) {
        return pages.pages().getFirst().words().stream()
                .filter(each -> each.text().equals(word))
                .findFirst()
                .orElseThrow()
                .y();
    }

    @Test
    void theBoxOfAnItemsTextIsAroundAllItsLines() {
        var pages = PrintedPages.of("""
            Beispiel Handel GmbH                    Rechnung Nr. R-1      Datum 02.02.2026

            Pos  Bezeichnung                    Menge       Einzelpreis       Gesamtpreis
            1    Klapptisch weiss                 10              5,00             50,00
                 mit Rollen und Bremse
            2    Schrauben                        10              1,00             10,00

                                                 Summe netto                        60,00
                                                 zzgl. 19 % MwSt.                   11,40
                                                 Gesamtbetrag                      71,40 €
            """);

        var item = READER.read(Kind.INVOICE, pages, new byte[0], "invoice.txt")
                .lineItems()
                .getFirst()
                .get(Terms.LINE_DESCRIPTION);

        assertThat(item).isNotNull();
        assertThat(item.value()).isEqualTo("Klapptisch weiss mit Rollen und Bremse");
        var box = place(item).box();
        assertThat(box.y()).isLessThanOrEqualTo(top(pages, "Klapptisch"));
        assertThat(box.y() + box.height()).isGreaterThan(top(pages, "Rollen"));
    }

    @Test
    void aDayRecognisedOnceAndNotClearlyIsAskedAbout() {
        var clear = with(PrintedPages.of(GERMAN), word -> as(word, 1, Word.Origin.OCR, 0.95));
        var faint = with(
                clear,
                word -> as(word, 1, Word.Origin.OCR, word.text().matches("\\d\\d\\.\\d\\d\\.\\d{4}") ? 0.8 : 0.95));

        assertThat(confidence(clear, Terms.INVOICE_DATE)).isGreaterThan(0.85);
        assertThat(confidence(faint, Terms.INVOICE_DATE)).isLessThan(0.85);
    }

    @Test
    void aNameOfWhichAWordWasGuessedIsNoSurerThanTheGuess() {
        var clear = with(PrintedPages.of(GERMAN), word -> as(word, 1, Word.Origin.OCR, 0.95));
        var guessed =
                with(clear, word -> as(word, 1, Word.Origin.OCR, word.text().equals("Maschinenbau") ? 0.3 : 0.95));

        double sure = confidence(clear, Terms.BUYER_NAME);
        assertThat(confidence(guessed, Terms.BUYER_NAME)).isEqualTo(0.3).isLessThan(sure);
        assertThat(confidence(guessed, Terms.VENDOR_NAME)).isEqualTo(confidence(clear, Terms.VENDOR_NAME));
    }

    private static double confidence(Pages pages, String name) {
        return READER.read(Kind.INVOICE, pages, new byte[0], "invoice.txt")
                .field(name)
                .orElseThrow()
                .confidence()
                .value();
    }
}
