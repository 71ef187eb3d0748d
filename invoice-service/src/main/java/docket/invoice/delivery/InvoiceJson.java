package docket.invoice.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.DocumentId;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code {"document", "fields": {name: value}, "line_items": [{name: value}]}}; amounts as text, so that no cent is lost. */
public final class InvoiceJson {

    private static final JsonMapper JSON = new JsonMapper();

    private InvoiceJson() {}

    public static byte[] of(DocumentId id, Reading invoice) {
        var all = new LinkedHashMap<String, Object>();
        all.put("document", id.value());
        all.put("fields", values(invoice.fields()));
        all.put(
                "line_items",
                invoice.lineItems().stream().map(InvoiceJson::values).toList());
        try {
            return JSON.writeValueAsBytes(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static Map<String, String> values(Map<String, Field> fields) {
        var values = new LinkedHashMap<String, String>();
        fields.forEach((name, field) -> values.put(name, field.value()));
        return values;
    }
}
