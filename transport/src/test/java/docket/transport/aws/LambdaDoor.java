package docket.transport.aws;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service as one Lambda function behind Quarkus' event server, and what AWS hands it. */
public abstract class LambdaDoor implements QuarkusTestProfile {

    /** What a schedule hands over. */
    public static final String SCHEDULED = """
            {"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event",
            "source":"aws.events","account":"111122223333","time":"2026-03-01T12:00:00Z","region":"eu-central-1",
            "resources":["arn:aws:events:eu-central-1:111122223333:rule/every-minute"],"detail":{}}
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String handler;
    private final Map<String, String> settings;

    protected LambdaDoor(String handler) {
        this(handler, Map.of());
    }

    protected LambdaDoor(String handler, Map<String, String> settings) {
        this.handler = handler;
        this.settings = settings;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        var all = new HashMap<>(settings);
        all.put("quarkus.lambda.handler", handler);
        all.put("quarkus.scheduler.enabled", "false");
        all.put("quarkus.http.test-port", "0");
        all.put("quarkus.lambda.mock-event-server.test-port", Integer.toString(freePort()));
        return all;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what the function answers */
    public static JsonNode invoke(int port, String event) throws IOException, InterruptedException {
        var response = call(port, event);
        if (response.statusCode() != 200) throw new AssertionError(response.statusCode() + " " + response.body());
        return JSON.readTree(response.body());
    }

    /** @return how the function failed, as a workflow sees it: {@code errorType} and {@code errorMessage} */
    public static JsonNode failure(int port, String event) throws IOException, InterruptedException {
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

    /** As SQS hands messages over, called {@code m-1} and on, each for the third time. */
    public static String batch(String... bodies) throws IOException {
        List<String> records = new ArrayList<>();
        for (String body : bodies) records.add(message("m-" + (records.size() + 1), body));
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    private static String message(String id, String body) throws IOException {
        return """
                {"messageId":"%s","receiptHandle":"AQEB","body":%s,
                "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1772366400000",
                "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1772366400001"},
                "messageAttributes":{},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs",
                "eventSourceARN":"arn:aws:sqs:eu-central-1:000000000000:invoices","awsRegion":"eu-central-1"}
                """.formatted(id, JSON.writeValueAsString(body));
    }
}
