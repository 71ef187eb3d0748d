package docket.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A system that books what Docket's webhook brings, as docs/invoices.md asks a receiver to: it refuses what is not signed,
 * and books each delivery once. It is no good neighbour: every fifth invoice it has no time for at first, and every
 * seventh it books and then fails to say so.
 */
final class ErpTwin implements AutoCloseable {

    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final HttpServer server;
    private final AtomicReference<String> secret = new AtomicReference<>("");
    private final Map<String, List<String>> arrivals = new ConcurrentHashMap<>();
    private final Map<String, String> booked = new ConcurrentHashMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    ErpTwin() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/invoices", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer(exchange, body), -1);
        }
    }

    private int answer(HttpExchange exchange, String body) {
        var id = header(exchange, "X-Docket-Delivery");
        if (!isSigned(exchange, body)) {
            refused.add(id);
            return 401;
        }
        boolean first = !arrivals.containsKey(id);
        arrivals.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(body);
        int kind = Math.floorMod(id.hashCode(), 35);
        if (first && kind % 5 == 0) return 503;
        booked.putIfAbsent(id, body);
        return first && kind % 7 == 0 ? 500 : 200;
    }

    private boolean isSigned(HttpExchange exchange, String body) {
        var stamp = header(exchange, "X-Docket-Timestamp");
        var sent = Instant.ofEpochSecond(Long.parseLong(stamp));
        return MessageDigest.isEqual(
                        signature(stamp, body).getBytes(StandardCharsets.US_ASCII),
                        header(exchange, "X-Docket-Signature").getBytes(StandardCharsets.US_ASCII))
                && Duration.between(sent, Instant.now()).abs().compareTo(OLDEST) < 0;
    }

    private String signature(String stamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256="
                    + HexFormat.of().formatHex(mac.doFinal((stamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/invoices";
    }

    /** What the invoices are signed with; nothing is believed before it is known. */
    void knows(String shared) {
        secret.set(shared);
    }

    /** What was booked, by document. */
    Map<String, String> booked() {
        return new TreeMap<>(booked);
    }

    /** Documents that came with another body than the one that was booked. */
    List<String> changed() {
        return booked.keySet().stream()
                .filter(id ->
                        arrivals.getOrDefault(id, List.of()).stream().distinct().count() != 1)
                .toList();
    }

    /** How often something came that was booked already. */
    int cameAgain() {
        return arrivals.values().stream().mapToInt(List::size).sum() - arrivals.size();
    }

    /** What was not signed by Docket. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
