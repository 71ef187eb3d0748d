package docket.proposal.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.TreeMap;
import java.util.function.Function;

/** A CRM's record in the words of {@link GenericDeal}. The same record gives the same bytes. */
final class DealJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CLIENT = "client_";
    private static final String SIGNALS = "signals";

    private final ObjectNode event = JSON.createObjectNode();
    private final ObjectNode deal;
    private final FieldMapping mapping;

    DealJson(String dealId, String eventId, FieldMapping mapping) {
        this.mapping = mapping;
        event.put("event_id", eventId);
        deal = event.putObject("deal").put("id", dealId);
    }

    /** @param field the CRM's value of a field as the mapping spells it */
    DealJson facts(Function<String, JsonNode> field) {
        new TreeMap<>(mapping.read()).forEach((fact, name) -> {
            if (fact.startsWith(CLIENT))
                put(deal.withObjectProperty("client"), fact.substring(CLIENT.length()), field.apply(name));
            else if (fact.startsWith(FieldMapping.SIGNAL))
                put(deal.withObjectProperty(SIGNALS), fact.substring(FieldMapping.SIGNAL.length()), field.apply(name));
            else put(deal, fact, field.apply(name));
        });
        return this;
    }

    DealJson item(Function<String, JsonNode> field) {
        var row = deal.withArrayProperty("line_items").addObject();
        new TreeMap<>(mapping.item()).forEach((column, name) -> put(row, column, field.apply(name)));
        return this;
    }

    private static void put(ObjectNode target, String name, JsonNode value) {
        if (value.isNumber()) target.put(name, value.decimalValue());
        else if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
            target.put(name, value.asText().strip());
        }
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is JSON", e);
        }
    }

    /** Whether two say the same of a deal, whatever they say of its prospects, which change with every call. */
    static boolean same(byte[] one, byte[] other) {
        try {
            return withoutSignals(one).equals(withoutSignals(other));
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonNode withoutSignals(byte[] json) throws IOException {
        var tree = JSON.readTree(json);
        if (tree.path("deal") instanceof ObjectNode deal) deal.remove(SIGNALS);
        return tree;
    }

    /** What {@code a.b} names in a tree. */
    static JsonNode at(JsonNode tree, String dotted) {
        var node = tree;
        for (var name : dotted.split("\\.")) node = node.path(name);
        return node;
    }
}
