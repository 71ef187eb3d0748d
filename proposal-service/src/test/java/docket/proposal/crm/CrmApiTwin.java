package docket.proposal.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;

/** A CRM's API over HTTP: answers by method and path, remembers what was written, and fails as asked. */
final class CrmApiTwin implements AutoCloseable {

    record Written(String method, String path, JsonNode body) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Map<String, String> answers = new HashMap<>();
    private final Queue<Integer> failures = new ArrayDeque<>();
    private final List<Written> written = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private String token = "token-1";
    private int tokens;

    CrmApiTwin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param start of method, blank, decoded path and query */
    synchronized void answers(String start, String json) {
        answers.put(start, json);
    }

    synchronized void failNext(Integer... statuses) {
        failures.addAll(List.of(statuses));
    }

    synchronized void takesOnly(String next) {
        token = next;
    }

    synchronized List<Written> written() {
        return List.copyOf(written);
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized int tokensGiven() {
        return tokens;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var reply = reply(exchange);
            exchange.getResponseHeaders().add("Retry-After", "7");
            var body = reply.json().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
        }
    }

    private record Reply(int status, String json) {}

    private synchronized Reply reply(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var line = exchange.getRequestMethod() + " "
                + URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
        asked.add(line);
        if (line.startsWith("POST /oauth") || line.startsWith("POST /services/oauth2")) {
            tokens++;
            return new Reply(200, "{\"access_token\":\"" + token + "\",\"expires_in\":1800}");
        }
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Reply(401, "");
        }
        var failure = failures.poll();
        if (failure != null) return new Reply(failure, "");
        var answer = answers.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)));
        if (answer.isEmpty()) return new Reply(404, "");
        if (body.length > 0)
            written.add(new Written(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), JSON.readTree(body)));
        return new Reply(
                answer.get().getValue().isEmpty() ? 204 : 200, answer.get().getValue());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
