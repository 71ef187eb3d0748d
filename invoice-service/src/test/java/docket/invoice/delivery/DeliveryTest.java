package docket.invoice.delivery;

import static docket.invoice.SoundInvoice.sure;
import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Field;
import docket.documents.Reading;
import docket.invoice.SoundInvoice;
import docket.invoice.Terms;
import docket.invoice.einvoice.EInvoiceReader;
import docket.invoice.layout.LayoutReader;
import docket.messages.DocumentId;
import docket.reader.Pages;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static Reading with(String description) {
        var sound = SoundInvoice.reading();
        var fields = new LinkedHashMap<>(sound.fields());
        Map<String, Field> line = new LinkedHashMap<>();
        line.put(Terms.LINE_DESCRIPTION, sure(description));
        line.put(Terms.LINE_QUANTITY, sure("4"));
        line.put(Terms.LINE_UNIT_PRICE, sure("25.00"));
        line.put(Terms.LINE_TOTAL, sure("100.00"));
        return new Reading(sound.kind(), fields, List.of(line), List.of(), Map.of(), sound.at(), sound.work());
    }

    @Test
    void theUblThatLeavesReadsAsTheInvoiceThatCame() {
        var clock = InstantSource.system();
        var reader = new EInvoiceReader(new LayoutReader(clock), clock);
        var sent = with("Bolts & <nuts>");

        var back = reader.read(
                sent.kind(), new Pages(Pages.XML, List.of(), List.of(), Map.of()), InvoiceUbl.of(sent), "sent.xml");

        sent.fields()
                .forEach((name, field) -> assertThat(back.value(name)).as(name).contains(field.value()));
        assertThat(back.lineItems()).singleElement().satisfies(line -> {
            assertThat(line.get(Terms.LINE_DESCRIPTION).value()).isEqualTo("Bolts & <nuts>");
            assertThat(line.get(Terms.LINE_TOTAL).value()).isEqualTo("100.00");
        });
        assertThat(back.findings()).isEmpty();
    }

    @Test
    void ratesAllowancesChargesAndUnitsLeaveToo() {
        var clock = InstantSource.system();
        var reader = new EInvoiceReader(new LayoutReader(clock), clock);
        var sound = with("Bolts");
        var fields = new LinkedHashMap<>(sound.fields());
        Map.of(
                        Terms.TAXES, "19 % of 80.00 = 15.20; 7 % of 20.00 = 1.40; 0 % of 5.00 = 0.00",
                        Terms.NET_TOTAL, "105.00",
                        Terms.LINES_TOTAL, "100.00",
                        Terms.ALLOWANCES, "5.00",
                        Terms.CHARGES, "10.00",
                        Terms.TAX_TOTAL, "16.60",
                        Terms.TOTAL_AMOUNT, "121.60",
                        Terms.PREPAID, "21.60",
                        Terms.AMOUNT_DUE, "100.00",
                        Terms.COST_CENTRE, "4711")
                .forEach((name, value) -> fields.put(name, sure(value)));
        fields.put(Terms.DELIVERY_DATE, sure("2026-04-18"));
        fields.put(Terms.PAYMENT_TERMS, sure("30 days net"));
        fields.put(Terms.TAX_NUMBER, sure("12/345/67890"));
        var line = new LinkedHashMap<>(sound.lineItems().getFirst());
        line.put(Terms.LINE_UNIT, sure("DZN"));
        line.put(Terms.LINE_TAX_RATE, sure("19.00"));
        line.put(Terms.LINE_QUANTITY, sure("5.00"));
        line.put(Terms.LINE_ADJUSTMENT, sure("-25.00"));
        var sent = new Reading(sound.kind(), fields, List.of(line), List.of(), Map.of(), sound.at(), sound.work());

        var back = reader.read(
                sent.kind(), new Pages(Pages.XML, List.of(), List.of(), Map.of()), InvoiceUbl.of(sent), "sent.xml");

        sent.fields()
                .forEach((name, field) -> assertThat(back.value(name)).as(name).contains(field.value()));
        assertThat(back.lineItems())
                .singleElement()
                .satisfies(row -> line.forEach((name, field) -> assertThat(row.get(name))
                        .as(name)
                        .extracting(Field::value)
                        .isEqualTo(field.value())));
    }

    @Test
    void whatASpreadsheetWouldRunIsDisarmedAndNumbersAreNot() {
        assertThat(InvoiceCsv.cell("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(InvoiceCsv.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(InvoiceCsv.cell("-5.00")).isEqualTo("-5.00");
        assertThat(InvoiceCsv.cell("-5+cmd")).isEqualTo("'-5+cmd");
    }

    @Test
    void theTableHasARowForEachLine() {
        var text = new String(InvoiceCsv.of(new DocumentId("doc-1"), with("Bolts, large")), StandardCharsets.UTF_8);

        assertThat(text.split("\r\n")).hasSize(2);
        assertThat(text).contains("\"Bolts, large\",4,,25.00,,100.00");
    }
}
