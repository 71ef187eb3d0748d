package docket.proposal.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.proposal.Crm;
import docket.proposal.DealRecords;
import docket.proposal.WriteBack;
import docket.proposal.crm.CrmHttp.Failed;
import docket.proposal.scoring.ClosedDeal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** One CRM's deals, read and told about by its own API. Telling twice has the effect of telling once. */
public abstract sealed class CrmRecords implements DealRecords, Crm
        permits HubSpotRecords, SalesforceRecords, PipedriveRecords {

    final CrmHttp http;
    final FieldMapping mapping;

    CrmRecords(CrmHttp http, FieldMapping mapping) {
        this.http = http;
        this.mapping = mapping;
    }

    public abstract String crm();

    abstract DealJson record(String dealId, String eventId) throws Failed;

    /** The names of the deal's fields in the CRM. */
    abstract Set<String> schema() throws Failed;

    abstract void update(String dealId, ObjectNode fields) throws Failed;

    /** Leaves a note at the deal unless one with this mark is there. */
    abstract void note(String dealId, String mark, String text) throws Failed;

    /** A page of closed deals and how to ask for the next one, as the CRM says it; empty for the last. */
    record ClosedPage(List<ClosedDeal> deals, String next) {}

    /** @param next empty for the first page */
    abstract ClosedPage closedPage(String next) throws Failed;

    /**
     * Deals that were won or lost, with what the mapping calls signals and the amount.
     *
     * @param most a few more may come, as the CRM's pages end
     * @throws CrmAway if the CRM cannot answer now, or does not show them to us
     */
    public List<ClosedDeal> closed(int most) {
        var all = new ArrayList<ClosedDeal>();
        var next = "";
        try {
            do {
                var page = closedPage(next);
                all.addAll(page.deals());
                next = page.next();
            } while (!next.isEmpty() && all.size() < most);
            return all;
        } catch (Failed e) {
            throw new CrmAway(e.reason());
        }
    }

    /** The deal's own fields a model may learn of, by our names. */
    Map<String, String> signalFields() {
        var fields = new TreeMap<String, String>();
        mapping.read().forEach((fact, field) -> {
            if (fact.startsWith(FieldMapping.SIGNAL)) fields.put(fact.substring(FieldMapping.SIGNAL.length()), field);
            else if (fact.equals("amount") || fact.equals("currency")) fields.put(fact, field);
        });
        return fields;
    }

    /** @param day a day, or a moment that begins with it; nothing comes of a deal without one */
    Optional<ClosedDeal> closedDeal(String id, boolean won, String day, Function<String, JsonNode> field) {
        if (!day.matches("\\d{4}-\\d{2}-\\d{2}.*")) return Optional.empty();
        var signals = new TreeMap<String, String>();
        signalFields().forEach((name, crmField) -> {
            var value = field.apply(crmField);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank())
                signals.put(name, value.asText().strip());
        });
        return Optional.of(new ClosedDeal(id, won, LocalDate.parse(day.substring(0, 10)), false, signals));
    }

    @Override
    public byte[] read(String dealId, String eventId) {
        try {
            return record(dealId, eventId).bytes();
        } catch (Failed e) {
            if (e.isAway()) throw new CrmAway(e.reason());
            throw new DealGone(crm(), dealId, e.reason());
        }
    }

    @Override
    public boolean same(byte[] before, byte[] now) {
        return DealJson.same(before, now);
    }

    @Override
    public Answer tell(WriteBack writeBack) {
        try {
            if (!writeBack.isNote()) update(writeBack.dealId(), fields(writeBack));
            note(writeBack.dealId(), writeBack.sha256(), text(writeBack));
            return new Answer.Taken();
        } catch (Failed e) {
            return e.isAway() ? new Answer.Away(e.reason(), e.pause()) : new Answer.Refused(e.reason());
        } catch (CrmAway e) {
            return new Answer.Away(String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private ObjectNode fields(WriteBack writeBack) {
        var fields = JsonNodeFactory.instance.objectNode();
        mapping.write().forEach((told, field) -> {
            var value = switch (told) {
                case "link" -> writeBack.link();
                case "status" -> WriteBack.STATUS;
                case "sha256" -> writeBack.sha256();
                case "decided_at" -> writeBack.decision().at().toString();
                default -> writeBack.told().get(told);
            };
            if (value != null) fields.put(field, value);
        });
        return fields;
    }

    private static String text(WriteBack writeBack) {
        if (writeBack.isNote()) return writeBack.note() + "\n\nSHA-256 " + writeBack.sha256();
        return writeBack.note() + ": " + writeBack.link() + " (SHA-256 " + writeBack.sha256() + ")" + score(writeBack);
    }

    /** Never a probability without its reasons and the model that said it. */
    private static String score(WriteBack writeBack) {
        var told = writeBack.told();
        var probability = told.get(WriteBack.WIN_PROBABILITY);
        return probability == null
                ? ""
                : "\nWin probability " + probability + " by model " + told.get(WriteBack.SCORE_MODEL) + ": "
                        + told.get(WriteBack.WIN_REASONS);
    }

    /**
     * Whether the CRM has what the mapping names.
     *
     * @return the fields it has not; empty also when it cannot be asked now
     */
    public Set<String> missingFields() {
        try {
            return fieldsItHasNot();
        } catch (CrmAway e) {
            return Set.of();
        }
    }

    /** @throws CrmAway if the CRM cannot be asked now, or does not show its fields to us */
    public Set<String> fieldsItHasNot() {
        var named = new TreeSet<>(mapping.fields(""));
        named.addAll(mapping.write().values());
        try {
            named.removeAll(schema());
            return named;
        } catch (Failed e) {
            throw new CrmAway(e.reason());
        }
    }
}
