package docket.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;

/**
 * A CRM of the tests' own. It checks the signature, keeps what it is told once per idempotency key, and fails as often
 * and in the way it is asked to.
 */
public final class CrmTwin implements AutoCloseable {

    private final WebhookSignature signatures = new WebhookSignature(Deals.SECRET);
    private final HttpServer server;
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Queue<Integer> failures = new ArrayDeque<>();
    private int requests;

    /** @param times how often it was told */
    public record Told(String method, URI address, JsonNode body, int times) {}

    public CrmTwin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/deals/{deal_id}";
    }

    /** The next requests get these answers. A success among them is an answer that gets lost: told, then 503. */
    public synchronized void failNext(Integer... statuses) {
        failures.clear();
        failures.addAll(Arrays.asList(statuses));
    }

    public synchronized void forget() {
        told.clear();
        failures.clear();
        requests = 0;
    }

    /** By idempotency key. */
    public synchronized Map<String, Told> told() {
        return Map.copyOf(told);
    }

    public synchronized int requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), -1);
        }
    }

    private synchronized int status(HttpExchange exchange) throws IOException {
        requests++;
        var body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        var timestamp = headers.getFirst("X-Docket-Timestamp");
        var signature = headers.getFirst("X-Docket-Signature");
        var key = headers.getFirst("Idempotency-Key");
        if (timestamp == null || signature == null || !signatures.matches(signature, timestamp, body)) return 401;
        if (key == null) return 400;
        var failure = failures.poll();
        if (failure != null && failure / 100 != 2) return failure;
        var json = new ObjectMapper().readTree(new String(body, StandardCharsets.UTF_8));
        told.merge(
                key,
                new Told(exchange.getRequestMethod(), exchange.getRequestURI(), json, 1),
                (first, again) -> new Told(first.method(), first.address(), first.body(), first.times() + 1));
        return failure == null ? 204 : 503;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
