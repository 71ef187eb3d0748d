package docket.pipeline.decisions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whoever waits for decisions: workflows, which take one answer per token and refuse any other as Step Functions does,
 * and a service behind a queue, which gets messages at least once and keeps an inbox of those it has seen.
 */
final class Waiting implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TAKEN = 200;
    private static final int CLOSED = 400;

    private final HttpServer server;
    private final Map<String, String> tasks = new ConcurrentHashMap<>();
    private final Map<String, String> inbox = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> effects = new ConcurrentHashMap<>();
    private final AtomicLong again = new AtomicLong();

    Waiting() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/task", exchange -> answer(exchange, tasks));
        server.createContext("/queue", exchange -> answer(exchange, inbox));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The first word for a key has an effect; any other is refused or known already. */
    private void answer(HttpExchange exchange, Map<String, String> known) throws IOException {
        try (exchange) {
            var said = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var key = said.path("key").asText();
            boolean first = known.putIfAbsent(key, said.path("words").asText()) == null;
            if (first)
                effects.computeIfAbsent(said.path("document").asText(), _ -> new AtomicLong())
                        .incrementAndGet();
            else again.incrementAndGet();
            exchange.sendResponseHeaders(first ? TAKEN : CLOSED, -1);
        }
    }

    /** How many documents have had an effect outside. */
    long reached() {
        return effects.size();
    }

    /** Documents that had more than one. */
    long doubled() {
        return effects.values().stream().filter(many -> many.get() > 1).count();
    }

    /** Answers that came once more, to no effect. */
    long repeated() {
        return again.get();
    }

    /** What was said to this key; empty for nothing. */
    String words(String key) {
        var task = tasks.get(key);
        return task == null ? inbox.getOrDefault(key, "") : task;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
