package docket.proposal.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP with a CRM's API. */
public final class CrmHttp {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final URI base;
    private final AccessTokens tokens;
    private final HttpClient http = client();

    public CrmHttp(URI base, AccessTokens tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(LONGEST_CONNECT)
                // A redirect could carry a token, or an approved proposal's address, to another host.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The CRM's answer was no answer, or no. */
    static final class Failed extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Optional<Duration> pause;
        private final int status;

        Failed(String reason, int status, Optional<Duration> pause) {
            super(reason);
            this.status = status;
            this.pause = pause;
        }

        /** Whether asking again may help. */
        boolean isAway() {
            return status == 0 || status == 408 || status == 429 || status >= 500;
        }

        String reason() {
            return String.valueOf(getMessage());
        }

        Optional<Duration> pause() {
            return pause;
        }
    }

    JsonNode get(String path) throws Failed {
        return send("GET", path, null);
    }

    JsonNode send(String method, String path, @Nullable JsonNode body) throws Failed {
        var token = tokens.token();
        try {
            return once(method, path, body, token);
        } catch (Failed e) {
            if (e.status != 401 || !tokens.refused(token)) throw e;
            return once(method, path, body, tokens.token());
        }
    }

    private JsonNode once(String method, String path, @Nullable JsonNode body, String token) throws Failed {
        try {
            var request = HttpRequest.newBuilder(base.resolve(path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            int status = answer.statusCode();
            if (status / 100 != 2) {
                throw new Failed(
                        "the CRM answered " + status,
                        status,
                        answer.headers().firstValue("Retry-After").flatMap(CrmHttp::seconds));
            }
            return answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new Failed("the CRM's answer is no JSON", 0, Optional.empty());
        } catch (IOException e) {
            throw new Failed("no answer from the CRM", 0, Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("stopped while asking the CRM", 0, Optional.empty());
        }
    }

    static Optional<Duration> seconds(String retryAfter) {
        if (!retryAfter.matches("\\d{1,6}")) return Optional.empty();
        var pause = Duration.ofSeconds(Long.parseLong(retryAfter));
        return Optional.of(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
