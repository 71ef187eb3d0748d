package docket.invoice.layout;

import docket.documents.Box;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.layout.Row.Cell;
import docket.invoice.layout.Row.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the invoice's table. Its head tells the columns; each amount in the column of totals is a row; quantity
 * and price are the two numbers beside it that make it when multiplied.
 */
final class LineItems {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.011");
    private static final int MOST_ITEMS = 500;
    private static final int MOST_LINES = 4;
    private static final int MOST_PAGES = 20;

    private final Sheet sheet;

    LineItems(Sheet sheet) {
        this.sheet = sheet;
    }

    /** @param total where the column of totals stands @param description where texts stand, if its head was found */
    private record Table(int from, Box total, @Nullable Box description, double left, int columns) {}

    List<Map<String, Found>> read() {
        var items = new ArrayList<Map<String, Found>>();
        int row = 0;
        while (row < sheet.rows().size() && items.size() < MOST_ITEMS) {
            var table = table(row);
            if (table.isEmpty()) {
                row++;
                continue;
            }
            row = rows(table.get(), items);
        }
        return items;
    }

    /** A head of a table names at least two things, one of them an amount, and no figures. */
    private Optional<Table> table(int at) {
        var first = sheet.rows().get(at);
        var heads = new ArrayList<Label>(sheet.columns(first));
        if (heads.stream().noneMatch(Label::leads)) return Optional.empty();
        int next = at + 1;
        // A head may take several lines.
        while (next < sheet.rows().size() && next <= at + 5) {
            var row = sheet.rows().get(next);
            if (row.page() != first.page()
                    || row.top() - sheet.rows().get(next - 1).top() > 16) break;
            if (sheet.columns(row).isEmpty() || sheet.money(row).stream().anyMatch(Money::isAmount)) break;
            heads.addAll(sheet.columns(row));
            next++;
        }
        heads.removeIf(label -> !label.leads());
        if (sheet.money(first).stream().anyMatch(Money::isAmount)) return Optional.empty();
        long meanings = heads.stream().map(LineItems::column).distinct().count();
        var total = heads.stream()
                .filter(label -> label.means("col_total"))
                .max(Comparator.comparingDouble(
                        label -> label.box().x() + label.box().width()))
                .or(() -> heads.stream()
                        .filter(label -> label.means("col_unit_price"))
                        .max(Comparator.comparingDouble(label -> label.box().x())));
        var description =
                heads.stream().filter(label -> label.means("col_description")).findFirst();
        boolean counts = heads.stream().anyMatch(label -> label.means("col_quantity") || label.means("col_unit_price"));
        if (total.isEmpty()
                || meanings < 2
                || description.isEmpty() && !counts
                || heads.size() < 3 && !(description.isPresent() && meanings >= 2)) {
            return Optional.empty();
        }
        double left = heads.stream().mapToDouble(label -> label.box().x()).min().orElse(0);
        return Optional.of(
                new Table(next, total.get().box(), description.map(Label::box).orElse(null), left, heads.size()));
    }

    private static String column(Label label) {
        return label.meanings().getFirst().name();
    }

    /** @return the row after the table */
    private int rows(Table table, List<Map<String, Found>> items) {
        var anchors = new ArrayList<Money>();
        int row = table.from();
        double right = table.total().x() + table.total().width();
        Double edge = null;
        for (; row < sheet.rows().size(); row++) {
            var each = sheet.rows().get(row);
            // A table goes on on the next page until its sums are reached.
            if (endsTable(each)
                    || each.page() > sheet.rows().get(table.from() - 1).page() + MOST_PAGES) break;
            if (row > table.from() && table(row).isPresent()) break;
            var amount = anchor(each, table, right, edge);
            if (amount == null) continue;
            anchors.add(amount);
            edge = amount.span().box().x() + amount.span().box().width();
        }
        int lead = anchors.isEmpty() ? 0 : lead(table, anchors.getFirst().span().row());
        for (int i = 0; i < anchors.size(); i++) {
            int from = Math.max(table.from(), anchors.get(i).span().row().index() - lead);
            int to = i + 1 < anchors.size() ? anchors.get(i + 1).span().row().index() - lead : row;
            item(
                            table,
                            anchors.get(i),
                            from,
                            Math.max(to, anchors.get(i).span().row().index() + 1))
                    .ifPresent(items::add);
        }
        return Math.max(row, table.from());
    }

