package docket.rotation.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One secret as Secrets Manager keeps it: a label is on one version, and leaves the one before when it moves. */
final class SecretsTwin implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Set<String>> labels = new LinkedHashMap<>();

    SecretsTwin(String version, String value) throws IOException {
        values.put(version, value);
        labels.put(version, new HashSet<>(Set.of("AWSCURRENT")));
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** A rotation begins: its version has a label, and no value. */
    void rotates(String version) {
        labels.put(version, new HashSet<>(Set.of("AWSPENDING")));
    }

    String value(String version) {
        return values.get(version);
    }

    String labelled(String label) {
        return labels.entrySet().stream()
                .filter(version -> version.getValue().contains(label))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = JSON.readTree(exchange.getRequestBody());
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("secretsmanager.", "");
        var answer = switch (target) {
            case "DescribeSecret" -> described();
            case "GetSecretValue" -> got(asked);
            case "PutSecretValue" -> put(asked);
            case "UpdateSecretVersionStage" -> moved(asked);
            default -> throw new IOException(target);
        };
        var bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(answer.has("__type") ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private ObjectNode described() {
        var answer = JSON.createObjectNode();
        var stages = answer.putObject("VersionIdsToStages");
        labels.forEach((version, all) -> all.forEach(stages.putArray(version)::add));
        return answer;
    }

    private ObjectNode got(JsonNode asked) {
        var version = asked.path("VersionId").asText();
        var value = values.get(version);
        if (value == null
                || !labels.get(version).contains(asked.path("VersionStage").asText())) {
            return JSON.createObjectNode().put("__type", "ResourceNotFoundException");
        }
        return JSON.createObjectNode().put("SecretString", value);
    }

    private ObjectNode put(JsonNode asked) {
        values.putIfAbsent(
                asked.path("ClientRequestToken").asText(),
                asked.path("SecretString").asText());
        return JSON.createObjectNode();
    }

    private ObjectNode moved(JsonNode asked) {
        var to = asked.path("MoveToVersionId").asText();
        var from = asked.path("RemoveFromVersionId").asText();
        labels.values().forEach(all -> all.remove("AWSPREVIOUS"));
        labels.get(from).remove("AWSCURRENT");
        labels.get(from).add("AWSPREVIOUS");
        labels.get(to).add("AWSCURRENT");
        return JSON.createObjectNode();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
