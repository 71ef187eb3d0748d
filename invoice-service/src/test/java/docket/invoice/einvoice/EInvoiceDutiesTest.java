package docket.invoice.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Terms;
import docket.invoice.layout.LayoutReader;
import docket.invoice.messaging.Ubl;
import docket.messages.Kind;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class EInvoiceDutiesTest {

    private static Reading read(String xml) {
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        if (!(new Reader().read(bytes, "invoice.xml") instanceof ReadResult.Read(Pages pages))) {
            throw new IllegalStateException("not read");
        }
        var clock = InstantSource.system();
        return new EInvoiceReader(new LayoutReader(clock), clock).read(Kind.INVOICE, pages, bytes, "invoice.xml");
    }

    private static List<String> warnings(String xml) {
        return read(xml).findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::detail)
                .toList();
    }

    private static List<String> remarks(String xml) {
        return read(xml).findings().stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .map(Finding::detail)
                .toList();
    }

    @Test
    void aSoundInvoiceOfPeppolBreaksNoRule() {
        var peppol = Ubl.sound("R-1")
                .replace(
                        "urn:cen.eu:en16931:2017",
                        "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0")
                .replace(
                        "</cbc:CustomizationID>",
                        "</cbc:CustomizationID><cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>")
                .replace(
                        "</cbc:DocumentCurrencyCode>",
                        "</cbc:DocumentCurrencyCode><cbc:AccountingCost>4711</cbc:AccountingCost>");

        assertThat(read(peppol).findings()).isEmpty();
        assertThat(read(peppol).value(Terms.COST_CENTRE)).contains("4711");
    }

    @Test
    void linesOfOneRateThatDoNotMakeItsBaseAreTold() {
        var moved = Ubl.sound("R-1")
                .replace(
                        "<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent>",
                        "<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>7</cbc:Percent>");

        assertThat(warnings(moved))
                .contains("The lines at 7 % make 100.00, but 0.00 are taxed at that rate (BR-S-08).");
    }

    @Test
    void taxThatTheBuyerOwesTheStateMayNotBeChargedToo() {
        var reversed = Ubl.sound("R-1").replace("<cac:TaxCategory><cbc:ID>S", "<cac:TaxCategory><cbc:ID>AE");

        assertThat(warnings(reversed))
                .containsExactly("The buyer is to pay the tax to the state (reverse charge), but the invoice charges"
                        + " 19.00 of it too (BR-AE-09).");
        assertThat(remarks(reversed)).anyMatch(each -> each.contains("(BR-AE-02)"));
    }

    @Test
    void aNegativeCreditIsAQuestion() {
        var credit = Ubl.sound("G-1")
                .replace(">380<", ">381<")
                .replace(">100.00</cbc:", ">-100.00</cbc:")
                .replace(">19.00</cbc:", ">-19.00</cbc:")
                .replace(">119.00</cbc:", ">-119.00</cbc:");

        assertThat(warnings(credit)).anyMatch(each -> each.startsWith("This is a credit note over -119.00:"));
    }

    @Test
    void aPositiveCreditIsNone() {
        assertThat(warnings(Ubl.sound("G-1").replace(">380<", ">381<"))).isEmpty();
    }

    @Test
    void theSellersOwnTaxCurrencyIsTold() {
        var foreign = Ubl.sound("R-1")
                .replace("currencyID=\"EUR\"", "currencyID=\"USD\"")
                .replace(
                        "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>",
                        "<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>");

        assertThat(remarks(foreign)).anyMatch(each -> each.contains("(BR-53)"));
        assertThat(
                        remarks(
                                foreign.replace(
                                        "<cac:LegalMonetaryTotal>",
                                        "<cac:TaxTotal><cbc:TaxAmount currencyID=\"EUR\">17.50</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>")))
                .contains("The invoice is in USD; the seller books its tax as 17.50 EUR.");
    }

    @Test
    void moreThanTheTotalCannotHaveBeenPaid() {
        var paid = Ubl.sound("R-1")
                .replace(
                        "<cbc:PayableAmount currencyID=\"EUR\">119.00",
                        "<cbc:PrepaidAmount currencyID=\"EUR\">150.00</cbc:PrepaidAmount>"
                                + "<cbc:PayableAmount currencyID=\"EUR\">-31.00");

        assertThat(warnings(paid)).contains("More is said to be paid (150.00) than the invoice is for (119.00).");
    }

    @Test
    void aTransferWithoutAccountIsARemark() {
        var without = Ubl.sound("R-1").replaceAll("<cac:PayeeFinancialAccount>.*?</cac:PayeeFinancialAccount>", "");

        assertThat(remarks(without)).contains("The invoice asks for a bank transfer, but names no account (BR-61).");
    }
}
