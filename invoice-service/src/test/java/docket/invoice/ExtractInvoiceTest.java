package docket.invoice;

import static docket.invoice.SoundInvoice.READ;
import static docket.invoice.SoundInvoice.reading;
import static docket.invoice.SoundInvoice.sure;
import static docket.invoice.SoundInvoice.with;
import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import docket.documents.Reading;
import docket.invoice.InvoiceOutcome.NeedsReview;
import docket.invoice.InvoiceOutcome.StraightThrough;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.reader.Pages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtractInvoiceTest {

    private static final Pages PAGES = new Pages(Pages.PDF, List.of(), List.of(), Map.of());

    private static ExtractInvoice extracting(Reading answer) {
        var reader = new InvoiceReader() {
            @Override
            public String engine() {
                return "test-1";
            }

            @Override
            public Reading read(Kind kind, Pages pages, byte[] original, String fileName) {
                return answer;
            }
        };
        return new ExtractInvoice(reader, new InvoiceRules(new Confidence(0.85)));
    }

    private static InvoiceOutcome extract(Reading answer) {
        return extracting(answer).extract(Kind.INVOICE, PAGES, new byte[0], "a.pdf");
    }

    private static Reading corrected(Reading answer, Map<String, String> corrections) {
        return extracting(answer).corrected(answer, corrections, "pat@example.com", READ);
    }

    @Test
    void aSoundInvoiceGoesStraightThrough() {
        assertThat(extract(reading())).isInstanceOf(StraightThrough.class);
    }

    @Test
    void anInvoiceWithFindingsNeedsReviewTheGravestFirst() {
        var spoilt = with(Terms.TOTAL_AMOUNT, sure("120.00"));

        assertThat(extract(spoilt))
                .isInstanceOfSatisfying(
                        NeedsReview.class,
                        review ->
                                assertThat(review.reasons()).first().asString().contains("119.00", "120.00"));
    }

    @Test
    void whatWasCheckedComesToTheSameEndAgain() {
        var checked = extract(with(Terms.TOTAL_AMOUNT, sure("120.00"))).reading();

        assertThat(InvoiceOutcome.of(checked)).isInstanceOf(NeedsReview.class);
    }

    @Test
    void aCorrectionIsAPersonsValueAndIsCheckedAgain() {
        var reading = corrected(with(Terms.TOTAL_AMOUNT, sure("120.00")), Map.of(Terms.TOTAL_AMOUNT, "119,00"));

        assertThat(reading.value(Terms.TOTAL_AMOUNT)).contains("119.00");
        assertThat(reading.field(Terms.TOTAL_AMOUNT).orElseThrow().evidence())
                .isEqualTo(new Evidence.ByPerson("pat@example.com"));
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void aWrongCorrectionIsFoundToo() {
        assertThat(corrected(reading(), Map.of(Terms.TOTAL_AMOUNT, "200")).findings())
                .isNotEmpty();
    }

    @Test
    void peopleTypeDatesAndAmountsTheirWay() {
        var reading = corrected(
                reading(),
                Map.of(
                        Terms.INVOICE_DATE,
                        "3.4.2026",
                        Terms.IBAN,
                        "de89 3704 0044 0532 0130 00",
                        Terms.LINES_TOTAL,
                        "1.234.567,5"));

        assertThat(reading.value(Terms.INVOICE_DATE)).contains("2026-04-03");
        assertThat(reading.value(Terms.IBAN)).contains("DE89370400440532013000");
        assertThat(reading.value(Terms.LINES_TOTAL)).contains("1234567.50");
    }

    @Test
    void anEmptyCorrectionTakesTheFieldAway() {
        assertThat(corrected(reading(), Map.of(Terms.DUE_DATE, " ")).field(Terms.DUE_DATE))
                .isEmpty();
    }

    @Test
    void aLineItemIsCorrectedByItsRow() {
        var reading = corrected(reading(), Map.of("line_items.0.total", "100", "line_items.0.description", "Nuts"));

        assertThat(reading.lineItems())
                .singleElement()
                .satisfies(line ->
                        assertThat(line.get(Terms.LINE_DESCRIPTION).value()).isEqualTo("Nuts"));
    }

    @Test
    void rowsThatAPersonPastesComeInTheirOrderAsTheWorkbenchNamesThem() {
        int known = reading().lineItems().size();
        var typed = new LinkedHashMap<String, String>();
        for (int i = 11; i >= 0; i--) typed.put("line_items[" + (known + i) + "].total", Integer.toString(i + 1));

        var rows = corrected(reading(), typed).lineItems();

        assertThat(rows).hasSize(known + 12);
        assertThat(rows.subList(known, rows.size()))
                .extracting(row -> row.get(Terms.LINE_TOTAL).value())
                .containsExactly(
                        "1.00", "2.00", "3.00", "4.00", "5.00", "6.00", "7.00", "8.00", "9.00", "10.00", "11.00",
                        "12.00");
    }
}
