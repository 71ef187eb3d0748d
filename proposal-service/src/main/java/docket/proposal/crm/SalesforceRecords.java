package docket.proposal.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.proposal.DealRecords.DealGone;
import docket.proposal.crm.CrmHttp.Failed;
import docket.proposal.scoring.ClosedDeal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Opportunities in Salesforce, by its REST API. */
public final class SalesforceRecords extends CrmRecords {

    private static final String DATA = "/services/data/v61.0/";

    /** A record's id in Salesforce, and nothing that could end a query's text. */
    private static final String ID = "[A-Za-z0-9]{15}|[A-Za-z0-9]{18}";

    public SalesforceRecords(CrmHttp http, FieldMapping mapping) {
        super(http, mapping);
    }

    @Override
    public String crm() {
        return SalesforceMessage.NAME;
    }

    @Override
    DealJson record(String dealId, String eventId) throws Failed {
        var items = mapping.item().isEmpty()
                ? ""
                : ", (SELECT " + String.join(", ", new TreeSet<>(mapping.item().values()))
                        + " FROM OpportunityLineItems ORDER BY SortOrder)";
        var found =
                query("SELECT " + String.join(", ", new TreeSet<>(mapping.read().values())) + items
                        + " FROM Opportunity WHERE Id = '" + id(dealId) + "'");
        var deal = found.path(0);
        if (deal.isMissingNode()) throw new DealGone(crm(), dealId, "there is none, or it is not shown to this user");
        var json = new DealJson(dealId, eventId, mapping).facts(field -> DealJson.at(deal, field));
        for (var item : deal.at("/OpportunityLineItems/records")) json.item(field -> DealJson.at(item, field));
        return json;
    }

    @Override
    ClosedPage closedPage(String next) throws Failed {
        var names = new TreeSet<>(List.of("Id", "IsWon", "CloseDate"));
        names.addAll(signalFields().values());
        var found = http.get(
                next.isEmpty()
                        ? DATA + "query?q="
                                + CrmHttp.encoded("SELECT " + String.join(", ", names)
                                        + " FROM Opportunity WHERE IsClosed = true ORDER BY CloseDate DESC")
                        : next);
        var deals = new ArrayList<ClosedDeal>();
        for (var deal : found.path("records")) {
            closedDeal(
                            "salesforce-" + deal.path("Id").asText(),
                            deal.path("IsWon").asBoolean(),
                            deal.path("CloseDate").asText(),
                            field -> DealJson.at(deal, field))
                    .ifPresent(deals::add);
        }
        var more = found.path("nextRecordsUrl").asText("");
        return new ClosedPage(deals, more.startsWith("/services/data/") ? more : "");
    }

    private JsonNode query(String soql) throws Failed {
        return http.get(DATA + "query?q=" + CrmHttp.encoded(soql)).path("records");
    }

    private String id(String dealId) {
        if (!dealId.matches(ID)) throw new DealGone(crm(), dealId, "an id has 15 or 18 letters and digits");
        return dealId;
    }

    @Override
    Set<String> schema() throws Failed {
        return new TreeSet<>(
                http.get(DATA + "sobjects/Opportunity/describe").path("fields").findValuesAsText("name"));
    }

    @Override
    void update(String dealId, ObjectNode fields) throws Failed {
        http.send("PATCH", DATA + "sobjects/Opportunity/" + id(dealId), fields);
    }

    @Override
    void note(String dealId, String mark, String text) throws Failed {
        var title = "Docket proposal " + mark;
        var there = query("SELECT Id FROM Note WHERE ParentId = '" + id(dealId) + "' AND Title = '" + title + "'");
        if (!there.isEmpty()) return;
        http.send(
                "POST",
                DATA + "sobjects/Note",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ParentId", dealId)
                        .put("Title", title)
                        .put("Body", text));
    }
}
