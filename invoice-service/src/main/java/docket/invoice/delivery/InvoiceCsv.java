package docket.invoice.delivery;

import docket.documents.Field;
import docket.documents.Reading;
import docket.invoice.Terms;
import docket.messages.DocumentId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row for each line of the invoice, the invoice's own fields repeated; RFC 4180. A text that a spreadsheet would
 * run as a formula gets an apostrophe before it.
 */
final class InvoiceCsv {

    private static final List<String> FIELDS = List.of(
            Terms.DOC_TYPE,
            Terms.VENDOR_NAME,
            Terms.VAT_ID,
            Terms.INVOICE_NUMBER,
            Terms.INVOICE_DATE,
            Terms.DUE_DATE,
            Terms.PURCHASE_ORDER,
            Terms.COST_CENTRE,
            Terms.CURRENCY,
            Terms.NET_TOTAL,
            Terms.TAX_TOTAL,
            Terms.TOTAL_AMOUNT,
            Terms.AMOUNT_DUE,
            Terms.IBAN,
            Terms.BIC);

    private static final List<String> LINE_FIELDS = List.of(
            Terms.LINE_DESCRIPTION,
            Terms.LINE_QUANTITY,
            Terms.LINE_UNIT,
            Terms.LINE_UNIT_PRICE,
            Terms.LINE_TAX_RATE,
            Terms.LINE_TOTAL);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private InvoiceCsv() {}

    static byte[] of(DocumentId id, Reading invoice) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("document"));
        head.addAll(FIELDS);
        LINE_FIELDS.forEach(name -> head.add("line_" + name));
        rows.add(head);
        var lines = invoice.lineItems().isEmpty() ? List.of(Map.<String, Field>of()) : invoice.lineItems();
        for (var line : lines) {
            var row = new ArrayList<>(List.of(id.value()));
            FIELDS.forEach(name -> row.add(value(invoice.fields().get(name))));
            LINE_FIELDS.forEach(name -> row.add(value(line.get(name))));
            rows.add(row);
        }
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(String.join(",", row.stream().map(InvoiceCsv::cell).toList()))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String value(@Nullable Field field) {
        return field == null ? "" : field.value();
    }

    static String cell(String value) {
        var safe = value;
        if (!value.isEmpty()
                && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches()) {
            safe = "'" + value;
        }
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
