package docket.invoice.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceOutcome.StraightThrough;
import docket.invoice.InvoiceRules;
import docket.invoice.Terms;
import docket.invoice.layout.LayoutReader;
import docket.invoice.layout.PrintedPages;
import docket.invoice.messaging.Ubl;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.reader.Attachment;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every syntax an e-invoice comes in, each read as the same invoice, and through the same gate. */
class SyntaxesTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z"));
    private static final EInvoiceReader READER = new EInvoiceReader(new LayoutReader(CLOCK), CLOCK);

    private static String sample(String name) {
        try (var in = SyntaxesTest.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no sample " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pages pages(byte[] xml) {
        return switch (new Reader().read(xml, "invoice.xml")) {
            case ReadResult.Read(Pages pages) -> pages;
            case ReadResult.Refused(var _, String reason) -> throw new IllegalStateException(reason);
        };
    }

    private static Reading read(String xml) {
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        return READER.read(Kind.INVOICE, pages(bytes), bytes, "invoice.xml");
    }

    private static boolean goesThrough(String xml) {
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        return new ExtractInvoice(READER, new InvoiceRules(new Confidence(0.85)))
                        .extract(Kind.INVOICE, pages(bytes), bytes, "invoice.xml")
                instanceof StraightThrough;
    }

    private static List<String> warnings(Reading reading) {
        return reading.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::detail)
                .toList();
    }

    private static String guideline(String urn) {
        return sample("cii.xml")
                .replace(
                        "<rsm:ExchangedDocument>",
                        "<rsm:ExchangedDocumentContext><r:GuidelineSpecifiedDocumentContextParameter><r:ID>" + urn
                                + "</r:ID></r:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>"
                                + "<rsm:ExchangedDocument>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic",
                "urn:cen.eu:en16931:2017#compliant#urn:zugferd.de:2p0:basic",
                "urn:cen.eu:en16931:2017",
                "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended",
                "urn:cen.eu:en16931:2017#conformant#urn:zugferd.de:2p0:extended",
                "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
                "urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3"
            })
    void everyProfileWithLinesIsReadAlike(String urn) {
        var reading = read(guideline(urn));

        assertThat(reading.value(Terms.INVOICE_NUMBER)).contains("RE-2026-4");
        assertThat(reading.value(Terms.TOTAL_AMOUNT)).contains("238.00");
        assertThat(reading.lineItems()).hasSize(1);
        assertThat(warnings(reading)).isEmpty();
        assertThat(goesThrough(guideline(urn))).isTrue();
    }

    private static String withoutLines(String xml) {
        return xml.replaceAll("(?s)<r:IncludedSupplyChainTradeLineItem>.*</r:IncludedSupplyChainTradeLineItem>", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:factur-x.eu:1p0:basicwl",
                "urn:zugferd.de:2p0:basicwl",
                "urn:factur-x.eu:1p0:minimum",
                "urn:zugferd.de:2p0:minimum"
            })
    void profilesWithoutLinesSayThatTheLinesStandOnThePageOnly(String urn) {
        var reading = read(withoutLines(guideline(urn)));

        assertThat(reading.lineItems()).isEmpty();
        assertThat(warnings(reading)).isEmpty();
        assertThat(reading.findings())
                .extracting(Finding::detail)
                .contains("The invoice's profile carries no lines; they stand on the page only.");
    }

    @Test
    void aProfileThatOwesLinesAndHasNoneIsTold() {
        assertThat(warnings(read(withoutLines(guideline("urn:cen.eu:en16931:2017")))))
                .contains("The e-invoice has no lines, though its profile asks for at least one.");
    }

    /** MINIMUM states no net total of the lines, no account and no due date; net and tax it does. */
    @Test
    void theLeastOfProfilesStillTellsWhatIsOwedToWhom() {
        var minimum = withoutLines(guideline("urn:factur-x.eu:1p0:minimum"))
                .replaceAll("(?s)<r:SpecifiedTradeSettlementPaymentMeans>.*</r:SpecifiedTradePaymentTerms>", "")
                .replaceAll("<r:LineTotalAmount>[^/]*</r:LineTotalAmount>", "")
                .replaceAll("<r:TaxTotalAmount currencyID=\"EUR\">[^/]*</r:TaxTotalAmount>", "")
                .replaceAll("<r:TaxTotalAmount currencyID=\"CHF\">[^/]*</r:TaxTotalAmount>", "");
        var reading = read(minimum);

        assertThat(reading.value(Terms.TOTAL_AMOUNT)).contains("238.00");
        assertThat(reading.value(Terms.TAX_TOTAL)).contains("38.00");
        assertThat(reading.value(Terms.VENDOR_NAME)).contains("Beispiel Handel GmbH");
        assertThat(warnings(reading)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"380, invoice", "384, invoice", "326, invoice", "389, invoice", "381, credit_note", "261, credit_note"})
    void theCodeOfItsTypeSaysWhatItIs(String code, String type) {
        assertThat(read(sample("cii.xml").replace("<r:TypeCode>380", "<r:TypeCode>" + code))
                        .value(Terms.DOC_TYPE))
                .contains(type);
    }

    @Test
    void zugferdOneIsReadByItsLongerNames() {
        var reading = read(sample("zugferd-1.xml"));

        assertThat(reading.value(Terms.INVOICE_NUMBER)).contains("471102");
        assertThat(reading.value(Terms.INVOICE_DATE)).contains("2026-03-05");
        assertThat(reading.value(Terms.VENDOR_NAME)).contains("Beispiel Handel GmbH");
        assertThat(reading.value(Terms.BUYER_NAME)).contains("Musterkunde AG");
        assertThat(reading.value(Terms.CURRENCY)).contains("EUR");
        assertThat(reading.value(Terms.NET_TOTAL)).contains("210.00");
        assertThat(reading.value(Terms.TAX_TOTAL)).contains("33.90");
        assertThat(reading.value(Terms.TAXES)).contains("19 % of 160.00 = 30.40; 7 % of 50.00 = 3.50");
        assertThat(reading.value(Terms.CHARGES)).contains("10.00");
        assertThat(reading.value(Terms.PREPAID)).contains("50.00");
        assertThat(reading.value(Terms.AMOUNT_DUE)).contains("193.90");
        assertThat(reading.value(Terms.IBAN)).contains("DE89370400440532013000");
        assertThat(reading.lineItems()).hasSize(2);
        assertThat(warnings(reading)).isEmpty();
        assertThat(goesThrough(sample("zugferd-1.xml"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:cen.eu:en16931:2017",
                "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
                "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
                "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"
            })
    void ublFollowsTheSameStandardUnderManyNames(String urn) {
        var xml = Ubl.sound("R-1").replace("urn:cen.eu:en16931:2017", urn);

        assertThat(read(xml).value(Terms.INVOICE_NUMBER)).contains("R-1");
        assertThat(warnings(read(xml))).isEmpty();
        assertThat(goesThrough(xml)).isTrue();
    }

    /** 80 at 19 % and 30 at 7 %, less 10 at 19 %, plus 5 of freight at 7 %, 20 paid, 1 cent rounded. */
    @Test
    void allowancesChargesRatesPrepaymentAndRoundingComeTogether() {
        var reading = read(sample("ubl-allowances.xml"));

        assertThat(reading.value(Terms.LINES_TOTAL)).contains("110.00");
        assertThat(reading.value(Terms.ALLOWANCES)).contains("10.00");
        assertThat(reading.value(Terms.CHARGES)).contains("5.00");
        assertThat(reading.value(Terms.NET_TOTAL)).contains("105.00");
        assertThat(reading.value(Terms.TAX_TOTAL)).contains("15.75");
        assertThat(reading.value(Terms.TAXES)).contains("19 % of 70.00 = 13.30; 7 % of 35.00 = 2.45");
        assertThat(reading.value(Terms.TOTAL_AMOUNT)).contains("120.75");
        assertThat(reading.value(Terms.PREPAID)).contains("20.00");
        assertThat(reading.value(Terms.ROUNDING)).contains("0.05");
        assertThat(reading.value(Terms.AMOUNT_DUE)).contains("100.80");
        assertThat(warnings(reading)).isEmpty();
        assertThat(goesThrough(sample("ubl-allowances.xml"))).isTrue();
    }

    @Test
    void aCreditNoteOfItsOwnDocumentTypeGoesThroughAsOne() {
        assertThat(read(sample("ubl-credit-note.xml")).value(Terms.DOC_TYPE)).contains("credit_note");
        assertThat(goesThrough(sample("ubl-credit-note.xml"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"TD01, invoice", "TD06, invoice", "TD24, invoice", "TD04, credit_note", "TD08, credit_note"})
    void fatturaPaSaysByItsTypeWhichWayTheMoneyGoes(String code, String type) {
        assertThat(read(sample("fatturapa.xml").replaceAll("<TipoDocumento>[^<]*<", "<TipoDocumento>" + code + "<"))
                        .value(Terms.DOC_TYPE))
                .contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "factur-x.xml",
                "zugferd-invoice.xml",
                "ZUGFeRD-invoice.xml",
                "xrechnung.xml",
                "order.bin",
                "RE-2026-4_Anlage.XML",
                ""
            })
    void whateverTheAttachmentIsCalledItIsFound(String name) {
        var printed = PrintedPages.of("""
                Beispiel Handel GmbH
                Rechnung Nr. RE-2026-4 vom 02.03.2026
                Gesamtbetrag             238,00 EUR
                """);
        var xml = new Attachment(name, Pages.XML, sample("cii.xml").getBytes(StandardCharsets.UTF_8));
        var pages = new Pages(Pages.PDF, printed.pages(), List.of(xml), Map.of());

        var reading = READER.read(Kind.INVOICE, pages, new byte[0], "a.pdf");

        assertThat(reading.work().engine()).isEqualTo("einvoice-1");
        assertThat(reading.value(Terms.IBAN)).contains("DE89370400440532013000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm=\"urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100\"/>",
                "<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"/>"
            })
    void anOrderIsNamedAsOneAndLeftAside(String xml) {
        var reading = read("<?xml version=\"1.0\"?>" + xml);

        assertThat(warnings(reading)).anyMatch(each -> each.contains("is an order, not an invoice"));
        assertThat(reading.field(Terms.TOTAL_AMOUNT)).isEmpty();
    }
}