    /** How many lines of an item stand above its total, told by the first item. */
    private int lead(Table table, Row anchor) {
        var column = table.description();
        if (column == null || anchor.index() - table.from() > 3) return 0;
        for (int i = table.from(); i < anchor.index(); i++) {
            var row = sheet.rows().get(i);
            boolean text =
                    row.cells().stream().anyMatch(cell -> Math.abs(cell.box().x() - column.x()) < 8);
            if (text && row.page() == anchor.page()) return anchor.index() - i;
        }
        return 0;
    }

    private @Nullable Money anchor(Row row, Table table, double right, @Nullable Double edge) {
        Money best = null;
        for (Money money : sheet.money(row)) {
            if (money.percent() || money.decimals() != 2 && money.currency() == null) continue;
            var box = money.span().box();
            double end = box.x() + box.width();
            boolean aligned = edge != null && Math.abs(end - edge) < 4;
            boolean under = Sheet.overlapsAcross(box, table.total()) || Math.abs(end - right) < 14;
            boolean proven = factors(money, List.of(row)) != null
                    && (under || box.x() > table.total().x());
            if (proven || aligned || under && (edge == null || best == null)) best = money;
        }
        return best;
    }

    /** The sums begin, or another part of the document. */
    private boolean endsTable(Row row) {
        return sheet.labels(row).stream()
                .anyMatch(label -> label.leads()
                        && (label.surety(Terms.NET_TOTAL) > 0.9
                                || label.surety(Terms.TOTAL_AMOUNT) >= 0.75
                                || label.surety(Terms.LINES_TOTAL) > 0.8
                                || label.surety(Terms.TAX_TOTAL) > 0.9
                                        && row.words().size() < 8
                                || label.surety(Terms.AMOUNT_DUE) > 0.9)
                        && (sheet.money(row).stream().anyMatch(Money::isAmount)
                                || label.from() == 0 && row.words().size() <= 3));
    }

    private Optional<Map<String, Found>> item(Table table, Money total, int from, int to) {
        var anchor = total.span().row();
        var near = new ArrayList<Row>();
        for (int i = from; i < to; i++) {
            var row = sheet.rows().get(i);
            if (Math.abs(row.top() - anchor.top()) < 4.5 * Math.max(8, anchor.size())) near.add(row);
        }
        var factors = factors(total, near);
        var text = description(table, anchor, near, total, factors);
        if (text.isEmpty()) return Optional.empty();
        var item = new LinkedHashMap<String, Found>();
        item.put(Terms.LINE_DESCRIPTION, text.get());
        if (factors != null) {
            item.put(Terms.LINE_QUANTITY, Found.at(factors.quantity().span(), plain(factors.quantity()), 0.85));
            unit(factors.quantity()).ifPresent(each -> item.put(Terms.LINE_UNIT, each));
            item.put(
                    Terms.LINE_UNIT_PRICE,
                    Found.at(
                            factors.price().span(),
                            Values.amount(factors.price().value()),
                            0.85));
        }
        sheet.money(anchor).stream()
                .filter(Money::percent)
                .filter(each -> each.value().compareTo(new BigDecimal(30)) < 0)
                .findFirst()
                .ifPresent(each -> item.put(Terms.LINE_TAX_RATE, Found.at(each.span(), plain(each), 0.7)));
        item.put(Terms.LINE_TOTAL, Found.at(total.span(), Values.amount(total.value()), factors == null ? 0.7 : 0.9));
        return Optional.of(item);
    }

    private static String plain(Money number) {
        return number.value().stripTrailingZeros().toPlainString();
    }

    private record Factors(Money quantity, Money price) {

        double apart() {
            var one = quantity.span().box();
            var other = price.span().box();
            return Math.abs(one.x() - other.x()) + 3 * Math.abs(one.y() - other.y());
        }
    }

