package docket.proposal.crm;

import com.fasterxml.jackson.databind.JsonNode;
import docket.proposal.Dialect;
import docket.proposal.Hmac;
import docket.proposal.WebhookRequest;
import docket.proposal.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HubSpot's webhooks: an array of up to a hundred events, signed as {@code X-HubSpot-Signature-v3}, the base64 of
 * HMAC-SHA256(app secret, method + URI + body + time stamp). A change that an integration made (our own write-back among
 * them) asks for nothing, or a proposal would follow upon itself.
 */
public final class HubSpotWebhook implements Dialect {

    public static final String NAME = "hubspot";

    private static final String SIGNATURE = "X-HubSpot-Signature-v3";
    private static final String TIMESTAMP = "X-HubSpot-Request-Timestamp";

    /** HubSpot signs the address with these, and no others, decoded. */
    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("%3A", ":"),
            Map.entry("%2F", "/"),
            Map.entry("%3F", "?"),
            Map.entry("%40", "@"),
            Map.entry("%21", "!"),
            Map.entry("%24", "$"),
            Map.entry("%27", "'"),
            Map.entry("%28", "("),
            Map.entry("%29", ")"),
            Map.entry("%2A", "*"),
            Map.entry("%2C", ","),
            Map.entry("%3B", ";"));

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** Deals are object type 0-3 where a subscription names all types alike. */
    private static final Set<String> CHANGES = Set.of("deal.propertyChange", "object.propertyChange");

    private static final String DEALS = "0-3";

    private final Hmac secret;
    private final Supplier<Trigger> trigger;

    public HubSpotWebhook(Hmac secret, Trigger trigger) {
        this(secret, () -> trigger);
    }

    /** @param trigger asked for every webhook anew */
    public HubSpotWebhook(Hmac secret, Supplier<Trigger> trigger) {
        this.secret = secret;
        this.trigger = trigger;
    }

    @Override
    public String crm() {
        return NAME;
    }

    @Override
    public List<Told> read(WebhookRequest request, Instant now) {
        verify(request, now);
        var told = new ArrayList<Told>();
        for (var event : Json.array(request.body())) {
            if (asksForAProposal(event)) told.add(told(event));
        }
        return told;
    }

    private void verify(WebhookRequest request, Instant now) {
        var timestamp = request.header(TIMESTAMP).orElse("");
        var signature = request.header(SIGNATURE).orElse("");
        if (timestamp.isEmpty() || signature.isEmpty()) {
            throw new WebhookRefused(Refusal.UNSIGNED, SIGNATURE + " and " + TIMESTAMP + " are needed");
        }
        if (!timestamp.matches("\\d{1,15}")) {
            throw new WebhookRefused(Refusal.BAD_TIMESTAMP, TIMESTAMP + " is in milliseconds");
        }
        var sentAt = Instant.ofEpochMilli(Long.parseLong(timestamp));
        if (Duration.between(sentAt, now).abs().compareTo(WebhookSignature.TOLERANCE) > 0) {
            throw new WebhookRefused(Refusal.STALE, "the time stamp is more than five minutes off");
        }
        var mac = secret.of(
                request.method().getBytes(StandardCharsets.UTF_8),
                decoded(request.url()).getBytes(StandardCharsets.UTF_8),
                request.body(),
                timestamp.getBytes(StandardCharsets.UTF_8));
        if (!Hmac.same(Base64.getEncoder().encodeToString(mac), signature)) {
            throw new WebhookRefused(
                    Refusal.WRONG_SIGNATURE, "the signature does not fit the app's secret and the public address");
        }
    }

    private static String decoded(String url) {
        return ESCAPE.matcher(url)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        DECODED.getOrDefault(escape.group().toUpperCase(Locale.ROOT), escape.group())));
    }

    private boolean asksForAProposal(JsonNode event) {
        if (!CHANGES.contains(event.path("subscriptionType").asText())) return false;
        if (event.has("objectTypeId") && !event.path("objectTypeId").asText().equals(DEALS)) return false;
        if (event.path("changeSource").asText().equals("INTEGRATION")) return false;
        return trigger.get()
                .isPulledBy(
                        event.path("propertyName").asText(),
                        event.path("propertyValue").asText());
    }

    /** HubSpot's eventId alone is not promised to be unique. */
    private static Told told(JsonNode event) {
        var deal = Json.id(event, "objectId");
        var key = String.join(
                "-", Json.id(event, "eventId"), Json.id(event, "subscriptionId"), deal, Json.id(event, "occurredAt"));
        return new Told(
                deal,
                key,
                Instant.ofEpochMilli(event.path("occurredAt").asLong()),
                event.toString().getBytes(StandardCharsets.UTF_8));
    }
}
