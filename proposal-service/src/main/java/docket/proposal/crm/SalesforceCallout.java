package docket.proposal.crm;

import docket.proposal.Dialect;
import docket.proposal.Hmac;
import docket.proposal.WebhookRequest;
import docket.proposal.WebhookSignature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a Salesforce flow sends by an HTTP callout: {@code {"deal_id": "006…", "event_id": "…", "sent_at": "2026-…Z"}}
 * under a named credential that adds {@code Authorization: Bearer <key>}. A flow cannot sign, so the time in the body and
 * the event's id keep an old call from counting twice.
 */
public final class SalesforceCallout implements Dialect {

    private final String authorization;

    public SalesforceCallout(String key) {
        this.authorization = "Bearer " + key;
    }

    @Override
    public String crm() {
        return SalesforceMessage.NAME;
    }

    @Override
    public List<Told> read(WebhookRequest request, Instant now) {
        var given = request.header("Authorization")
                .orElseThrow(() -> new WebhookRefused(
                        Refusal.UNSIGNED, "the named credential sends Authorization: Bearer and the key"));
        if (!Hmac.same(authorization, given)) {
            throw new WebhookRefused(Refusal.WRONG_SIGNATURE, "the named credential's key is another");
        }
        var event = Json.object(request.body());
        var at = time(event.path("sent_at").asText());
        if (Duration.between(at, now).abs().compareTo(WebhookSignature.TOLERANCE) > 0) {
            throw new WebhookRefused(Refusal.STALE, "sent_at is more than five minutes off");
        }
        return List.of(new Told(Json.id(event, "deal_id"), Json.id(event, "event_id"), at, request.body()));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new WebhookRefused(Refusal.BAD_TIMESTAMP, "sent_at: the time in ISO 8601 in UTC is needed");
        }
    }
}
