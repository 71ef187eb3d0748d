package docket.reader.paper;

import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;
import java.util.ArrayList;
import java.util.List;

/** Sets tables: cells side by side in columns as wide as their content asks, rows whole. */
final class Tables {

    static final int MOST_COLUMNS = 256;

    /** Tables within tables within tables; below that the cells stand under each other. */
    static final int DEEPEST = 12;

    private static final double PADDING = 4;
    /** No column asks for more than this as long as others have need. */
    private static final double WIDEST_CELL = 240;
    /** A word wider than this is a link or a number nobody reads; it may break. */
    private static final double WIDEST_WORD = 160;

    private Tables() {}

    static List<Strip> strips(Table table, double left, double width, double tallest, int depth) {
        if (depth > DEEPEST) {
            var paragraphs = new ArrayList<Block>();
            flatten(table, paragraphs);
            return Flow.strips(paragraphs, left, width, tallest, depth);
        }
        var widths = widths(table, width, depth);
        var strips = new ArrayList<Strip>();
        var across = across(widths, left);
        for (Row row : table.rows()) {
            var set = row(row, widths, left, tallest, depth);
            // A table in a cell is part of that cell.
            if (depth == 0) set.forEach(strip -> strip.row = new SetRow(table, row, across));
            strips.addAll(set);
        }
        return strips;
    }

    private static double[] across(double[] widths, double left) {
        var across = new double[widths.length + 1];
        across[0] = left;
        for (int i = 0; i < widths.length; i++) across[i + 1] = across[i] + widths[i];
        return across;
    }

    private static void flatten(Table table, List<Block> into) {
        for (Row row : table.rows()) {
            for (Cell cell : row.cells()) {
                for (Block block : cell.blocks()) {
                    if (block instanceof Table inner) flatten(inner, into);
                    else into.add(block);
                }
            }
        }
    }

    private static List<Strip> row(Row row, double[] widths, double left, double tallest, int depth) {
        var cells = new ArrayList<List<Strip>>();
        double x = left;
        int column = 0;
        double height = 0;
        for (Cell cell : row.cells()) {
            double cellWidth = 0;
            for (int i = 0; i < cell.span() && column < widths.length; i++) cellWidth += widths[column++];
            var strips = cell.blocks().isEmpty()
                    ? List.<Strip>of()
                    : Flow.strips(cell.blocks(), x + PADDING, Math.max(8, cellWidth - 2 * PADDING), tallest, depth + 1);
            cells.add(strips);
            height = Math.max(
                    height, strips.stream().mapToDouble(strip -> strip.height).sum());
            x += cellWidth;
        }
        return height <= tallest ? List.of(whole(cells, height)) : sliced(cells);
    }

    private static Strip whole(List<List<Strip>> cells, double height) {
        var row = new Strip();
        for (List<Strip> strips : cells) {
            double down = 0;
            for (Strip strip : strips) {
                row.take(strip, down);
                down += strip.height;
            }
        }
        row.height = Math.max(height, 6) + 2;
        return row;
    }

    /** A row that no page holds: its cells' lines side by side, as many as fit. */
    private static List<Strip> sliced(List<List<Strip>> cells) {
        var slices = new ArrayList<Strip>();
        int longest = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            var slice = new Strip();
            for (List<Strip> strips : cells) {
                if (i >= strips.size()) continue;
                slice.take(strips.get(i), 0);
                slice.height = Math.max(slice.height, strips.get(i).height);
            }
            slices.add(slice);
        }
        return slices;
    }

    /** What a table needs at least, and at best. */
    static double[] extent(Table table, int depth) {
        if (depth > DEEPEST) {
            var paragraphs = new ArrayList<Block>();
            flatten(table, paragraphs);
            return Flow.extent(paragraphs, depth);
        }
        var extents = extents(table, depth);
        double least = 0;
        double best = 0;
        for (double[] column : extents) {
            least += column[0];
            best += column[1];
        }
        return new double[] {least, best};
    }

    private static double[][] extents(Table table, int depth) {
        int columns = Math.min(MOST_COLUMNS, table.columns());
        var extents = new double[columns][2];
        for (int pass = 0; pass < 2; pass++) {
            for (Row row : table.rows()) {
                int column = 0;
                for (Cell cell : row.cells()) {
                    int span = Math.min(cell.span(), columns - column);
                    if (span <= 0) break;
                    if (span == 1 == (pass == 0) && !cell.blocks().isEmpty())
                        widen(extents, column, span, Flow.extent(cell.blocks(), depth + 1));
                    column += span;
                }
            }
        }
        return extents;
    }

    private static void widen(double[][] extents, int column, int span, double[] extent) {
        for (int kind = 0; kind < 2; kind++) {
            double wanted = (kind == 0 ? Math.min(extent[0], span * WIDEST_WORD) : Math.max(extent[0], extent[1]))
                    + 2 * PADDING;
            double there = 0;
            for (int i = column; i < column + span; i++) there += extents[i][kind];
            double missing = wanted - there;
            if (missing <= 0) continue;
            for (int i = column; i < column + span; i++) {
                extents[i][kind] += there > 0 ? missing * extents[i][kind] / there : missing / span;
            }
        }
    }

    private static double[] widths(Table table, double width, int depth) {
        var extents = extents(table, depth);
        int columns = extents.length;
        var least = new double[columns];
        var wanted = new double[columns];
        boolean stated = table.widths().size() >= columns;
        for (int i = 0; i < columns; i++) {
            least[i] = extents[i][0];
            double best = stated ? table.widths().get(i) : extents[i][1];
            wanted[i] = Math.max(least[i], Double.isFinite(best) ? best : 0);
        }
        if (sum(wanted) <= width) return wanted;
        if (sum(least) >= width) return scaled(least, width);
        if (!stated) {
            var modest = wanted.clone();
            for (int i = 0; i < columns; i++) modest[i] = Math.max(least[i], Math.min(wanted[i], WIDEST_CELL));
            if (sum(modest) <= width) return between(modest, wanted, width);
            wanted = modest;
        }
        return between(least, wanted, width);
    }

    private static double[] between(double[] low, double[] high, double width) {
        double share = (width - sum(low)) / Math.max(0.001, sum(high) - sum(low));
        var result = new double[low.length];
        for (int i = 0; i < low.length; i++) result[i] = low[i] + share * (high[i] - low[i]);
        return result;
    }

    private static double[] scaled(double[] widths, double width) {
        double sum = Math.max(0.001, sum(widths));
        var result = new double[widths.length];
        for (int i = 0; i < widths.length; i++) result[i] = widths[i] * width / sum;
        return result;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum;
    }
}