    /** The two numbers that make the total, nearest to its row first. */
    private @Nullable Factors factors(Money total, List<Row> near) {
        var numbers = near.stream()
                .sorted(Comparator.comparingDouble(
                        row -> Math.abs(row.top() - total.span().row().top())))
                .flatMap(row -> sheet.money(row).stream())
                .filter(each -> !each.percent()
                        && !each.span().overlaps(total.span())
                        && each.value().signum() != 0)
                .limit(12)
                .toList();
        Factors best = null;
        for (int i = 0; i < numbers.size(); i++) {
            for (int j = i + 1; j < numbers.size(); j++) {
                var one = numbers.get(i);
                var other = numbers.get(j);
                var product = one.value().multiply(other.value());
                if (product.abs().subtract(total.value().abs()).abs().compareTo(TOLERANCE) > 0) continue;
                boolean oneIsQuantity = one.decimals() < other.decimals()
                        || one.decimals() == other.decimals()
                                && one.currency() == null
                                && one.span().box().x() < other.span().box().x();
                var factors = oneIsQuantity ? new Factors(one, other) : new Factors(other, one);
                // The number of the row may equal the quantity; the quantity stands nearer to its price.
                if (best == null || factors.apart() < best.apart()) best = factors;
            }
        }
        return best;
    }

    private static Optional<Found> unit(Money quantity) {
        var row = quantity.span().row();
        int after = quantity.span().to();
        if (after >= row.words().size() || row.gapBefore(after) > 1.5) return Optional.empty();
        var word = row.words().get(after).text();
        return word.matches("\\p{L}[\\p{L}²³.()]{0,9}")
                ? Optional.of(Found.at(new Span(row, after, after + 1), word, 0.6))
                : Optional.empty();
    }

    /** What stands under the head of the texts; else the longest text of the row. Lines right under it go on with it. */
    private Optional<Found> description(
            Table table, Row anchor, List<Row> near, Money total, @Nullable Factors factors) {
        var sorted = near.stream()
                .sorted(Comparator.comparingDouble(row -> Math.abs(row.top() - anchor.top())))
                .toList();
        for (Row row : sorted) {
            var cell = text(table, row, total, factors);
            if (cell.isPresent()) return Optional.of(joined(cell.get(), near));
        }
        return Optional.empty();
    }

    private Optional<Cell> text(Table table, Row row, Money total, @Nullable Factors factors) {
        var texts = row.cells().stream()
                .filter(cell -> cell.text().chars().filter(Character::isLetter).count() >= 2)
                .filter(cell -> cell.box().x() < total.span().box().x())
                .filter(cell ->
                        factors == null || !cell.span().overlaps(factors.price().span()) || cell.to() - cell.from() > 3)
                .toList();
        var column = table.description();
        if (column != null) {
            var under = texts.stream()
                    .filter(cell -> Math.abs(cell.box().x() - column.x()) < 8)
                    .findFirst()
                    .or(() -> texts.stream()
                            .filter(cell -> Sheet.overlapsAcross(cell.box(), column))
                            .max(Comparator.comparingInt(cell -> cell.text().length())));
            if (under.isPresent()) return under;
        }
        return texts.stream()
                .max(Comparator.comparingInt(cell -> cell.text().length()))
                .filter(cell -> column == null || cell.text().length() > 4);
    }

    private boolean isLabelled(Row row, Cell cell) {
        return sheet.labels(row).stream()
                .anyMatch(label -> label.from() == cell.from()
                        && (label.means(Terms.NET_TOTAL)
                                || label.means(Terms.TOTAL_AMOUNT)
                                || label.means(Terms.TAX_TOTAL)));
    }

    /** With the lines of the item that stand under or over it in the same column. */
    private Found joined(Cell cell, List<Row> zone) {
        var text = new StringBuilder();
        int lines = 0;
        for (Row row : zone) {
            if (lines == MOST_LINES) break;
            for (Cell each : row.cells()) {
                boolean goesOn = each.equals(cell)
                        || Math.abs(each.box().x() - cell.box().x()) < 4
                                && !isLabelled(row, each)
                                && each.text()
                                                .chars()
                                                .filter(Character::isLetter)
                                                .count()
                                        >= 2
                                && sheet.money(row).stream()
                                        .noneMatch(money -> money.isAmount()
                                                && money.span().from() < each.to()
                                                && money.span().to() > each.from());
                if (goesOn) {
                    if (!text.isEmpty()) text.append(' ');
                    text.append(each.text());
                    lines++;
                    break;
                }
            }
        }
        return Found.at(cell.span(), text.isEmpty() ? cell.text() : text.toString(), 0.75);
    }
}
