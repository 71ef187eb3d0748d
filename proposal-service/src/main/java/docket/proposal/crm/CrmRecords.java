package docket.proposal.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.proposal.Crm;
import docket.proposal.DealRecords;
import docket.proposal.WriteBack;
import docket.proposal.crm.CrmHttp.Failed;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    public Answer tell(WriteBack writeBack) {
        try {
            update(writeBack.dealId(), fields(writeBack));
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
        mapping.write()
                .forEach((told, field) -> fields.put(
                        field,
                        switch (told) {
                            case "link" -> writeBack.link();
                            case "status" -> WriteBack.STATUS;
                            case "sha256" -> writeBack.sha256();
                            default -> writeBack.decision().at().toString();
                        }));
        return fields;
    }

    private static String text(WriteBack writeBack) {
        return writeBack.note() + ": " + writeBack.link() + " (SHA-256 " + writeBack.sha256() + ")";
    }

    /**
     * Whether the CRM has what the mapping names.
     *
     * @return the fields it has not; empty also when it cannot be asked now
     */
    public Set<String> missingFields() {
        var named = new TreeSet<>(mapping.fields(""));
        named.addAll(mapping.write().values());
        try {
            named.removeAll(schema());
            return named;
        } catch (Failed | CrmAway e) {
            return Set.of();
        }
    }
}
