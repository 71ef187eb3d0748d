package docket.reader.paper;

import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;

/**
 * A row of a table as it is set on paper.
 *
 * @param table by identity
 * @param across where its columns begin and the last one ends, in points
 */
record SetRow(Table table, Row row, double[] across) {

    /** Whether another row is one of the same table. */
    @SuppressWarnings("ReferenceEquality")
    boolean isBeside(SetRow other) {
        return table == other.table;
    }

    /** Whether another strip is a slice of the same row. */
    @SuppressWarnings("ReferenceEquality")
    boolean is(SetRow other) {
        return row == other.row;
    }

    int columns() {
        return across.length - 1;
    }

    /**
     * Which cell has which column: numbers from {@code first} on, or those of the row above where a cell comes from there.
     *
     * @param above of the row above
     */
    int[] owners(int first, int[] above) {
        var owners = new int[columns()];
        int column = 0;
        int cell = first;
        for (Cell each : row.cells()) {
            boolean fromAbove = each.fromAbove() && above.length == owners.length;
            for (int i = 0; i < each.span() && column < owners.length; i++, column++)
                owners[column] = fromAbove ? above[column] : cell;
            cell++;
        }
        while (column < owners.length) owners[column++] = cell++;
        return owners;
    }
}
