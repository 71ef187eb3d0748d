package docket.invoice.reference;

import docket.invoice.reference.Order.OrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goods that came of an order.
 *
 * @param line of the order; empty where only the article's number or name is known
 * @param name the article's number or name
 */
record Receipt(Optional<Integer> line, String name, BigDecimal quantity, String unit) {

    private static final double ALIKE = 0.6;

    /** One row a line: {@code order}, {@code line} or {@code item} or {@code description}, {@code quantity}, {@code unit}. */
    static Map<String, List<Receipt>> of(List<Map<String, String>> rows) {
        var receipts = new LinkedHashMap<String, List<Receipt>>();
        for (var row : rows) {
            var order = row.getOrDefault("order", "");
            if (order.isBlank()) throw new IllegalArgumentException("a goods receipt without an order");
            var item = row.getOrDefault("item", "");
            receipts.computeIfAbsent(Order.key(order), _ -> new ArrayList<>())
                    .add(new Receipt(
                            Order.lineNumber(row),
                            item.isBlank() ? row.getOrDefault("description", "") : item,
                            Order.amount(order, "quantity", row),
                            row.getOrDefault("unit", "")));
        }
        return receipts;
    }

    boolean isOf(OrderLine ordered) {
        if (line.isPresent()) return line.get() == ordered.number();
        return !ordered.item().isEmpty() && name.equalsIgnoreCase(ordered.item())
                || Likeness.of(name, ordered.description()) >= ALIKE;
    }

    /** In the order's unit; as it is where the units have nothing in common. */
    BigDecimal in(String wanted) {
        return Units.factor(unit, wanted).map(quantity::multiply).orElse(quantity);
    }
}
