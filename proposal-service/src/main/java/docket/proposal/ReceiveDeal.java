package docket.proposal;

import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentId;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes a CRM's webhook: checks who sent it and keeps it. The work comes later, from the queue. */
public final class ReceiveDeal {

    /** Bodies above this are not looked at. */
    public static final int LARGEST_BODY = 256 * 1024;

    static final String GENERIC = "generic";

    /** DocumentReceived is the first step of a deal's document, this message the second. */
    private static final int SECOND_STEP = 2;

    private final WebhookSignature signatures;
    private final Deal.Format format;
    private final ReceivedDeals deals;
    private final InstantSource clock;

    public ReceiveDeal(WebhookSignature signatures, Deal.Format format, ReceivedDeals deals, InstantSource clock) {
        this.signatures = signatures;
        this.format = format;
        this.deals = deals;
        this.clock = clock;
    }

    /** What came of a webhook. */
    public sealed interface Reception {

        record Accepted(DocumentId documentId) implements Reception {}

        /** @param detail for the sender; says nothing a stranger should not know */
        record Refused(Refusal refusal, String detail) implements Reception {}
    }

    /** Why a webhook is not taken. */
    public enum Refusal {
        TOO_LARGE,
        UNSIGNED,
        BAD_TIMESTAMP,
        STALE,
        WRONG_SIGNATURE,
        UNREADABLE,
        REPLAYED
    }

    /** @param body the bytes as they came; a parsed and rewritten body has another signature */
    public Reception receive(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (body.length > LARGEST_BODY) return refused(Refusal.TOO_LARGE, "send at most " + LARGEST_BODY + " bytes");
        if (timestamp == null || signature == null) {
            return refused(Refusal.UNSIGNED, "send the headers X-Docket-Timestamp and X-Docket-Signature");
        }
        var sentAt = WebhookSignature.time(timestamp);
        if (sentAt.isEmpty()) return refused(Refusal.BAD_TIMESTAMP, "send the time as unix seconds or ISO 8601 in UTC");
        var now = clock.instant();
        if (Duration.between(sentAt.get(), now).abs().compareTo(WebhookSignature.TOLERANCE) > 0) {
            return refused(Refusal.STALE, "sign again: the time stamp is more than five minutes off");
        }
        if (!signatures.matches(signature, timestamp, body)) {
            return refused(
                    Refusal.WRONG_SIGNATURE, "sign the time stamp, a point and the raw body with the shared secret");
        }
        Deal deal;
        try {
            deal = format.read(body);
        } catch (Deal.UnreadableDeal e) {
            return refused(Refusal.UNREADABLE, String.valueOf(e.getMessage()));
        }
        var id = Deal.documentId(GENERIC, deal.id(), deal.eventId());
        var received = new ReceivedDeal(
                id, deal.id(), deal.eventId(), WebhookSignature.hex(signature).orElseThrow(), body, now);
        return deals.accept(received, new DealChanged(id, SECOND_STEP, now, GENERIC, deal.id()))
                ? new Reception.Accepted(id)
                : refused(Refusal.REPLAYED, "this event was accepted before; nothing more is to be done");
    }

    private static Reception refused(Refusal refusal, String detail) {
        return new Reception.Refused(refusal, detail);
    }
}
