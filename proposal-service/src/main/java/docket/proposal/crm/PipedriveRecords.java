package docket.proposal.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.proposal.crm.CrmHttp.Failed;
import docket.proposal.scoring.ClosedDeal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Deals in Pipedrive, by its API v2; notes and the list of fields are still v1 there. */
public final class PipedriveRecords extends CrmRecords {

    private static final String DEALS = "/api/v2/deals/";

    /** By the names the mapping uses for them: where the deal names the record, and where the record is. */
    private static final Map<String, Beside> BESIDE = Map.of(
            "organization", new Beside("org_id", "/api/v2/organizations/"),
            "person", new Beside("person_id", "/api/v2/persons/"));

    private record Beside(String id, String path) {}

    public PipedriveRecords(CrmHttp http, FieldMapping mapping) {
        super(http, mapping);
    }

    @Override
    public String crm() {
        return PipedriveWebhook.NAME;
    }

    @Override
    DealJson record(String dealId, String eventId) throws Failed {
        var deal = http.get(DEALS + CrmHttp.encoded(dealId)).path("data");
        var beside = new HashMap<String, JsonNode>();
        for (var record : BESIDE.entrySet()) {
            var id = deal.path(record.getValue().id());
            if (mapping.fields(record.getKey()).isEmpty() || id.isNull() || id.isMissingNode()) continue;
            beside.put(
                    record.getKey(),
                    http.get(record.getValue().path() + CrmHttp.encoded(id.asText()))
                            .path("data"));
        }
        var json = new DealJson(dealId, eventId, mapping).facts(field -> {
            int dot = field.indexOf('.');
            return dot < 0
                    ? value(deal, field)
                    : value(
                            beside.getOrDefault(field.substring(0, dot), MissingNode.getInstance()),
                            field.substring(dot + 1));
        });
        for (var item : http.get(DEALS + CrmHttp.encoded(dealId) + "/products").path("data")) json.item(item::path);
        return json;
    }

    /** First those that were won, then those that were lost. */
    @Override
    ClosedPage closedPage(String next) throws Failed {
        boolean lost = next.startsWith("lost");
        var cursor = next.replaceFirst("^(?:won|lost):?", "");
        var found = http.get("/api/v2/deals?status=" + (lost ? "lost" : "won") + "&limit=500"
                + (cursor.isEmpty() ? "" : "&cursor=" + CrmHttp.encoded(cursor)));
        var deals = new ArrayList<ClosedDeal>();
        for (var deal : found.path("data")) {
            closedDeal(
                            "pipedrive-" + deal.path("id").asText(),
                            !lost,
                            deal.path(lost ? "lost_time" : "won_time")
                                    .asText(deal.path("close_time").asText("")),
                            field -> value(deal, field))
                    .ifPresent(deals::add);
        }
        var more = found.at("/additional_data/next_cursor").asText("");
        if (!more.isEmpty() && !more.equals("null")) return new ClosedPage(deals, (lost ? "lost:" : "won:") + more);
        return new ClosedPage(deals, lost ? "" : "lost");
    }

    /** Custom fields lie by their keys in an object of their own; an e-mail address is the first of a list. */
    private static JsonNode value(JsonNode record, String field) {
        var value = record.path(field);
        if (value.isMissingNode()) value = record.path("custom_fields").path(field);
        if (field.equals("email") && value.isMissingNode()) value = record.path("emails");
        if (value.isArray()) value = value.path(0);
        return value.isObject() ? value.path("value") : value;
    }

    @Override
    Set<String> schema() throws Failed {
        return new TreeSet<>(http.get("/api/v1/dealFields").path("data").findValuesAsText("key"));
    }

    @Override
    void update(String dealId, ObjectNode fields) throws Failed {
        if (fields.isEmpty()) return;
        var deal = JsonNodeFactory.instance.objectNode().<ObjectNode>set("custom_fields", fields);
        http.send("PATCH", DEALS + CrmHttp.encoded(dealId), deal);
    }

    @Override
    void note(String dealId, String mark, String text) throws Failed {
        var deal = CrmHttp.encoded(dealId);
        for (var note : http.get("/api/v1/notes?deal_id=" + deal).path("data")) {
            if (note.path("content").asText().contains(mark)) return;
        }
        http.send(
                "POST",
                "/api/v1/notes",
                JsonNodeFactory.instance.objectNode().put("deal_id", dealId).put("content", text));
    }
}
