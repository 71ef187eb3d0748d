package docket.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import docket.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers like review-service, from memory. Each further look at a document shows its next state. */
final class DocketTwin implements AutoCloseable {

    static final String TOKEN = "token-of-the-twin";

    private final HttpServer server;
    private final Map<String, Deque<String>> answers = new HashMap<>();
    final List<String> requests = new ArrayList<>();

    private DocketTwin(HttpServer server) {
        this.server = server;
    }

    static DocketTwin start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var twin = new DocketTwin(server);
        server.createContext("/", twin::answer);
        server.start();
        return twin;
    }

    /** What to answer to the next requests, as in {@code GET /api/status}; the last answer stays. */
    DocketTwin answering(String request, String... bodies) {
        answers.computeIfAbsent(request, _ -> new ArrayDeque<>()).addAll(List.of(bodies));
        return this;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(body.isEmpty() ? request : request + " " + body);
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"title\":\"Not signed in\"}");
            return;
        }
        var planned = answers.get(request);
        if (planned == null) {
            send(exchange, 404, "{\"title\":\"Not found\",\"detail\":\"Nothing by that name.\"}");
            return;
        }
        var answer = planned.size() > 1 ? planned.removeFirst() : planned.getFirst();
        int status = answer.startsWith("!") ? Integer.parseInt(answer.substring(1, 4)) : 200;
        send(exchange, status, answer.startsWith("!") ? answer.substring(4) : answer);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How a command ended. */
    record Ended(int status, String out, String err) {}

    /** Runs a command against this twin. */
    Ended run(String... arguments) {
        return run(Map.of("DOCKET_URL", url(), "DOCKET_API_TOKEN", TOKEN), arguments);
    }

    static Ended run(Map<String, String> environment, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int status = Docket.run(new Surroundings(terminal, Path.of("").toAbsolutePath(), environment), arguments);
        return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
