package docket.invoice.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TemplateReadingTest {

    private static Template read(String text) {
        return TemplateFile.read("supplies.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTemplateNamesItsVendorAndItsPlaces() {
        var template = read("""
                match: {vat_id: DE 123 456 789, keyword: [Lieferschein]}
                decimals: comma
                fields:
                  invoice_number: Beleg
                  total_amount: {label: Zahlbetrag, value: below, region: bottom right}
                  purchase_order: {regex: 'B-(\\d+)', region: {page: last, top: 10, bottom: 20}}
                """);

        assertThat(template.name()).isEqualTo("supplies");
        assertThat(template.match().vatId()).isEqualTo("DE123456789");
        assertThat(template.commaDecimals()).contains(true);
        assertThat(template.fields().get("total_amount"))
                .isEqualTo(new Template.Place.Label("Zahlbetrag", true, new Region(0, 50, 50, 100, 100), 5));
        assertThat(template.fields().get("purchase_order").region()).isEqualTo(new Region(-1, 0, 10, 100, 20));
    }

    @Test
    void jsonWillDoToo() {
        var template = read("""
                {"match": {"name": "Beispiel Handel"}, "fields": {"invoice_number": {"label": "Beleg"}}}""");

        assertThat(template.fields()).containsKey("invoice_number");
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        assertThatThrownBy(() -> read("""
                match: {vat: DE123456789}
                decimals: dot
                fields:
                  invoice_no: Beleg
                  invoice_date: {label: Datum, regex: 'x'}
                  total_amount: {regex: '(', region: upper left}
                  due_date: {label: Datum, region: {left: 60, right: 40}}
                  net_total: {label: '-', region: {top: 900}}
                """))
                .isInstanceOf(WrongTemplate.class)
                .hasMessageContaining("The template supplies.yaml cannot be used:")
                .hasMessageContaining("line 1: 'vat' means nothing here; there are keyword, name, vat_id")
                .hasMessageContaining("line 2: 'dot' is neither 'comma' nor 'point'")
                .hasMessageContaining("line 4: 'invoice_no' means nothing here")
                .hasMessageContaining("line 5: either 'label' or 'regex' says where the value stands")
                .hasMessageContaining("line 6: the expression '(' is wrong at its character")
                .hasMessageContaining("line 6: 'upper left' is no region such as 'top'")
                .hasMessageContaining("line 7: the region is empty")
                .hasMessageContaining("line 8: '-' has too few letters")
                .hasMessageContaining("line 8: '900' is not 0 to 100");
    }

    @Test
    void whatFitsEveryInvoiceOrIsNothingIsRefused() {
        assertThatThrownBy(() -> read("fields: {invoice_number: Beleg}"))
                .hasMessageContaining("line 1: 'match' is missing");
        assertThatThrownBy(() -> read("match: {}\nfields: {invoice_number: Beleg}"))
                .hasMessageContaining("line 1: 'match' names nothing");
        assertThatThrownBy(() -> read("match: {name: Beispiel}")).hasMessageContaining("'fields' is missing");
        assertThatThrownBy(() -> read("")).hasMessageContaining("line 1: the file is empty");
        assertThatThrownBy(() -> read("match: [")).hasMessageContaining("line 1: ");
        assertThatThrownBy(() -> TemplateFile.read("a.yaml", new byte[] {(byte) 0xff, 1}))
                .hasMessageContaining("not written in UTF-8");
    }
}
