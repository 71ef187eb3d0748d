package docket.proposal;

import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/** The table of accepted webhooks, in memory. */
@NullMarked
final class MemoryDeals implements ReceivedDeals {

    final Map<DocumentId, ReceivedDeal> kept = new LinkedHashMap<>();

    @Override
    public synchronized boolean accept(ReceivedDeal deal, DealChanged message) {
        boolean known = kept.values().stream()
                .anyMatch(other -> other.eventId().equals(deal.eventId())
                        || other.signature().equals(deal.signature()));
        if (!known) kept.put(deal.documentId(), deal);
        return !known;
    }

    @Override
    public synchronized Optional<ReceivedDeal> find(DocumentId id) {
        return Optional.ofNullable(kept.get(id));
    }
}
