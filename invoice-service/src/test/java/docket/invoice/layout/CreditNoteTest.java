package docket.invoice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.messages.Confidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreditNoteTest {

    @Test
    void aCreditNoteStatesPositiveWhatItsPagePrintsWithAMinus() {
        var printed = fields(
                "doc_type", "credit_note", "net_total", "-100.00", "tax_total", "-19.00", "total_amount", "-119.00");

        assertThat(CreditNote.isPrintedNegative(printed)).isTrue();
        var positive = CreditNote.positive(printed);
        assertThat(positive.get("total_amount").value()).isEqualTo("119.00");
        assertThat(positive.get("tax_total").value()).isEqualTo("19.00");
        assertThat(positive.get("total_amount").evidence())
                .isEqualTo(printed.get("total_amount").evidence());
    }

    @Test
    void itsRowsFollowWhereverTheMinusStands() {
        var rows = CreditNote.positiveRows(List.of(
                fields("quantity", "-2", "unit_price", "50.00", "total", "-100.00"),
                fields("quantity", "2", "unit_price", "50.00", "total", "-100.00")));

        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("quantity").value()).isEqualTo("2");
            assertThat(row.get("unit_price").value()).isEqualTo("50.00");
            assertThat(row.get("total").value()).isEqualTo("100.00");
        });
    }

    @Test
    void anInvoiceKeepsItsMinusForAPersonToSee() {
        assertThat(CreditNote.isPrintedNegative(fields("doc_type", "invoice", "total_amount", "-119.00")))
                .isFalse();
    }

    @Test
    void aCreditNoteOfMixedSignsIsLeftAsItIs() {
        assertThat(CreditNote.isPrintedNegative(
                        fields("doc_type", "credit_note", "net_total", "100.00", "total_amount", "-119.00")))
                .isFalse();
    }

    private static Map<String, Field> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, Field>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            fields.put(
                    namesAndValues[i],
                    new Field(
                            value,
                            Confidence.CERTAIN,
                            "layout-1",
                            new Evidence.OnPage(1, new Box(1, 1, 10, 10), value)));
        }
        return fields;
    }
}
