package docket.proposal;

import docket.documents.Documents;
import docket.proposal.DealRecords.CrmAway;
import docket.proposal.DealRecords.DealGone;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import java.util.Map;
import java.util.Optional;

/**
 * The CRMs by name: where a deal is read that a webhook only named, and where its proposal is told. A deal that changed
 * since its proposal was drafted is not written to, for the proposal speaks of another deal.
 *
 * @param records to read from, by the CRM's name; a CRM whose webhooks carry the whole deal has none
 * @param told to tell to, by the CRM's name
 */
public record CrmDoors(
        Map<String, DealRecords> records, Map<String, Crm> told, ReceivedDeals deals, Documents documents)
        implements Crm {

    public CrmDoors {
        records = Map.copyOf(records);
        told = Map.copyOf(told);
    }

    /** The deal in the form that is kept and read; once kept, what was kept. */
    byte[] body(ReceivedDeal deal) {
        var source = records.get(deal.crm());
        if (source == null) return deal.body();
        return documents.has(deal.documentId())
                ? documents.bytes(deal.documentId())
                : source.read(deal.dealId(), deal.eventId());
    }

    /** Whether the CRM a deal came from hears of its proposal. */
    public boolean isTold(Optional<ReceivedDeal> deal) {
        return deal.map(ReceivedDeal::crm).filter(told::containsKey).isPresent();
    }

    @Override
    public Answer tell(WriteBack writeBack) {
        var id = writeBack.decision().documentId();
        var crm = deals.find(id).map(ReceivedDeal::crm).orElseThrow();
        var door = told.get(crm);
        if (door == null) return new Answer.Refused("nothing is set up to tell " + crm);
        var source = records.get(crm);
        try {
            // A note adds to a deal whatever became of it; a proposal speaks of the deal as it was.
            if (source != null
                    && !writeBack.isNote()
                    && !source.same(documents.bytes(id), source.read(writeBack.dealId(), writeBack.eventId()))) {
                return new Answer.Refused("the deal changed in " + crm + " since the proposal was drafted;"
                        + " ask for a new proposal there");
            }
        } catch (CrmAway e) {
            return new Answer.Away(String.valueOf(e.getMessage()), Optional.empty());
        } catch (DealGone e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        }
        return door.tell(writeBack);
    }
}
