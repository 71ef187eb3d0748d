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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the invoice's table. Its head tells the columns; each amount in the column of totals is a row; quantity
 * and price are the two numbers beside it that make it when multiplied.
 */
final class LineItems {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.011");
    static final int MOST_ITEMS = 500;
    private static final int MOST_LINES = 6;
    private static final int MOST_PAGES = 20;
    private static final int MOST_NUMBERS = 12;

    /** In em; columns stand further apart. */
    private static final double WIDE_SPACE = 1.6;

    private static final Pattern LABELLED = Pattern.compile("^[#\\p{L}][\\p{L} ./#-]{1,24}:( |$)|^[\\p{L}]{2,5}:\\d");

    private final Sheet sheet;

    LineItems(Sheet sheet) {
        this.sheet = sheet;
    }

    /**
     * A row of the table as it was read.
     *
     * @param proven whether quantity times price makes its total
     * @param adjusts whether it is called like a discount or a charge of the whole invoice
     */
    record Item(Map<String, Found> fields, BigDecimal total, boolean proven, boolean adjusts) {}

    /** @param total where the column of totals stands @param description where texts stand, if its head was found */
    private record Table(int from, Box total, @Nullable Box description, double left, int columns) {}

    /** What stands under the heads of tables, sums and adjustments that look like items included. */
    List<Item> underHeads() {
        var items = new ArrayList<Item>();
        int row = 0;
        while (row < sheet.rows().size() && items.size() <= MOST_ITEMS) {
            var table = table(row);
            if (table.isEmpty()) {
                row++;
                continue;
            }
            row = rows(table.get(), items);
        }
        return items;
    }

    /** Rows without a head over them, each of which proves itself: two of its numbers make the last. */
    List<Item> byProof() {
        var items = new ArrayList<Item>();
        for (Row row : sheet.rows()) {
            if (items.size() > MOST_ITEMS) break;
            if (isSum(row)) continue;
            var last = sheet.money(row).stream()
                    .filter(money -> money.isAmount() && money.value().signum() != 0)
                    .reduce((_, later) -> later);
            if (last.isEmpty() || factors(last.get(), List.of(row)) == null) continue;
            item(headless(last.get()), last.get(), row.index(), row.index() + 1).ifPresent(items::add);
        }
        return items;
    }

    /**
     * Rows right above a sum, whose amounts in the sum's column make it.
     *
     * @param sum as printed, without its sign
     */
    List<Item> above(BigDecimal sum) {
        for (Row row : sheet.rows()) {
            if (!isSum(row)) continue;
            for (Money money : sheet.money(row)) {
                if (!money.isAmount() || money.value().abs().compareTo(sum) != 0) continue;
                var items = above(money, row);
                if (!items.isEmpty()) return items;
            }
        }
        return List.of();
    }

    private List<Item> above(Money sum, Row from) {
        var edge = right(sum);
        var items = new ArrayList<Item>();
        var left = sum.value();
        var below = from;
        for (int i = from.index() - 1; i >= 0 && items.size() < MOST_ITEMS; i--) {
            var row = sheet.rows().get(i);
            if (row.page() != from.page() || below.top() - row.top() > 4 * Math.max(8, row.size()) || isSum(row)) break;
            var amount = sheet.money(row).stream()
                    .filter(money -> money.isAmount() && Math.abs(right(money) - edge) < 4)
                    .findFirst();
            if (amount.isEmpty()) continue;
            below = row;
            var item = item(headless(amount.get()), amount.get(), i, i + 1);
            if (item.isEmpty()) break;
            items.addFirst(item.get());
            left = left.subtract(amount.get().value());
            if (left.signum() == 0) return items.size() > 1 ? items : List.of();
        }
        return List.of();
    }

    private static double right(Money money) {
        var box = money.span().box();
        return box.x() + box.width();
    }

    private static Table headless(Money total) {
        return new Table(total.span().row().index(), total.span().box(), null, 0, 0);
    }

    private boolean isSum(Row row) {
        return sheet.labels(row).stream()
                .anyMatch(label -> label.leads()
                        && (label.means(Terms.NET_TOTAL)
                                || label.means(Terms.TOTAL_AMOUNT)
                                || label.means(Terms.TAX_TOTAL)
                                || label.means(Terms.LINES_TOTAL)
                                || label.means(Terms.AMOUNT_DUE)
                                || label.means("-balance")));
    }

    /** Shipping, a discount: an item only if it is priced like one. */
    private boolean adjusts(Row row) {
        return sheet.labels(row).stream().anyMatch(label -> label.leads() && label.means("-adjustment"));
    }

