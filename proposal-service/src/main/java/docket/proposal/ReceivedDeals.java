package docket.proposal;

import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentId;
import java.time.Instant;
import java.util.Optional;

/** Remembers every webhook that was accepted, for good: that is what makes a replay one. */
public interface ReceivedDeals {

    /** @param body as the CRM sent it, to the byte. @param signature 64 hex digits in lower case */
    record ReceivedDeal(
            DocumentId documentId, String dealId, String eventId, String signature, byte[] body, Instant receivedAt) {}

    /**
     * Keeps the deal and sends the message in one transaction.
     *
     * @return false, and nothing kept, when the event or its signature was accepted before; of any number of concurrent
     *     callers one gets true
     */
    boolean accept(ReceivedDeal deal, DealChanged message);

    Optional<ReceivedDeal> find(DocumentId id);
}
