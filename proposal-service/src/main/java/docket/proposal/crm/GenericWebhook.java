package docket.proposal.crm;

import docket.proposal.Deal;
import docket.proposal.Dialect;
import docket.proposal.WebhookRequest;
import docket.proposal.WebhookSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Signed JSON that carries the whole deal, as {@link GenericDeal} reads it. For a CRM that can be taught to send it. */
public final class GenericWebhook implements Dialect {

    public static final String NAME = "generic";
    public static final String TIMESTAMP = "X-Docket-Timestamp";
    public static final String SIGNATURE = "X-Docket-Signature";

    private final WebhookSignature signatures;
    private final Deal.Format format = new GenericDeal();

    public GenericWebhook(WebhookSignature signatures) {
        this.signatures = signatures;
    }

    @Override
    public String crm() {
        return NAME;
    }

    @Override
    public List<Told> read(WebhookRequest request, Instant now) {
        var timestamp = request.header(TIMESTAMP);
        var signature = request.header(SIGNATURE);
        if (timestamp.isEmpty() || signature.isEmpty()) {
            throw new WebhookRefused(Refusal.UNSIGNED, "send the headers X-Docket-Timestamp and X-Docket-Signature");
        }
        var sentAt = WebhookSignature.time(timestamp.get())
                .orElseThrow(() ->
                        new WebhookRefused(Refusal.BAD_TIMESTAMP, "send the time as unix seconds or ISO 8601 in UTC"));
        if (Duration.between(sentAt, now).abs().compareTo(WebhookSignature.TOLERANCE) > 0) {
            throw new WebhookRefused(Refusal.STALE, "sign again: the time stamp is more than five minutes off");
        }
        if (!signatures.matches(signature.get(), timestamp.get(), request.body())) {
            throw new WebhookRefused(
                    Refusal.WRONG_SIGNATURE, "sign the time stamp, a point and the raw body with the shared secret");
        }
        try {
            var deal = format.read(request.body());
            return List.of(new Told(deal.id(), deal.eventId(), null, request.body()));
        } catch (Deal.UnreadableDeal e) {
            throw new WebhookRefused(Refusal.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }
}
