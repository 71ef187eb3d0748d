package docket.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A running proposal-service's door for programs. Every method throws {@link Trouble} with words for people. */
public final class DealsClient {

    private static final int FIRST_ERROR = 400;

    private final URI base;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public DealsClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public JsonNode get(String path) {
        return send("GET", path, "");
    }

    public JsonNode post(String path, String json) {
        return send("POST", path, json);
    }

    private JsonNode send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var json = answer.body().isBlank() ? DocketClient.object() : DocketClient.JSON.readTree(answer.body());
            if (answer.statusCode() < FIRST_ERROR) return json;
            var title = json.path("title").asText("Docket answered " + answer.statusCode());
            var detail = json.path("detail").asText("");
            throw new Trouble(detail.isEmpty() ? title : title + ": " + detail);
        } catch (JsonProcessingException e) {
            throw new Trouble("Something answers at " + base + " that is not Docket's proposal-service.");
        } catch (IOException e) {
            throw new Trouble("No answer from proposal-service at " + base + ". Is Docket running? ./docket status");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted");
        }
    }
}
