package docket.review.web;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.review.DocumentView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The order an invoice was held against, line by line beside it. What counts is said by findings; this only shows. */
@ApplicationScoped
class OrderBeside {

    /** Where invoice-service leaves the order it compared. */
    private static final String STEP = "order/matched";

    private final Documents documents;

    OrderBeside(Documents documents) {
        this.documents = documents;
    }

    /** @return null for what was held against no order */
    Screens.@Nullable Order of(DocumentView document) {
        var reading = document.reading();
        if (reading.isEmpty() || reading.get().field("purchase_order").isEmpty()) return null;
        return documents
                .find(document.summary().id(), STEP, Map.class)
                .map(order -> beside(order, reading.get()))
                .orElse(null);
    }

    private static Screens.Order beside(Map<?, ?> order, Reading reading) {
        var left = new ArrayList<>(reading.lineItems().stream()
                .map(item -> item.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, field -> field.getValue().value())))
                .toList());
        var rows = new ArrayList<Screens.OrderRow>();
        if (order.get("lines") instanceof List<?> lines) {
            for (var each : lines) {
                if (!(each instanceof Map<?, ?> line)) continue;
                var mine = nearest(text(line, "description"), left);
                if (mine != null) left.remove(mine);
                rows.add(row(line, mine == null ? Map.of() : mine));
            }
        }
        left.forEach(mine -> rows.add(row(Map.of(), mine)));
        return new Screens.Order(
                text(order, "number"), text(order, "vendor"), text(order, "total"), text(order, "currency"), rows);
    }

    private static Screens.OrderRow row(Map<?, ?> ordered, Map<String, String> invoiced) {
        return new Screens.OrderRow(
                text(ordered, "description"),
                text(ordered, "quantity"),
                text(ordered, "unit_price"),
                text(ordered, "received"),
                text(invoiced, "description"),
                text(invoiced, "quantity"),
                text(invoiced, "unit_price"),
                !ordered.isEmpty()
                        && !invoiced.isEmpty()
                        && number(ordered, "quantity").equals(number(invoiced, "quantity"))
                        && number(ordered, "unit_price").equals(number(invoiced, "unit_price")));
    }

    /** The line that shares most words with an order's; null when none shares any. */
    private static @Nullable Map<String, String> nearest(String description, List<Map<String, String>> lines) {
        Map<String, String> best = null;
        double most = 0;
        var wanted = words(description);
        for (var line : lines) {
            var has = words(line.getOrDefault("description", ""));
            var both = new LinkedHashSet<>(wanted);
            both.retainAll(has);
            double shared = both.size() / (double) Math.max(1, wanted.size() + has.size() - both.size());
            if (shared > most) {
                most = shared;
                best = line;
            }
        }
        return best;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Spelled one way, as far as it is a number. */
    private static String number(Map<?, ?> line, String name) {
        var text = text(line, name);
        return text.matches("-?\\d+(\\.\\d+)?")
                ? text.replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "")
                : text;
    }

    private static String text(Map<?, ?> line, String name) {
        var value = line.get(name);
        return value == null ? "" : value.toString();
    }
}
