package docket.pipeline;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A CRM as far as Docket needs one: it tells of deals with signed webhooks and takes what is written back. The first
 * write-back of every deal is answered with 503, so that each has to come again; an idempotency key counts once.
 */
final class CrmTwin implements AutoCloseable {

    private static final int UNAVAILABLE = 503;
    private static final int DONE = 204;

    private final HttpServer server;
    private final Map<String, List<String>> attempts = new ConcurrentHashMap<>();

    CrmTwin() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/deals/", exchange -> {
            var deal = exchange.getRequestURI().getPath().substring("/deals/".length());
            var keys = attempts.computeIfAbsent(deal, _ -> new CopyOnWriteArrayList<>());
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(keys.size() == 1 ? UNAVAILABLE : DONE, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The distinct keys under which something was written back to a deal. */
    List<String> writeBacks(String deal) {
        return attempts.getOrDefault(deal, List.of()).stream().distinct().toList();
    }

    /** Tells of a changed deal, signed with the secret. */
    HttpResponse<String> tells(URI webhook, String secret, String deal) throws Exception {
        var body = """
                {"event_id":"event-%s","deal":{"id":"%s","title":"Folding tables","language":"en","currency":"EUR",
                "client":{"name":"Sample Supplies Ltd"},"requirements":["The tables can be stacked."],
                "line_items":[{"description":"Table","quantity":4,"unit":"piece","unit_price":"25.00","tax_rate":19}]}}
                """.formatted(deal, deal);
        var stamp = Long.toString(Instant.now().getEpochSecond());
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(webhook)
                            .header("Content-Type", "application/json")
                            .header("X-Docket-Timestamp", stamp)
                            .header("X-Docket-Signature", "sha256=" + hmac(secret, stamp + "." + body))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String hmac(String secret, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
