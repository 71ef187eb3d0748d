package docket.proposal.aws;

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
import org.jspecify.annotations.NullMarked;

/** Quarkus' Lambda event server, as AWS would call it. */
@NullMarked
final class LambdaDoor {

    private LambdaDoor() {}

    /** @return what the function answers */
    static JsonNode invoke(int port, String event) throws IOException, InterruptedException {
        var response = call(port, event);
        if (response.statusCode() != 200) throw new AssertionError(response.statusCode() + " " + response.body());
        return new ObjectMapper().readTree(response.body());
    }

    /** @return how the function failed, as a workflow sees it: {@code errorType} and {@code errorMessage} */
    static JsonNode failure(int port, String event) throws IOException, InterruptedException {
        var response = call(port, event);
        if (response.statusCode() == 200) throw new AssertionError("no failure: " + response.body());
        return new ObjectMapper().readTree(response.body());
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

    /** One function of the service. */
    abstract static class Function implements QuarkusTestProfile {

        private final String handler;

        Function(String handler) {
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
    }
}
