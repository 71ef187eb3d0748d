package docket.messages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The queues between the services. Each has a dead-letter queue of the same name with {@code -dlq}. */
public enum Channel {
    /** To classifier-service: a person's answer about a kind, files taken out of others. (S3 announces uploads on a queue of its own, {@code inbox}.) */
    CLASSIFICATIONS,
    /** To invoice-service: invoices, receipts, and the decisions about them. */
    INVOICES,
    /** To contract-service. */
    CONTRACTS,
    /** To proposal-service: requests, deals, and the decisions about them. */
    PROPOSALS,
    /** To review-service: what a person must decide. */
    REVIEWS,
    /** To review-service: what happened, for the timeline. */
    EVENTS;

    /** The name of the queue or topic, as in {@code invoices}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The channel of the service that reads this kind.
     *
     * @throws IllegalArgumentException for {@link Kind#OTHER}, which nobody reads
     */
    public static Channel reading(Kind kind) {
        return switch (kind) {
            case INVOICE, RECEIPT -> INVOICES;
            case CONTRACT -> CONTRACTS;
            case PROPOSAL_REQUEST -> PROPOSALS;
            case OTHER -> throw new IllegalArgumentException("nobody reads " + kind.label());
        };
    }

    @JsonCreator
    public static Channel of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
