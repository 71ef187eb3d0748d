package docket.proposal;

import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers every webhook that was accepted, for good: that is what makes a replay one. */
public interface ReceivedDeals {

    /**
     * @param occurredAt when it happened in the CRM, where the CRM says so
     * @param body as the CRM sent it, to the byte
     */
    record ReceivedDeal(
            DocumentId documentId,
            String crm,
            String dealId,
            String eventId,
            @Nullable Instant occurredAt,
            byte[] body,
            Instant receivedAt) {}

    /** @param message sent once the deal is kept */
    record Arrival(ReceivedDeal deal, DealChanged message) {}

    /**
     * Keeps deals and sends their messages in one transaction. An event that was accepted before is left out, and so is
     * one that is older than what was accepted about the same deal; of any number of concurrent callers one keeps it.
     *
     * @return what was kept
     */
    List<DocumentId> accept(List<Arrival> arrivals);

    Optional<ReceivedDeal> find(DocumentId id);
}
