package docket.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;

/** What a generated file really says, one JSON object per line: the known right answers to measure against. */
final class Truth {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Truth() {}

    /** @param kind as in {@code docket.messages.Kind}, or {@code broken} */
    static ObjectNode row(String file, String kind) {
        var row = JSON.createObjectNode();
        row.put("file", file);
        row.put("kind", kind);
        return row;
    }

    static ObjectNode row(String file, InventedInvoice made) {
        var invoice = made.invoice();
        var row = row(file, "invoice");
        row.put("id", file.substring(0, file.lastIndexOf('.')));
        row.put("doc", row.path("id").asText());
        row.put("variant", "plain");
        row.put("doc_type", "invoice");
        row.put("language", made.words().language());
        row.put("has_text_layer", true);
        row.put("family", "layout:" + made.layout().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        var fields = row.putObject("fields");
        fields.put("vendor_name", invoice.seller().name());
        fields.put("buyer_name", invoice.buyer().name());
        fields.put("invoice_number", invoice.number());
        fields.put("invoice_date", invoice.date().toString());
        fields.put("due_date", invoice.due().toString());
        fields.put("currency", invoice.currency());
        fields.put("net_total", invoice.totals().net());
        fields.put("tax_total", invoice.totals().tax());
        fields.put("total_amount", invoice.totals().total());
        fields.put("vat_id", invoice.seller().vatId());
        fields.put("iban", invoice.account().iban());
        if (invoice.purchaseOrder() != null) fields.put("purchase_order", invoice.purchaseOrder());
        lines(fields.putArray("line_items"), invoice);
        return row;
    }

    private static void lines(ArrayNode lines, Invoice invoice) {
        for (var item : invoice.items()) {
            var line = lines.addObject();
            line.put("description", item.description());
            line.put("quantity", plain(item.quantity()));
            line.put("unit_price", item.price());
            line.put("total", item.total());
        }
    }

    /** Without an exponent: 20, not 2E+1. */
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
