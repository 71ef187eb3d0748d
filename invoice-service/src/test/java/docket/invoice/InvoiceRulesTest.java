package docket.invoice;

import static docket.invoice.SoundInvoice.field;
import static docket.invoice.SoundInvoice.reading;
import static docket.invoice.SoundInvoice.sure;
import static docket.invoice.SoundInvoice.with;
import static docket.invoice.SoundInvoice.withLines;
import static docket.invoice.SoundInvoice.without;
import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvoiceRulesTest {

    private static List<Finding> findings(Reading reading) {
        return new InvoiceRules(new Confidence(0.85)).check(reading);
    }

    private static List<String> details(Reading reading) {
        return findings(reading).stream().map(Finding::detail).toList();
    }

    @Test
    void aSoundInvoiceHasNoFindings() {
        assertThat(findings(reading())).isEmpty();
    }

    @Test
    void aTotalThatDoesNotAddUpIsFoundWithTheSum() {
        assertThat(details(with(Terms.TOTAL_AMOUNT, sure("120.00"))))
                .containsExactly("Net 100.00 and tax 19.00 make 119.00, but the total is 120.00.");
    }

    @Test
    void aCentOfRoundingIsNoError() {
        assertThat(findings(with(Terms.TOTAL_AMOUNT, sure("119.01")))).isEmpty();
    }

    @Test
    void aMissingNumberBlocks() {
        assertThat(findings(without(Terms.INVOICE_NUMBER))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
            assertThat(finding.reason()).isEqualTo(Finding.Reason.MISSING);
            assertThat(finding.detail()).isEqualTo("The invoice number was not found.");
        });
    }

    @Test
    void aReceiptNeedsNoNumber() {
        var invoice = without(Terms.INVOICE_NUMBER);
        var receipt = new Reading(
                Kind.RECEIPT, invoice.fields(), List.of(), List.of(), Map.of(), invoice.at(), invoice.work());

        assertThat(findings(receipt)).isEmpty();
    }

    @Test
    void anUncertainRequiredFieldBlocksAndAnUncertainBuyerDoesNot() {
        assertThat(findings(with(Terms.VENDOR_NAME, field("Beispiel", 0.5))))
                .extracting(Finding::severity)
                .containsExactly(Severity.BLOCKING);
        assertThat(findings(with(Terms.BUYER_NAME, field("Sample", 0.5))))
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO);
    }

    @Test
    void linesThatDoNotMakeTheNetTotalAreFound() {
        assertThat(details(withLines("60.00", "30.00")))
                .containsExactly("The 2 lines make 90.00, but the invoice says 100.00.");
    }

    @Test
    void linesPricedWithTaxMayMakeTheTotal() {
        assertThat(findings(withLines("60.00", "59.00"))).isEmpty();
    }

    @Test
    void anInvoiceFromTheFutureBlocks() {
        assertThat(details(with(Terms.INVOICE_DATE, sure("2026-05-03"))))
                .containsExactly("The invoice date 2026-05-03 lies in the future.");
    }

    @Test
    void nothingIsDueBeforeItIsInvoiced() {
        assertThat(details(with(Terms.DUE_DATE, sure("2026-04-19"))))
                .containsExactly("It is due on 2026-04-19, before its own date 2026-04-20.");
    }

    @Test
    void aWrongIbanIsFound() {
        assertThat(details(with(Terms.IBAN, sure("DE89370400440532013001"))))
                .singleElement()
                .asString()
                .contains("check digits");
    }

    @Test
    void aSmudgeIsNoAmountAndNoDate() {
        assertThat(details(with(Terms.NET_TOTAL, sure("1O0.00"))))
                .containsExactly("The net total \"1O0.00\" is no amount.");
        assertThat(details(with(Terms.INVOICE_DATE, sure("April"))))
                .containsExactly("The invoice date \"April\" is no date.");
    }

    @Test
    void whatWasPaidAlreadyLeavesWhatIsDue() {
        var paid = with(Terms.PREPAID, sure("19.00"));
        var fields = new LinkedHashMap<>(paid.fields());
        fields.put(Terms.AMOUNT_DUE, sure("110.00"));
        var invoice = new Reading(paid.kind(), fields, paid.lineItems(), List.of(), Map.of(), paid.at(), paid.work());

        assertThat(details(invoice)).containsExactly("Total 119.00 less 19.00 paid leaves 100.00, but 110.00 is due.");
    }

    @Test
    void aBuyerWhoIsRatherWrongThanRightIsLookedAtAndOneWhoIsALittleUncertainIsNot() {
        assertThat(findings(with(Terms.BUYER_NAME, field("EEE", 0.24))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
        assertThat(findings(with(Terms.BUYER_NAME, field("Sample Supplies", 0.7))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
    }
}
