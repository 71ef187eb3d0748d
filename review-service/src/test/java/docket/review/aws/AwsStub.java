package docket.review.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Answers like Step Functions and SQS on the wire (AWS JSON 1.0): what each token is to be answered with is told
 * beforehand, what was asked is kept.
 */
public final class AwsStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Deque<Fault>> FAULTS = new ConcurrentHashMap<>();
    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    /** One request. @param action as in {@code SendTaskSuccess} */
    public record Call(String action, JsonNode body) {}

    /** An error as the service spells it. */
    public record Fault(int status, String type) {}

    public AwsStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next answers for this token, before it is accepted. */
    public static void answerWith(String token, Fault... faults) {
        FAULTS.put(token, new ConcurrentLinkedDeque<>(List.of(faults)));
    }

    public static List<Call> callsFor(String token) {
        return CALLS.stream()
                .filter(call -> call.body().path("taskToken").asText().equals(token))
                .toList();
    }

    /** Bodies in which these words stand. */
    public static List<JsonNode> bodiesWith(String words) {
        return CALLS.stream()
                .map(Call::body)
                .filter(body -> body.toString().contains(words))
                .toList();
    }

    /** Bodies of messages that were sent to a queue. */
    public static List<String> messagesTo(String queue) {
        return CALLS.stream()
                .filter(call -> call.body().path("QueueUrl").asText().endsWith("/" + queue))
                .flatMap(call -> call.body().has("Entries")
                        ? call.body().path("Entries").findValuesAsText("MessageBody").stream()
                        : call.body().findValuesAsText("MessageBody").stream())
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var action = target == null ? "" : target.substring(target.lastIndexOf('.') + 1);
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            CALLS.add(new Call(action, body));
            var faults = FAULTS.get(body.path("taskToken").asText());
            var fault = faults == null ? null : faults.poll();
            if (fault != null) {
                send(exchange, fault.status(), Map.of("__type", fault.type(), "message", "as told by the test"));
            } else {
                send(exchange, 200, result(action, body));
            }
        }
    }

    private Map<String, Object> result(String action, JsonNode body) {
        return switch (action) {
            case "GetQueueUrl" ->
                Map.of(
                        "QueueUrl",
                        endpoint() + "/000000000000/" + body.path("QueueName").asText());
            case "SendMessage" ->
                Map.of(
                        "MessageId",
                        "m-1",
                        "MD5OfMessageBody",
                        md5(body.path("MessageBody").asText()));
            case "SendMessageBatch" -> {
                var sent = new ArrayList<Map<String, String>>();
                for (var entry : body.path("Entries")) {
                    var id = entry.path("Id").asText();
                    var md5 = md5(entry.path("MessageBody").asText());
                    sent.add(Map.of("Id", id, "MessageId", "m-" + id, "MD5OfMessageBody", md5));
                }
                yield Map.of("Successful", sent, "Failed", List.of());
            }
            default -> Map.of();
        };
    }

    /** SQS says what it understood; the client compares. */
    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        var bytes = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
