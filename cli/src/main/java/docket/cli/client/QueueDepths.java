package docket.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many messages lie in the embedded SQS queues. Speaks SQS's JSON protocol by hand: the embedded queues check no
 * signature, and an SDK would cost every command half a second.
 */
public final class QueueDepths {

    private static final int OK = 200;

    private final URI sqs;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public QueueDepths(URI sqs) {
        this.sqs = sqs;
    }

    /** @param waiting for somebody to take them, delayed ones included @param taken and not yet done */
    public record Depth(int waiting, int taken) {}

    /** By queue name; empty when the queues do not answer. */
    public Map<String, Depth> all() {
        var depths = new TreeMap<String, Depth>();
        for (var url : ask("ListQueues", "{}").path("QueueUrls")) {
            var attributes = ask(
                            "GetQueueAttributes",
                            DocketClient.object()
                                    .put("QueueUrl", url.asText())
                                    .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                            "AttributeNames",
                                            DocketClient.JSON.createArrayNode().add("All"))
                                    .toString())
                    .path("Attributes");
            var name = url.asText().substring(url.asText().lastIndexOf('/') + 1);
            depths.put(
                    name,
                    new Depth(
                            number(attributes, "ApproximateNumberOfMessages")
                                    + number(attributes, "ApproximateNumberOfMessagesDelayed"),
                            number(attributes, "ApproximateNumberOfMessagesNotVisible")));
        }
        return depths;
    }

    private static int number(JsonNode attributes, String name) {
        return attributes.path(name).asInt(0);
    }

    private JsonNode ask(String action, String json) {
        var request = HttpRequest.newBuilder(sqs.resolve("/"))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS." + action)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=docket/20260101/eu-central-1/sqs/aws4_request, "
                                + "SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == OK ? DocketClient.JSON.readTree(response.body()) : DocketClient.object();
        } catch (IOException e) {
            return DocketClient.object();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DocketClient.object();
        }
    }
}
