package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Align;
import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.PageBreak;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One sheet of a workbook as it would be printed: columns beside each other, text running over the empty cells to its
 * right, hidden rows and columns out of sight.
 */
final class Grid {

    private static final int MOST_ROWS = 30_000;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_CELLS = 400_000;
    private static final int LONGEST_TEXT = 32_767;

    /** @param right numbers stand at the right edge of their cell */
    record Value(String text, boolean bold, boolean right, boolean hidden, double size) {}

    private final TreeMap<Integer, TreeMap<Integer, Value>> rows = new TreeMap<>();
    private final Map<Long, Integer> spans = new HashMap<>();
    private final TreeSet<Integer> hiddenColumns = new TreeSet<>();
    private final TreeSet<Integer> hiddenRows = new TreeSet<>();
    private final boolean hidden;
    private int cells;

    /** @param hidden the whole sheet */
    Grid(boolean hidden) {
        this.hidden = hidden;
    }

    void put(int row, int column, Value value) throws NotAccepted {
        if (value.text().isBlank() || column >= MOST_COLUMNS || column < 0 || row < 0) return;
        if (++cells > MOST_CELLS || rows.size() > MOST_ROWS) throw new NotAccepted("The workbook is too large.");
        var text = value.text().length() > LONGEST_TEXT ? value.text().substring(0, LONGEST_TEXT) : value.text();
        rows.computeIfAbsent(row, _ -> new TreeMap<>())
                .put(
                        column,
                        new Value(
                                text.replace(Span.PAGE_NUMBER, ' '),
                                value.bold(),
                                value.right(),
                                value.hidden(),
                                value.size()));
    }

    void span(int row, int column, int columns) {
        if (columns > 1) spans.put((long) row << 20 | column, Math.min(columns, MOST_COLUMNS));
    }

    void hideRow(int row) {
        hiddenRows.add(row);
    }

    void hideColumns(int from, int to) {
        for (int i = from; i <= Math.min(to, MOST_COLUMNS); i++) hiddenColumns.add(i);
    }

    /** @param into a sheet that shows something starts a new page */
    void print(List<Block> into) {
        if (rows.isEmpty()) return;
        var unseen = new ArrayList<Span>();
        var columns = new TreeSet<Integer>();
        rows.forEach((row, values) -> values.forEach((column, value) -> {
            if (isHidden(row, column)) unseen.add(new Span(value.text() + " ", Span.USUAL, false, true));
            else columns.add(column);
        }));
        if (columns.isEmpty() && unseen.isEmpty()) return;
        if (!columns.isEmpty() && into.stream().anyMatch(Table.class::isInstance)) into.add(new PageBreak());
        // Columns nobody writes in give no room to anything.
        var order = new ArrayList<>(columns);
        var table = new ArrayList<Row>();
        int last = -1;
        for (var entry : rows.entrySet()) {
            int row = entry.getKey();
            if (hidden || hiddenRows.contains(row)) continue;
            var cells = row(row, entry.getValue(), order);
            if (cells.isEmpty()) continue;
            // A gap between rows parts what stands above from what stands below; how large it is does not matter.
            if (last >= 0 && row > last + 1) table.add(new Row(List.of(Cell.EMPTY)));
            table.add(new Row(cells));
            last = row;
        }
        if (!table.isEmpty()) into.add(new Table(table));
        if (!unseen.isEmpty()) into.add(new Paragraph(unseen));
    }

    private boolean isHidden(int row, int column) {
        return hidden || hiddenRows.contains(row) || hiddenColumns.contains(column);
    }

    private List<Cell> row(int row, TreeMap<Integer, Value> values, List<Integer> order) {
        var cells = new ArrayList<Cell>();
        int i = 0;
        boolean any = false;
        while (i < order.size()) {
            int column = order.get(i);
            var value = values.get(column);
            int end = i + 1;
            if (value != null) {
                any = true;
                int reach = column + spans.getOrDefault((long) row << 20 | column, 1);
                while (end < order.size()
                        && (order.get(end) < reach || !value.right() && values.get(order.get(end)) == null)) end++;
            }
            cells.add(value == null ? Cell.EMPTY : new Cell(List.of(paragraph(value)), end - i));
            i = end;
        }
        return any ? cells : List.of();
    }

    private static Paragraph paragraph(Value value) {
        return new Paragraph(
                List.of(new Span(value.text(), value.size(), value.bold(), value.hidden())),
                value.right() ? Align.RIGHT : Align.LEFT,
                0,
                List.of(),
                0);
    }
}
