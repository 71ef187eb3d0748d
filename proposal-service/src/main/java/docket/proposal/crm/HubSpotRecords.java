package docket.proposal.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.proposal.crm.CrmHttp.Failed;
import docket.proposal.scoring.ClosedDeal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Deals in HubSpot, by its CRM API v3. */
public final class HubSpotRecords extends CrmRecords {

    private static final int CLOSED_AT_ONCE = 200;
    private static final String OBJECTS = "/crm/v3/objects/";

    /** HubSpot's own number for "this note belongs to that deal". */
    private static final int NOTE_TO_DEAL = 214;

    /** By the names the mapping uses for them. */
    private static final Map<String, String> BESIDE = Map.of("company", "companies", "contact", "contacts");

    public HubSpotRecords(CrmHttp http, FieldMapping mapping) {
        super(http, mapping);
    }

    @Override
    public String crm() {
        return HubSpotWebhook.NAME;
    }

    @Override
    DealJson record(String dealId, String eventId) throws Failed {
        var deal = http.get(OBJECTS + "deals/" + CrmHttp.encoded(dealId) + "?properties="
                + String.join(",", mapping.fields("")) + "&associations=companies,contacts,line_items");
        var beside = new HashMap<String, JsonNode>();
        for (var record : BESIDE.entrySet()) {
            var fields = mapping.fields(record.getKey());
            var id = deal.at("/associations/" + record.getValue() + "/results/0/id");
            if (fields.isEmpty() || id.isMissingNode()) continue;
            beside.put(
                    record.getKey(),
                    http.get(OBJECTS + record.getValue() + "/" + CrmHttp.encoded(id.asText()) + "?properties="
                                    + String.join(",", fields))
                            .path("properties"));
        }
        var json = new DealJson(dealId, eventId, mapping).facts(field -> {
            int dot = field.indexOf('.');
            return dot < 0
                    ? deal.path("properties").path(field)
                    : beside.getOrDefault(field.substring(0, dot), MissingNode.getInstance())
                            .path(field.substring(dot + 1));
        });
        for (var item :
                items(deal.at("/associations/line items/results"), deal.at("/associations/line_items/results"))) {
            json.item(item.path("properties")::path);
        }
        return json;
    }

    /** HubSpot writes the association with a blank. */
    private JsonNode items(JsonNode... associations) throws Failed {
        var request = JsonNodeFactory.instance.objectNode();
        var properties = request.putArray("properties");
        mapping.item().values().forEach(properties::add);
        var inputs = request.putArray("inputs");
        for (var results : associations) {
            results.forEach(
                    result -> inputs.addObject().put("id", result.path("id").asText()));
        }
        return inputs.isEmpty()
                ? MissingNode.getInstance()
                : http.send("POST", OBJECTS + "line_items/batch/read", request).path("results");
    }

    @Override
    ClosedPage closedPage(String next) throws Failed {
        var request = JsonNodeFactory.instance.objectNode().put("limit", CLOSED_AT_ONCE);
        request.putArray("filterGroups")
                .addObject()
                .putArray("filters")
                .addObject()
                .put("propertyName", "hs_is_closed")
                .put("operator", "EQ")
                .put("value", "true");
        var properties = request.putArray("properties").add("closedate").add("hs_is_closed_won");
        signalFields().values().stream().filter(field -> !field.contains(".")).forEach(properties::add);
        if (!next.isEmpty()) request.put("after", next);
        var found = http.send("POST", OBJECTS + "deals/search", request);
        var deals = new ArrayList<ClosedDeal>();
        for (var deal : found.path("results")) {
            var told = deal.path("properties");
            closedDeal(
                            "hubspot-" + deal.path("id").asText(),
                            told.path("hs_is_closed_won").asBoolean(),
                            told.path("closedate").asText(),
                            told::path)
                    .ifPresent(deals::add);
        }
        return new ClosedPage(deals, found.at("/paging/next/after").asText(""));
    }

    @Override
    Set<String> schema() throws Failed {
        return new TreeSet<>(
                http.get("/crm/v3/properties/deals").path("results").findValuesAsText("name"));
    }

    @Override
    void update(String dealId, ObjectNode fields) throws Failed {
        var properties = JsonNodeFactory.instance.objectNode().<ObjectNode>set("properties", fields);
        http.send("PATCH", OBJECTS + "deals/" + CrmHttp.encoded(dealId), properties);
    }

    @Override
    void note(String dealId, String mark, String text) throws Failed {
        var search = JsonNodeFactory.instance.objectNode();
        var filters = search.putArray("filterGroups").addObject().putArray("filters");
        filters.addObject()
                .put("propertyName", "associations.deal")
                .put("operator", "EQ")
                .put("value", dealId);
        search.putArray("properties").add("hs_note_body");
        for (var note : http.send("POST", OBJECTS + "notes/search", search).path("results")) {
            if (note.at("/properties/hs_note_body").asText().contains(mark)) return;
        }
        var note = JsonNodeFactory.instance.objectNode();
        note.putObject("properties")
                .put("hs_timestamp", Instant.now().toString())
                .put("hs_note_body", text);
        var association = note.putArray("associations").addObject();
        association.putObject("to").put("id", dealId);
        association
                .putArray("types")
                .addObject()
                .put("associationCategory", "HUBSPOT_DEFINED")
                .put("associationTypeId", NOTE_TO_DEAL);
        http.send("POST", OBJECTS + "notes", note);
    }
}
