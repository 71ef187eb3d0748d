package docket.invoice.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.invoice.InvoiceReader;
import docket.invoice.Terms;
import docket.invoice.layout.LayoutReader;
import docket.invoice.layout.PrintedPages;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Attachment;
import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EInvoiceReaderTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private static final InvoiceReader NOTHING = new InvoiceReader() {
        @Override
        public String engine() {
            return "nothing-1";
        }

        @Override
        public Reading read(Kind kind, Pages pages, byte[] original, String fileName) {
            return new Reading(kind, Map.of(), List.of(), List.of(), Map.of(), NOW, Work.free("nothing-1", 0));
        }
    };

    private static final EInvoiceReader READER = new EInvoiceReader(NOTHING, InstantSource.fixed(NOW));

    private static byte[] sample(String name) {
        try (var in = EInvoiceReaderTest.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no sample " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reading readXml(String name) {
        return READER.read(Kind.INVOICE, new Pages(Pages.XML, List.of(), List.of(), Map.of()), sample(name), name);
    }

    private static Reading readPdf(String text, Attachment... attachments) {
        var words = Arrays.stream(text.split(" "))
                .map(word -> new Word(word, 10, 10, 40, 10, 10, false))
                .toList();
        var pages = new Pages(
                Pages.PDF, List.of(new Page(1, 595, 842, List.of(new Line(words)))), List.of(attachments), Map.of());
        return READER.read(Kind.INVOICE, pages, new byte[0], "a.pdf");
    }

    private static String value(Reading reading, String name) {
        return reading.value(name).orElse("nothing");
    }

    @Test
    void crossIndustryInvoiceIsReadExactly() {
        var reading = readXml("cii.xml");

        assertThat(value(reading, Terms.DOC_TYPE)).isEqualTo("invoice");
        assertThat(value(reading, Terms.INVOICE_NUMBER)).isEqualTo("RE-2026-4");
        assertThat(value(reading, Terms.INVOICE_DATE)).isEqualTo("2026-03-02");
        assertThat(value(reading, Terms.DUE_DATE)).isEqualTo("2026-04-01");
        assertThat(value(reading, Terms.VENDOR_NAME)).isEqualTo("Beispiel Handel GmbH");
        assertThat(value(reading, Terms.BUYER_NAME)).isEqualTo("Musterkunde AG");
        assertThat(value(reading, Terms.CURRENCY)).isEqualTo("EUR");
        assertThat(value(reading, Terms.NET_TOTAL)).isEqualTo("200.00");
        assertThat(value(reading, Terms.TAX_TOTAL)).isEqualTo("38.00");
        assertThat(value(reading, Terms.TOTAL_AMOUNT)).isEqualTo("238.00");
        assertThat(value(reading, Terms.VAT_ID)).isEqualTo("DE123456789");
        assertThat(value(reading, Terms.TAX_NUMBER)).isEqualTo("201/113/40209");
        assertThat(value(reading, Terms.IBAN)).isEqualTo("DE89370400440532013000");
        assertThat(value(reading, Terms.PURCHASE_ORDER)).isEqualTo("B-77");
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void everyValueNamesItsElement() {
        assertThat(readXml("cii.xml").field(Terms.TOTAL_AMOUNT).orElseThrow().evidence())
                .isEqualTo(new Evidence.InXml(
                        "cii.xml",
                        "/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
                                + "/SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount"));
    }

    @Test
    void aPriceForAHundredIsToldForOne() {
        assertThat(readXml("cii.xml").lineItems()).singleElement().satisfies(line -> {
            assertThat(line.get(Terms.LINE_DESCRIPTION).value()).isEqualTo("Bolts M8");
            assertThat(line.get(Terms.LINE_QUANTITY).value()).isEqualTo("1600.00");
            assertThat(line.get(Terms.LINE_UNIT).value()).isEqualTo("C62");
            assertThat(line.get(Terms.LINE_UNIT_PRICE).value()).isEqualTo("0.125");
            assertThat(line.get(Terms.LINE_TOTAL).value()).isEqualTo("200.00");
        });
    }

    @Test
    void taxInTheInvoicesOwnCurrencyCounts() {
        assertThat(value(readXml("cii.xml"), Terms.TAX_TOTAL)).isEqualTo("38.00");
    }

    @Test
    void aUblCreditNoteIsRead() {
        var reading = readXml("ubl-credit-note.xml");

        assertThat(value(reading, Terms.DOC_TYPE)).isEqualTo("credit_note");
        assertThat(value(reading, Terms.INVOICE_NUMBER)).isEqualTo("CN 9");
        assertThat(value(reading, Terms.VENDOR_NAME)).isEqualTo("Sample Supplies Ltd");
        assertThat(value(reading, Terms.BUYER_NAME)).isEqualTo("Exemple Services SARL");
        assertThat(value(reading, Terms.DUE_DATE)).isEqualTo("2026-02-28");
        assertThat(value(reading, Terms.TOTAL_AMOUNT)).isEqualTo("60.00");
        assertThat(value(reading, Terms.AMOUNT_DUE)).isEqualTo("60.00");
        assertThat(reading.lineItems()).hasSize(1);
    }

    @Test
    void whatFatturaPaLeavesOutIsSummedUp() {
        var reading = readXml("fatturapa.xml");

        assertThat(value(reading, Terms.VENDOR_NAME)).isEqualTo("Esempio Forniture Srl");
        assertThat(value(reading, Terms.VAT_ID)).isEqualTo("IT12345678901");
        assertThat(value(reading, Terms.NET_TOTAL)).isEqualTo("150.00");
        assertThat(value(reading, Terms.TAX_TOTAL)).isEqualTo("27.00");
        assertThat(value(reading, Terms.TOTAL_AMOUNT)).isEqualTo("177.00");
        assertThat(reading.field(Terms.NET_TOTAL).orElseThrow().evidence())
                .isEqualTo(new Evidence.Arithmetic("100.00 + 50.00 = 150.00"));
    }

    @Test
    void anInvoiceInsideAPdfIsFoundWhateverItIsCalled() {
        var reading = readPdf(
                "Beispiel Handel GmbH Rechnung RE-2026-4 Gesamt 238,00",
                new Attachment("order.xml", Pages.XML, "<Order/>".getBytes(StandardCharsets.UTF_8)),
                new Attachment("whatever.dat", Pages.XML, sample("cii.xml")));

        assertThat(value(reading, Terms.INVOICE_NUMBER)).isEqualTo("RE-2026-4");
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void anInvoiceInsideThatIsNotTheOneOnThePagesIsFound() {
        var reading =
                readPdf("Rechnung A-1 Gesamt 17,00", new Attachment("factur-x.xml", Pages.XML, sample("cii.xml")));

        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.BLOCKING);
            assertThat(finding.detail()).contains("RE-2026-4", "238.00", "cannot be found");
        });
    }

    @Test
    void brokenXmlInsideLeavesThePages() {
        var broken = "<?xml version=\"1.0\"?><CrossIndustryInvoice><oops".getBytes(StandardCharsets.UTF_8);

        var reading = readPdf("Rechnung", new Attachment("factur-x.xml", Pages.XML, broken));

        assertThat(reading.work().engine()).isEqualTo("nothing-1");
        assertThat(reading.findings()).extracting(Finding::severity).containsExactly(Finding.Severity.WARNING);
    }

    @Test
    void entitiesAreNotExpanded() {
        var bomb =
                "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Invoice><ID>&x;</ID><LegalMonetaryTotal/></Invoice>";

        var reading = readPdf("x", new Attachment("a.xml", Pages.XML, bomb.getBytes(StandardCharsets.UTF_8)));

        assertThat(reading.field(Terms.INVOICE_NUMBER)).isEmpty();
    }

    private static Reading readHybrid(String text) {
        var reader = new EInvoiceReader(new LayoutReader(InstantSource.fixed(NOW)), InstantSource.fixed(NOW));
        var printed = PrintedPages.of(text);
        var pages = new Pages(
                Pages.PDF,
                printed.pages(),
                List.of(new Attachment("factur-x.xml", Pages.XML, sample("cii.xml"))),
                Map.of());
        return reader.read(Kind.INVOICE, pages, new byte[0], "a.pdf");
    }

    private static final String PAGE = """
            Beispiel Handel GmbH
            Musterweg 1
            12345 Musterstadt

            Rechnung Nr. RE-2026-4
            Rechnungsdatum: 02.03.2026

            Nettobetrag              200,00 EUR
            19 % MwSt                 38,00 EUR
            Gesamtbetrag             238,00 EUR

            IBAN: DE89 3704 0044 0532 0130 00
            """;

    @Test
    void aPageThatSaysTheSameRaisesNothing() {
        assertThat(readHybrid(PAGE).findings()).isEmpty();
    }

    @Test
    void aPageInAnotherMoneyThanTheXmlStopsTheInvoiceAndNamesBoth() {
        assertThat(readHybrid(PAGE.replace("EUR", "USD")).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.BLOCKING);
                    assertThat(finding.field()).isEqualTo(Terms.CURRENCY);
                    assertThat(finding.detail()).contains("EUR", "USD");
                });
    }

    @Test
    void aPageThatTellsTheSameInTwoMoniesIsNoContradiction() {
        assertThat(readHybrid(PAGE + "\nEquivalent of 258,70 USD, 259,10 USD, 257,00 USD, 1,00 USD\n")
                        .findings())
                .noneMatch(finding -> finding.field().equals(Terms.CURRENCY));
    }

    @Test
    void anotherAccountOnThePageStopsTheInvoiceAndNamesBoth() {
        assertThat(readHybrid(PAGE.replace("DE89 3704 0044 0532 0130 00", "DE02 1203 0000 0000 2020 51"))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.BLOCKING);
                    assertThat(finding.field()).isEqualTo(Terms.IBAN);
                    assertThat(finding.detail()).contains("DE89370400440532013000", "DE02120300000000202051");
                });
    }

    @Test
    void anotherTotalOnThePageStopsTheInvoiceAndNamesBoth() {
        var page =
                PAGE.replace(" 38,00", "228,00").replace("200,00", "1.200,00").replace(" 238,00", "1.428,00");

        assertThat(readHybrid(page).findings()).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.BLOCKING);
            assertThat(finding.field()).isEqualTo(Terms.TOTAL_AMOUNT);
            assertThat(finding.detail()).contains("238.00", "1428.00");
        });
    }

    @Test
    void aFigureInsideALongerOneDoesNotCountAsShown() {
        assertThat(readHybrid(PAGE.replace("Gesamtbetrag             238,00", "Gesamtbetrag           4.238,00"))
                        .findings())
                .anySatisfy(finding -> assertThat(finding.detail()).contains("total 238.00"));
    }

    @Test
    void anotherDateOnThePageIsToldWithBoth() {
        assertThat(readHybrid(PAGE.replace("02.03.2026", "05.06.2026")).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("2026-03-02", "2026-06-05"));
    }

    private static Reading readChanged(String name, String from, String to) {
        var text = new String(sample(name), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return READER.read(
                Kind.INVOICE,
                new Pages(Pages.XML, List.of(), List.of(), Map.of()),
                text.replace(from, to).getBytes(StandardCharsets.UTF_8),
                name);
    }

    private static List<String> details(Reading reading) {
        return reading.findings().stream().map(Finding::detail).toList();
    }

    @Test
    void allowancesAndChargesExplainANetTotalOrDoNot() {
        var sum = "<r:LineTotalAmount>200.00</r:LineTotalAmount>\n        <r:TaxBasis";
        var right = "<r:LineTotalAmount>200.00</r:LineTotalAmount><r:ChargeTotalAmount>5.00</r:ChargeTotalAmount>"
                + "<r:AllowanceTotalAmount>5.00</r:AllowanceTotalAmount><r:TaxBasis";

        assertThat(readChanged("cii.xml", sum, right).findings()).isEmpty();
        assertThat(details(readChanged("cii.xml", sum, right.replace(">5.00</r:Ch", ">7.00</r:Ch"))))
                .containsExactly("Lines of 200.00 less allowances of 5.00 plus charges of 7.00 make 202.00,"
                        + " but the net total is 200.00.");
    }

    @Test
    void aLineThatAsksMoreThanQuantityTimesPriceIsToldInWords() {
        assertThat(details(readChanged("cii.xml", "<r:ChargeAmount>12.50", "<r:ChargeAmount>11.50")))
                .containsExactly("Line 1: 1600.00 at 0.115 make 184.00, but its total is 200.00.");
    }

    @Test
    void taxThatDoesNotFollowFromItsRateIsToldInWords() {
        assertThat(details(readChanged("fatturapa.xml", "<Imposta>22.00", "<Imposta>24.00")))
                .containsExactly("A tax of 22 % of 100.00 = 24.00 is stated, but it would be 22.00.");
    }

    @Test
    void taxIsToldByRate() {
        assertThat(value(readXml("fatturapa.xml"), Terms.TAXES))
                .isEqualTo("22 % of 100.00 = 22.00; 10 % of 50.00 = 5.00");
    }

    @Test
    void aMissingBuyerIsToldInWords() {
        assertThat(details(readChanged(
                        "cii.xml", "<r:BuyerTradeParty><r:Name>Musterkunde AG</r:Name></r:BuyerTradeParty>", "")))
                .containsExactly("The e-invoice does not name the buyer (BT-44).");
    }

    @Test
    void aFileOfSeveralInvoicesIsNotReadAsOne() {
        var text = new String(sample("fatturapa.xml"), StandardCharsets.UTF_8);
        var body = text.substring(text.indexOf("  <FatturaElettronicaBody>"), text.indexOf("</p:FatturaElettronica>"));

        var reading = readChanged("fatturapa.xml", body, body + body.replace("12/A", "13/A"));

        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.BLOCKING);
            assertThat(finding.detail()).contains("2 invoices (12/A, 13/A)");
        });
    }

    @Test
    void anOrderInsideIsNoInvoice() {
        var order = "<SCRDMCCBDACIOMessageStructure><ExchangedDocument/></SCRDMCCBDACIOMessageStructure>";

        var reading = readPdf("x", new Attachment("order-x.xml", Pages.XML, order.getBytes(StandardCharsets.UTF_8)));

        assertThat(details(reading))
                .containsExactly("The XML order-x.xml is an order, not an invoice; it was left aside.");
    }
}
