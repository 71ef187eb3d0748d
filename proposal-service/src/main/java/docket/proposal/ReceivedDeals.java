package docket.proposal;

import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers every webhook that was accepted, for good: that is what makes a replay one. */
public interface ReceivedDeals {

    /** What is to be made of a deal. */
    enum Task {
        /** A proposal, as a webhook asks for. */
        PROPOSAL,
        /** A draft of an e-mail to the client. */
        EMAIL,
        /** What was said and agreed in a meeting. */
        MEETING,
        /** What is known about the deal, with sources. */
        RESEARCH
    }

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
            Instant receivedAt,
            Task task) {

        /** Of a webhook. */
        public ReceivedDeal(
                DocumentId documentId,
                String crm,
                String dealId,
                String eventId,
                @Nullable Instant occurredAt,
                byte[] body,
                Instant receivedAt) {
            this(documentId, crm, dealId, eventId, occurredAt, body, receivedAt, Task.PROPOSAL);
        }
    }

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

    /** The last webhook that told of a deal. */
    default Optional<ReceivedDeal> newest(String crm, String dealId) {
        return Optional.empty();
    }
}
