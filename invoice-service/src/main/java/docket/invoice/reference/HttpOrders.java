package docket.invoice.reference;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Orders of another system, asked one at a time: {@code GET} the address with the order's number in the place of
 * {@code {order}}. It answers 200 with the rows of {@code orders.json} ({@code application/json}) or a UBL Order
 * ({@code application/xml}), or 404 when there is no such order. Anything else means not now.
 */
final class HttpOrders implements Orders {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PLACE = "{order}";
    private static final int LARGEST = 10_000_000;

    private final String address;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param token sent as {@code Authorization: Bearer}; empty for none */
    HttpOrders(String address, String token) {
        if (!address.contains(PLACE) || !address.matches("https?://[^/]+/.*")) {
            throw new IllegalArgumentException("docket.invoice.reference.orders-url is no address such as"
                    + " https://erp.example.com/orders/{order}");
        }
        this.address = address;
        this.token = token;
    }

    @Override
    public boolean areKnown() {
        return true;
    }

    @Override
    public Optional<Order> find(String number) {
        var order = URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20");
        var request = HttpRequest.newBuilder(URI.create(address.replace(PLACE, order)))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/xml");
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case 200 -> read(number, response);
                case 404 -> Optional.empty();
                default -> throw new OrdersUnavailable("status " + response.statusCode());
            };
        } catch (IOException e) {
            throw new OrdersUnavailable(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OrdersUnavailable("interrupted");
        }
    }

    private static Optional<Order> read(String number, HttpResponse<byte[]> response) {
        if (response.body().length > LARGEST) throw new OrdersUnavailable("an answer of more than 10 MB");
        var type = response.headers().firstValue("Content-Type").orElse("");
        if (type.contains("xml")) return UblOrder.read(response.body());
        try {
            var orders = Order.of(Table.read("orders.json", response.body()));
            var asked = orders.get(Order.key(number));
            return asked != null ? Optional.of(asked) : orders.values().stream().findFirst();
        } catch (IllegalArgumentException e) {
            throw new OrdersUnavailable(e.getMessage() == null ? "unreadable" : e.getMessage());
        }
    }
}
