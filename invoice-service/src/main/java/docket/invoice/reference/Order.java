package docket.invoice.reference;

import docket.invoice.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What we ordered, and what came of it.
 *
 * @param currency ISO 4217; empty where nobody says
 */
record Order(String number, String vendor, String currency, List<OrderLine> lines) {

    /**
     * One line.
     *
     * @param number as the order counts it, from 1
     * @param item the article's number; empty where it has none
     * @param unit quantities and the price are per this; empty where nobody says
     * @param received how much of it has come; empty where nobody counts
     * @param invoiced how much of it was invoiced before Docket began to count
     */
    record OrderLine(
            int number,
            String item,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            Optional<BigDecimal> received,
            BigDecimal invoiced) {

        BigDecimal total() {
            return quantity.multiply(unitPrice);
        }

        OrderLine withReceived(BigDecimal quantityThatCame) {
            return new OrderLine(
                    number, item, description, quantity, unit, unitPrice, Optional.of(quantityThatCame), invoiced);
        }
    }

    /**
     * One row a line: {@code order}, {@code vendor}, {@code currency}, {@code line}, {@code item},
     * {@code description}, {@code quantity}, {@code unit}, {@code unit_price}, {@code received}, {@code invoiced}.
     */
    static Map<String, Order> of(List<Map<String, String>> rows) {
        var orders = new LinkedHashMap<String, Order>();
        for (var row : rows) {
            var number = row.getOrDefault("order", "");
            if (number.isBlank()) throw new IllegalArgumentException("an order line without an order");
            var order = orders.computeIfAbsent(
                    key(number),
                    _ -> new Order(
                            number,
                            row.getOrDefault("vendor", ""),
                            row.getOrDefault("currency", "").toUpperCase(Locale.ROOT),
                            new ArrayList<>()));
            order.lines.add(new OrderLine(
                    lineNumber(row).orElse(order.lines.size() + 1),
                    row.getOrDefault("item", ""),
                    row.getOrDefault("description", ""),
                    amount(number, "quantity", row),
                    row.getOrDefault("unit", ""),
                    amount(number, "unit_price", row),
                    Values.amount(row.getOrDefault("received", "")),
                    Values.amount(row.getOrDefault("invoiced", "")).orElse(BigDecimal.ZERO)));
        }
        return orders;
    }

    static Optional<Integer> lineNumber(Map<String, String> row) {
        var line = row.getOrDefault("line", "").strip();
        return line.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(line)) : Optional.empty();
    }

    static BigDecimal amount(String number, String name, Map<String, String> row) {
        return Values.amount(row.getOrDefault(name, ""))
                .orElseThrow(() -> new IllegalArgumentException(
                        "order " + number + ": " + name + " \"" + row.getOrDefault(name, "") + "\" is no number"));
    }

    /** Orders are quoted with and without hyphens and leading zeros. */
    static String key(String number) {
        return number.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT).replaceAll("^0+", "");
    }

    String key() {
        return key(number);
    }

    BigDecimal total() {
        return lines.stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As texts, by name. */
    Map<String, Object> words() {
        var rows = lines.stream()
                .map(line -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("item", line.item());
                    row.put("description", line.description());
                    row.put("quantity", line.quantity().toPlainString());
                    row.put("unit", line.unit());
                    row.put("unit_price", line.unitPrice().toPlainString());
                    row.put("total", line.total().toPlainString());
                    row.put(
                            "received",
                            line.received().map(BigDecimal::toPlainString).orElse(""));
                    return row;
                })
                .toList();
        var words = new LinkedHashMap<String, Object>();
        words.put("number", number);
        words.put("vendor", vendor);
        words.put("currency", currency);
        words.put("total", total().toPlainString());
        words.put("lines", rows);
        return words;
    }

    /** With the goods that came of it; once anything is known to have come, what is not told did not. */
    Order received(List<Receipt> receipts) {
        if (receipts.isEmpty()) return this;
        var counted = new ArrayList<OrderLine>();
        for (var line : lines) {
            var sum = BigDecimal.ZERO;
            for (var receipt : receipts) if (receipt.isOf(line)) sum = sum.add(receipt.in(line.unit()));
            counted.add(
                    line.withReceived(line.received().orElse(BigDecimal.ZERO).add(sum)));
        }
        return new Order(number, vendor, currency, counted);
    }
}
