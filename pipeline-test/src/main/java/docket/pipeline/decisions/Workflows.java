package docket.pipeline.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Workflows as Step Functions has them: each token takes one answer, and every further one finds its task closed. */
final class Workflows implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicLong again = new AtomicLong();
    private final AtomicLong otherwise = new AtomicLong();

    Workflows() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            var said = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean closed = !action.endsWith("SendTaskHeartbeat") && !isFirst(said);
            var body = closed ? "{\"__type\":\"TaskDoesNotExist\",\"message\":\"closed\"}" : "{}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(closed ? 400 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private boolean isFirst(JsonNode said) {
        var words = words(said);
        var before = answers.putIfAbsent(said.path("taskToken").asText(), words);
        if (before == null) return true;
        again.incrementAndGet();
        if (!before.equals(words)) otherwise.incrementAndGet();
        return false;
    }

    /** The comment that was decided with, which is another for every racer. */
    private static String words(JsonNode said) {
        var output = said.path("output").asText("");
        return !output.isEmpty() && Wire.read(output) instanceof ReviewDecided decided
                ? decided.comment()
                : said.path("cause").asText();
    }

    /** How many tokens have had their answer. */
    long reached() {
        return answers.size();
    }

    /** What was said to this token; empty for nothing. */
    String words(String token) {
        return answers.getOrDefault(token, "");
    }

    /** Answers that came once more, to no effect. */
    long repeated() {
        return again.get();
    }

    /** Of those, how many said something else than the first. */
    long contradicting() {
        return otherwise.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
