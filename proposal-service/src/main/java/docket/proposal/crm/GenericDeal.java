package docket.proposal.crm;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.Deal;
import docket.proposal.Deal.UnreadableDeal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The generic CRM's JSON, one event about one deal:
 *
 * <pre>
 * {"event_id": "e-1", "deal": {
 *   "id": "42", "title": "…", "language": "en", "currency": "EUR", "amount": 1200.50, "summary": "…",
 *   "client": {"name": "…", "contact": "…", "email": "…", "address": "…"},
 *   "delivery_date": "2026-05-31", "valid_until": "2026-03-31", "payment_terms": "…", "response_deadline": "…",
 *   "requirements": ["…", {"requirement": "…", "obligation": "must", "answer": "…"}],
 *   "line_items": [{"description": "…", "quantity": 2, "unit": "day", "unit_price": "600.25", "tax_rate": 19},
 *                  {"sku": "SUP-1", "quantity": 12, "discount": "5"}], "discount": "2.5",
 *   "signals": {"source": "referral", "meetings": 3}}}
 * </pre>
 *
 * Only the two ids must be there. Numbers may be JSON numbers or strings and keep every digit.
 */
public final class GenericDeal implements Deal.Format {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // Of two properties with one name another program may have checked the other one.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int LONGEST_ID = 200;
    private static final int MOST_DIGITS = 24;
    private static final int MOST_SIGNALS = 100;

    @Override
    public Deal read(byte[] body) {
        var event = tree(body);
        var deal = event.path("deal");
        if (!deal.isObject()) throw new UnreadableDeal("deal: an object is needed");
        var facts = new LinkedHashMap<String, String>();
        for (var name : List.of(
                "title",
                "language",
                "currency",
                "amount",
                "discount",
                "summary",
                "delivery_date",
                "valid_until",
                "payment_terms",
                "response_deadline")) {
            put(facts, name, deal.get(name));
        }
        var client = deal.path("client");
        for (var name : List.of("name", "contact", "email", "address")) put(facts, "client_" + name, client.get(name));
        return new Deal(
                id(deal, "id"),
                id(event, "event_id"),
                facts,
                rows(
                        deal,
                        "line_items",
                        List.of("description", "sku", "quantity", "unit", "unit_price", "discount", "tax_rate")),
                rows(deal, "requirements", List.of("requirement", "obligation", "answer")),
                signals(deal.path("signals")));
    }

    /** Whatever the sender calls them. */
    private static Map<String, String> signals(JsonNode node) {
        var signals = new LinkedHashMap<String, String>();
        node.properties().stream().limit(MOST_SIGNALS).forEach(signal -> {
            var value = signal.getValue().isBoolean()
                    ? signal.getValue().asText()
                    : text("signals." + signal.getKey(), signal.getValue());
            if (value != null) signals.put(signal.getKey(), value);
        });
        return signals;
    }

    private static JsonNode tree(byte[] body) {
        try {
            var tree = JSON.readTree(body);
            if (tree == null || !tree.isObject()) throw new UnreadableDeal("a JSON object is needed");
            return tree;
        } catch (JacksonException e) {
            throw new UnreadableDeal("no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }

    private static String id(JsonNode node, String name) {
        var text = text(name, node.get(name));
        if (text == null) throw new UnreadableDeal(name + ": is needed");
        if (text.length() > LONGEST_ID) throw new UnreadableDeal(name + ": at most " + LONGEST_ID + " characters");
        return text;
    }

    private static List<Map<String, String>> rows(JsonNode deal, String name, List<String> columns) {
        var node = deal.path(name);
        if (node.isMissingNode() || node.isNull()) return List.of();
        if (!node.isArray()) throw new UnreadableDeal(name + ": an array is needed");
        var rows = new ArrayList<Map<String, String>>();
        for (var element : node) {
            var row = new LinkedHashMap<String, String>();
            if (element.isObject()) columns.forEach(column -> put(row, column, element.get(column)));
            else put(row, columns.getFirst(), element);
            if (!row.isEmpty()) rows.add(row);
        }
        return rows;
    }

    private static void put(Map<String, String> facts, String name, @Nullable JsonNode value) {
        var text = text(name, value);
        if (text != null) facts.put(name, text);
    }

    /** Null when there is nothing to say. */
    private static @Nullable String text(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) return null;
        if (value.isNumber()) {
            var number = value.decimalValue();
            // 1e999999999 is nine characters here and a gigabyte written out.
            if (Math.abs(number.scale()) > MOST_DIGITS)
                throw new UnreadableDeal(name + ": a number of that size is none");
            return number.toPlainString();
        }
        if (!value.isTextual()) throw new UnreadableDeal(name + ": text or a number is needed");
        var text = value.textValue().strip();
        return text.isEmpty() ? null : text;
    }
}
