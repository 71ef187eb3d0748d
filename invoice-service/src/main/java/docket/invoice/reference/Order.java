package docket.invoice.reference;

import docket.invoice.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What we ordered, and what came of it. */
record Order(String number, String vendor, List<OrderLine> lines) {

    /**
     * One line.
     *
     * @param received how much of it has come; empty where nobody counts
     * @param invoiced how much of it was invoiced before
     */
    record OrderLine(
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Optional<BigDecimal> received,
            BigDecimal invoiced) {

        BigDecimal total() {
            return quantity.multiply(unitPrice);
        }

        /** How much may be on the next invoice: what came, or else what was ordered, less what was invoiced. */
        BigDecimal open() {
            return received.orElse(quantity).subtract(invoiced);
        }
    }

    /** One row a line: {@code order}, {@code vendor}, {@code description}, {@code quantity}, {@code unit_price}, {@code received}, {@code invoiced}. */
    static Map<String, Order> of(List<Map<String, String>> rows) {
        var orders = new LinkedHashMap<String, Order>();
        for (var row : rows) {
            var number = row.getOrDefault("order", "");
            if (number.isBlank()) throw new IllegalArgumentException("an order line without an order");
            var order = orders.computeIfAbsent(
                    key(number), _ -> new Order(number, row.getOrDefault("vendor", ""), new ArrayList<>()));
            order.lines.add(new OrderLine(
                    row.getOrDefault("description", ""),
                    amount(number, "quantity", row),
                    amount(number, "unit_price", row),
                    Values.amount(row.getOrDefault("received", "")),
                    Values.amount(row.getOrDefault("invoiced", "")).orElse(BigDecimal.ZERO)));
        }
        return orders;
    }

    private static BigDecimal amount(String number, String name, Map<String, String> row) {
        return Values.amount(row.getOrDefault(name, ""))
                .orElseThrow(() -> new IllegalArgumentException(
                        "order " + number + ": " + name + " \"" + row.getOrDefault(name, "") + "\" is no number"));
    }

    /** Orders are quoted with and without hyphens and leading zeros. */
    static String key(String number) {
        return number.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT).replaceAll("^0+", "");
    }

    BigDecimal total() {
        return lines.stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
