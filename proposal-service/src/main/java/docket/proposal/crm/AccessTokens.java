package docket.proposal.crm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.DealRecords.CrmAway;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What we show a CRM: a token that does not expire, or one that is fetched by OAuth 2 and renewed before it does. */
public class AccessTokens {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final long USUAL_SECONDS = 1800;

    private final @Nullable URI tokenUrl;
    private final Supplier<Map<String, String>> grant;
    private final HttpClient http = CrmHttp.client();
    private final InstantSource clock;

    private String token;
    private Instant until;

    private AccessTokens(
            @Nullable URI tokenUrl,
            Supplier<Map<String, String>> grant,
            InstantSource clock,
            String token,
            Instant until) {
        this.tokenUrl = tokenUrl;
        this.grant = grant;
        this.clock = clock;
        this.token = token;
        this.until = until;
    }

    /** A private app's token, or an API token. */
    public static AccessTokens fixed(String token) {
        return new AccessTokens(null, Map::of, InstantSource.system(), token, Instant.MAX);
    }

    /**
     * A token that somebody may change while we run.
     *
     * @param kept as it is now
     * @param changed asks for it anew, and says whether it is another one now
     */
    public static AccessTokens kept(Supplier<String> kept, BooleanSupplier changed) {
        return new AccessTokens(null, Map::of, InstantSource.system(), "", Instant.MAX) {
            @Override
            synchronized String token() {
                return kept.get();
            }

            @Override
            synchronized boolean refused(String refused) {
                return changed.getAsBoolean() || !kept.get().equals(refused);
            }
        };
    }

    /** @param grant the form that is posted for a token (RFC 6749, section 6; RFC 7523 for a JWT bearer), made anew each time */
    public static AccessTokens granted(URI tokenUrl, Supplier<Map<String, String>> grant, InstantSource clock) {
        return new AccessTokens(tokenUrl, grant, clock, "", Instant.MIN);
    }

    synchronized String token() {
        if (tokenUrl != null && clock.instant().isAfter(until)) renew(tokenUrl);
        return token;
    }

    /** The CRM did not take this one. @return whether another can be had */
    synchronized boolean refused(String refused) {
        if (tokenUrl == null) return false;
        if (token.equals(refused)) until = Instant.MIN;
        return true;
    }

    private void renew(URI address) {
        var form = grant.get().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new CrmAway("no access token: the CRM answered " + answer.statusCode()
                        + "; check the client's id, secret and grant");
            }
            var json = JSON.readTree(answer.body());
            token = json.path("access_token").asText();
            until = clock.instant()
                    .plusSeconds(json.path("expires_in").asLong(USUAL_SECONDS))
                    .minus(EARLY);
        } catch (IOException e) {
            throw new CrmAway("no access token: no answer from the CRM");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CrmAway("stopped while asking for an access token");
        }
    }

    @Override
    public String toString() {
        return "AccessTokens[***]";
    }
}
