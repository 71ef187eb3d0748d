package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import docket.messages.Kind;
import docket.reader.Pages;

/**
 * A document whose fields somebody knows.
 *
 * @param family documents that look alike; never parted between what is learned from and what is judged
 * @param fields as in {@code truth.jsonl}; an {@code _alt} beside a name is right too
 * @param visible which of them stand on the pages; those it does not name do
 */
record InvoiceExample(String name, String family, Kind kind, Pages pages, JsonNode fields, JsonNode visible) {

    /** Whether a value is known and stands on the pages. */
    boolean tells(String field) {
        return fields.has(field) && visible.path(field).asBoolean(true);
    }

    /** Whether the field is known not to be there: a due date nobody stated, where the date of the invoice is known. */
    boolean lacks(String field) {
        return field.equals("due_date") && !fields.has(field) && fields.has("invoice_date");
    }

    boolean isRight(String field, String value) {
        var other = fields.path(field + "_alt");
        return InvoiceScores.equal(field, fields.path(field), value)
                || other.isTextual() && InvoiceScores.equal(field, other, value);
    }

    /** Empty where nobody knows who wrote it. */
    String vendor() {
        return fields.path("vendor_name").asText("");
    }
}
