package docket.classifier.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The service as one Lambda function behind Quarkus' event server. */
public abstract class LambdaDoor implements QuarkusTestProfile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String handler;

    protected LambdaDoor(String handler) {
        this.handler = handler;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.lambda.handler",
                handler,
                "quarkus.http.test-port",
                "0",
                "quarkus.lambda.mock-event-server.test-port",
                Integer.toString(freePort()));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what the function answers */
    static JsonNode invoke(int port, String event) throws IOException, InterruptedException {
        var response = call(port, event);
        if (response.statusCode() != 200) throw new AssertionError(response.statusCode() + " " + response.body());
        return JSON.readTree(response.body());
    }

    /** @return how the function failed, as a workflow sees it: {@code errorType} and {@code errorMessage} */
    static JsonNode failure(int port, String event) throws IOException, InterruptedException {
        var response = call(port, event);
        if (response.statusCode() == 200) throw new AssertionError("no failure: " + response.body());
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> call(int port, String event) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_lambda_"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(event))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
