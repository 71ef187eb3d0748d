package docket.invoice.layout;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.layout.LineItems.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which of the rows that look like items are items: those that together make one of the invoice's sums. Where several
 * ways of looking at the page offer rows, the first that adds up wins; where none does, what stands under the table's
 * head is taken and the rules tell the difference.
 */
record ItemChoice(List<Map<String, Found>> lines, List<Finding> findings) {

    private static final BigDecimal CENTS = new BigDecimal("0.02");

    /** Rows that make a printed sum prove each other. */
    private static final double PROVED = 0.95;

    static ItemChoice none() {
        return new ItemChoice(List.of(), List.of());
    }

    static ItemChoice of(LineItems table, Map<String, Field> fields) {
        var heads = table.underHeads();
        var sums = sums(fields);
        for (BigDecimal sum : sums) {
            var proved = adding(table, heads, sum);
            if (proved.isPresent()) return new ItemChoice(proved(proved.get()), cut(proved.get()));
        }
        var left =
                heads.stream().filter(item -> item.proven() || !item.adjusts()).toList();
        return new ItemChoice(left.stream().map(Item::fields).toList(), cut(left));
    }

    /** What the lines may make: their own sum if the page prints it, else the total without tax, else with tax. */
    private static List<BigDecimal> sums(Map<String, Field> fields) {
        var sums = new ArrayList<BigDecimal>();
        for (String name : List.of(Terms.LINES_TOTAL, Terms.NET_TOTAL, Terms.TOTAL_AMOUNT)) {
            var field = fields.get(name);
            if (field == null) continue;
            Values.amount(field.value())
                    .map(BigDecimal::abs)
                    .filter(sum -> sum.signum() > 0)
                    .ifPresent(sums::add);
        }
        return sums;
    }

    private static Optional<List<Item>> adding(LineItems table, List<Item> heads, BigDecimal sum) {
        var ways = List.<Supplier<List<Item>>>of(
                () -> heads,
                () -> heads.stream()
                        .filter(item -> item.proven() || !item.adjusts())
                        .toList(),
                () -> prefix(heads, sum),
                () -> heads.stream().filter(Item::proven).toList(),
                table::byProof,
                () -> table.above(sum));
        for (var way : ways) {
            var items = way.get();
            if (!items.isEmpty() && makes(items, sum)) return Optional.of(items);
        }
        return Optional.empty();
    }

    /** The most of the first rows that make the sum; what follows is something else, unless it is priced like an item. */
    private static List<Item> prefix(List<Item> items, BigDecimal sum) {
        for (int to = items.size() - 1; to > 0 && !items.get(to).proven(); to--) {
            if (makes(items.subList(0, to), sum)) return items.subList(0, to);
        }
        return List.of();
    }

    private static boolean makes(List<Item> items, BigDecimal sum) {
        var made = items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return made.abs().subtract(sum).abs().compareTo(CENTS) <= 0;
    }

    private static List<Map<String, Found>> proved(List<Item> items) {
        return items.stream()
                .map(item -> {
                    Map<String, Found> fields = new LinkedHashMap<>(item.fields());
                    fields.computeIfPresent(
                            Terms.LINE_TOTAL, (_, total) -> total.scored(Math.max(PROVED, total.score())));
                    return fields;
                })
                .toList();
    }

    private static List<Finding> cut(List<Item> items) {
        if (items.size() <= LineItems.MOST_ITEMS) return List.of();
        return List.of(new Finding(
                Terms.LINES_TOTAL,
                Reason.UNREADABLE,
                Severity.BLOCKING,
                "The table has more than " + LineItems.MOST_ITEMS + " rows; the list was cut short.",
                null));
    }
}
