package docket.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules drawn on a page that make the cells of a table.
 *
 * @param across where its columns begin and the last one ends, in points from the left, ascending; two columns at least
 * @param down where its rows begin and the last one ends, in points from the top, ascending; two rows at least
 * @param merged cells that reach over more than one column or row; every other cell is one of each
 */
public record Grid(List<Double> across, List<Double> down, List<Merged> merged) {

    /**
     * @param row counted from 0
     * @param column counted from 0
     * @param rows how many it reaches over
     * @param columns how many it reaches over
     */
    public record Merged(int row, int column, int rows, int columns) {}

    public Grid {
        across = List.copyOf(across);
        down = List.copyOf(down);
        merged = List.copyOf(merged);
    }

    /**
     * @param owners which cell has which place, by row and column: places of one number are one cell where they are a
     *     rectangle
     */
    public static Grid of(List<Double> across, List<Double> down, int[][] owners) {
        Map<Integer, int[]> bounds = new LinkedHashMap<>();
        for (int row = 0; row < owners.length; row++) {
            for (int column = 0; column < owners[row].length; column++) {
                int top = row;
                int left = column;
                var bound = bounds.computeIfAbsent(owners[row][column], _ -> new int[] {top, left, top, left, 0});
                bound[0] = Math.min(bound[0], row);
                bound[1] = Math.min(bound[1], column);
                bound[2] = Math.max(bound[2], row);
                bound[3] = Math.max(bound[3], column);
                bound[4]++;
            }
        }
        var merged = new ArrayList<Merged>();
        for (int[] bound : bounds.values()) {
            int high = bound[2] - bound[0] + 1;
            int wide = bound[3] - bound[1] + 1;
            if (bound[4] > 1 && high * wide == bound[4]) merged.add(new Merged(bound[0], bound[1], high, wide));
        }
        return new Grid(across, down, merged);
    }

    int columns() {
        return across.size() - 1;
    }

    int rows() {
        return down.size() - 1;
    }

    /** Where a word stands: its row and column; null if its middle is outside. */
    int @Nullable [] place(Word word) {
        int column = interval(across, word.x() + word.width() / 2);
        int row = interval(down, word.y() + word.height() / 2);
        if (column < 0 || row < 0) return null;
        for (Merged cell : merged) {
            if (row >= cell.row()
                    && row < cell.row() + cell.rows()
                    && column >= cell.column()
                    && column < cell.column() + cell.columns()) return new int[] {cell.row(), cell.column()};
        }
        return new int[] {row, column};
    }

    private static int interval(List<Double> edges, double at) {
        if (at < edges.getFirst() || at >= edges.getLast()) return -1;
        int low = 0;
        int high = edges.size() - 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (edges.get(middle) <= at) low = middle;
            else high = middle;
        }
        return low;
    }

    /** How many columns and rows the cell at a place reaches over. */
    Merged cell(int row, int column) {
        for (Merged cell : merged) if (cell.row() == row && cell.column() == column) return cell;
        return new Merged(row, column, 1, 1);
    }
}
