package docket.proposal.crm;

import docket.proposal.Dialect;
import docket.proposal.Hmac;
import docket.proposal.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Pipedrive's webhooks, version 2. They are not signed: what tells them is the name and password that were set with the
 * webhook, sent as HTTP basic authentication.
 */
public final class PipedriveWebhook implements Dialect {

    public static final String NAME = "pipedrive";

    /** A delivery that failed comes again for some time, with the time of its first. */
    private static final Duration OLDEST = Duration.ofHours(24);

    private static final Duration FASTEST_CLOCK = Duration.ofMinutes(5);

    private final String authorization;
    private final Supplier<Trigger> trigger;
    private final Optional<String> ownUser;

    /** @param ownUser the id of the user whose token writes back; what this one changes over the API asks for nothing */
    public PipedriveWebhook(String user, String password, Trigger trigger, Optional<String> ownUser) {
        this(user, password, () -> trigger, ownUser);
    }

    /** @param trigger asked for every webhook anew */
    public PipedriveWebhook(String user, String password, Supplier<Trigger> trigger, Optional<String> ownUser) {
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.trigger = trigger;
        this.ownUser = ownUser;
    }

    @Override
    public String crm() {
        return NAME;
    }

    @Override
    public List<Told> read(WebhookRequest request, Instant now) {
        var given = request.header("Authorization")
                .orElseThrow(() ->
                        new WebhookRefused(Refusal.UNSIGNED, "set a user and a password (HTTP auth) with the webhook"));
        if (!Hmac.same(authorization, given)) {
            throw new WebhookRefused(Refusal.WRONG_SIGNATURE, "user or password of the webhook are others");
        }
        var event = Json.object(request.body());
        var meta = event.path("meta");
        if (!meta.path("version").asText().equals("2.0")) {
            throw new WebhookRefused(Refusal.UNREADABLE, "meta.version: 2.0 is needed; make the webhook a v2 one");
        }
        var at = time(meta.path("timestamp").asText());
        if (at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(FASTEST_CLOCK))) {
            throw new WebhookRefused(Refusal.STALE, "meta.timestamp is more than a day off");
        }
        if (!meta.path("entity").asText().equals("deal")) return List.of();
        if (meta.path("action").asText().equals("delete")) return List.of();
        var own = meta.path("change_source").asText().equals("api")
                && ownUser.filter(meta.path("user_id").asText()::equals).isPresent();
        var wanted = trigger.get();
        var before = event.path("previous").path(wanted.property());
        var after = event.path("data").path(wanted.property()).asText();
        // "previous" names what changed, and is null for a deal that is new.
        var changed = event.path("previous").isNull() || !before.isMissingNode();
        if (own || !changed || !wanted.isPulledBy(wanted.property(), after)) return List.of();
        return List.of(new Told(Json.id(meta, "entity_id"), Json.id(meta, "id"), at, request.body()));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new WebhookRefused(Refusal.BAD_TIMESTAMP, "meta.timestamp: a time in ISO 8601 is needed");
        }
    }
}
