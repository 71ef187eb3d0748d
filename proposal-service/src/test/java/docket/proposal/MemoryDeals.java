package docket.proposal;

import docket.messages.DocumentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/** The table of accepted webhooks, in memory. */
@NullMarked
final class MemoryDeals implements ReceivedDeals {

    final Map<DocumentId, ReceivedDeal> kept = new LinkedHashMap<>();

    @Override
    public synchronized List<DocumentId> accept(List<Arrival> arrivals) {
        var accepted = new ArrayList<DocumentId>();
        for (var arrival : arrivals) {
            var deal = arrival.deal();
            if (kept.values().stream().anyMatch(other -> forbids(other, deal))) continue;
            kept.put(deal.documentId(), deal);
            accepted.add(deal.documentId());
        }
        return accepted;
    }

    private static boolean forbids(ReceivedDeal known, ReceivedDeal deal) {
        if (!known.crm().equals(deal.crm())) return false;
        if (known.eventId().equals(deal.eventId())) return true;
        var before = known.occurredAt();
        var now = deal.occurredAt();
        return known.dealId().equals(deal.dealId()) && before != null && now != null && before.isAfter(now);
    }

    @Override
    public synchronized Optional<ReceivedDeal> find(DocumentId id) {
        return Optional.ofNullable(kept.get(id));
    }
}