    /** What was carried over from the page before, and the sum at its end that goes on on the next. */
    private boolean carries(Row row) {
        return sheet.labels(row).stream().anyMatch(label -> label.leads() && label.means("-carried"));
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
    private int rows(Table table, List<Item> items) {
        var anchors = new ArrayList<Money>();
        int row = table.from();
        double right = table.total().x() + table.total().width();
        Double edge = null;
        for (; row < sheet.rows().size(); row++) {
            var each = sheet.rows().get(row);
            // A table goes on on the next page until its sums are reached.
            if (endsTable(each) && !goesOn(each)
                    || each.page() > sheet.rows().get(table.from() - 1).page() + MOST_PAGES) break;
            if (row > table.from() && table(row).isPresent()) break;
            if (carries(each)) continue;
            var amount = anchor(each, table, right, edge);
            if (amount == null) continue;
            anchors.add(amount);
            edge = amount.span().box().x() + amount.span().box().width();
        }
        int lead = anchors.isEmpty() ? 0 : lead(table, anchors.getFirst().span().row());
        for (int i = 0; i < anchors.size(); i++) {
            var here = anchors.get(i).span().row();
            int from = i == 0
                    ? Math.max(table.from(), here.index() - lead)
                    : border(anchors.get(i - 1).span().row(), here, lead);
            int to = i + 1 < anchors.size()
                    ? border(here, anchors.get(i + 1).span().row(), lead)
                    : row;
            item(
                            table,
                            anchors.get(i),
                            from,
                            Math.max(to, anchors.get(i).span().row().index() + 1))
                    .ifPresent(items::add);
        }
        return Math.max(row, table.from());
    }

    /** Where the second of two items begins: behind the widest space between them, if one is wider than the others. */
    private int border(Row one, Row other, int lead) {
        if (one.page() != other.page()) return other.index() - lead;
        int widest = other.index();
        double most = 0;
        double least = Double.MAX_VALUE;
        for (int i = one.index() + 1; i <= other.index(); i++) {
            double gap = sheet.rows().get(i).top() - sheet.rows().get(i - 1).top();
            if (gap > most + 0.5) widest = i;
            most = Math.max(most, gap);
            if (gap > 4) least = Math.min(least, gap);
        }
        return most > 1.3 * least ? widest : other.index() - lead;
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

    /** A subtotal at the end of a page, when the next page begins with what was carried over. */
    private boolean goesOn(Row row) {
        for (int i = row.index() + 1; i < sheet.rows().size(); i++) {
            var next = sheet.rows().get(i);
            if (next.page() > row.page() + 1) return false;
            if (next.page() == row.page() + 1 && carries(next)) return true;
        }
        return false;
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

    private Optional<Item> item(Table table, Money total, int from, int to) {
        var anchor = total.span().row();
        var near = new ArrayList<Row>();
        for (int i = from; i < to; i++) {
            var row = sheet.rows().get(i);
            if (Math.abs(row.top() - anchor.top()) < 4.5 * Math.max(8, anchor.size())) near.add(row);
        }
        var factors = factors(total, near);
        var text = description(table, anchor, near, total, factors);
        // A priced row is a row of the invoice, whether its text was found or not.
        if (text.isEmpty() && factors == null) return Optional.empty();
        var item = new LinkedHashMap<String, Found>();
        text.ifPresent(each -> item.put(Terms.LINE_DESCRIPTION, each));
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
        return Optional.of(new Item(item, total.value(), factors != null, adjusts(anchor)));
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
        var numbers = numbers(total, near);
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

    private List<Money> numbers(Money total, List<Row> near) {
        var rows = near;
        if (near.size() > 1) {
            double top = total.span().row().top();
            rows = new ArrayList<>(near);
            rows.sort(Comparator.comparingDouble(row -> Math.abs(row.top() - top)));
        }
        var numbers = new ArrayList<Money>();
        for (Row row : rows) {
            for (Money each : sheet.money(row)) {
                boolean counts = !each.percent()
                        && !each.span().overlaps(total.span())
                        && each.value().signum() != 0;
                if (counts && numbers.size() < MOST_NUMBERS) numbers.add(each);
            }
        }
        return numbers;
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
        Cell labelled = null;
        for (Row row : sorted) {
            var cell = text(table, row, total, factors);
            if (cell.isEmpty()) continue;
            // "Batch: 17" says something of the item, but not what it is.
            if (!LABELLED.matcher(cell.get().text()).find()) return Optional.of(joined(cell.get(), near));
            if (labelled == null) labelled = cell.get();
        }
        return Optional.ofNullable(labelled).map(cell -> joined(cell, near));
    }

    private Optional<Cell> text(Table table, Row row, Money total, @Nullable Factors factors) {
        var texts = row.cells().stream()
                .filter(cell -> letters(cell) >= 2)
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

    /** Letters of the cell that belong to no figure; {@code 15 pcs} is a quantity, not a text. */
    private int letters(Cell cell) {
        int letters = 0;
        var figures = sheet.money(cell.row());
        for (int w = cell.from(); w < cell.to(); w++) {
            boolean figure = false;
            for (Money money : figures) {
                figure |= money.span().from() <= w && w < money.span().to();
                boolean unit = w > cell.from() && cell.to() - cell.from() == 2;
                figure |= unit && money.span().to() == w;
            }
            if (figure) continue;
            var text = cell.row().words().get(w).text();
            for (int i = 0; i < text.length(); i++) if (Character.isLetter(text.charAt(i))) letters++;
        }
        return letters;
    }

    private boolean isLabelled(Row row, Cell cell) {
        return sheet.labels(row).stream()
                .anyMatch(label -> label.from() == cell.from()
                        && (label.means(Terms.NET_TOTAL)
                                || label.means(Terms.TOTAL_AMOUNT)
                                || label.means(Terms.TAX_TOTAL)
                                || label.means("-carried")));
    }

    /** A wide space inside a text parts it no further than to the next figure. */
    private int end(Row row, Cell cell) {
        int end = cell.to();
        var figures = sheet.money(row);
        while (end < row.words().size() && row.gapBefore(end) < WIDE_SPACE) {
            int at = end;
            if (figures.stream()
                    .anyMatch(money ->
                            money.span().from() <= at && at < money.span().to())) break;
            end++;
        }
        return end;
    }

    /** With the lines of the item that stand under or over it in the same column. */
    private Found joined(Cell cell, List<Row> zone) {
        var text = new StringBuilder();
        var spans = new ArrayList<Span>();
        for (Row row : zone) {
            if (spans.size() == MOST_LINES) break;
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
                    var span = new Span(row, each.from(), end(row, each));
                    text.append(row.text(span.from(), span.to()));
                    spans.add(span);
                    break;
                }
            }
        }
        return spans.isEmpty() ? Found.at(cell.span(), cell.text(), 0.75) : Found.at(spans, text.toString(), 0.75);
    }
}
