package docket.proposal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one CRM proves that a webhook is its own, and how it tells that a deal wants a proposal. */
public interface Dialect {

    /** In addresses and sources, as in {@code hubspot}. */
    String crm();

    /**
     * Checks who sent it, then reads it.
     *
     * @return what is to be worked on; empty when the webhook is sound but asks for nothing
     * @throws WebhookRefused if it is not to be believed or cannot be read
     */
    List<Told> read(WebhookRequest request, Instant now);

    /**
     * One event about one deal.
     *
     * @param eventId the same for every delivery of the event
     * @param occurredAt when it happened in the CRM; null where the CRM does not say
     * @param body the event's own bytes
     */
    record Told(String dealId, String eventId, @Nullable Instant occurredAt, byte[] body) {}

    /** Why a webhook is not taken. */
    enum Refusal {
        TOO_LARGE,
        UNSIGNED,
        BAD_TIMESTAMP,
        STALE,
        WRONG_SIGNATURE,
        UNREADABLE,
        REPLAYED
    }

    /** Not taken. The message is for the sender and says nothing a stranger should not know. */
    final class WebhookRefused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Refusal refusal;

        public WebhookRefused(Refusal refusal, String detail) {
            super(detail);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }
}
