package docket.reader;

import docket.documents.Box;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words that stand in rows and columns.
 *
 * @param columns how many there are, two at least
 * @param hasHeader whether the first row names the columns
 */
public record Table(int columns, boolean hasHeader, List<Row> rows) {

    /** Cells from left to right; a column without one is empty in this row, or has one that began above. */
    public record Row(List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** What stands in a column, empty if nothing does. */
        public String text(int column) {
            return cells.stream()
                    .filter(cell -> cell.column() <= column && column < cell.column() + cell.span())
                    .map(Cell::text)
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * @param column counted from 0
     * @param span how many columns it reaches over, one at least
     * @param rows how many rows it reaches over, one at least; it stands in the first of them
     * @param words in reading order, at least one
     */
    public record Cell(int column, int span, int rows, List<Word> words) {

        public Cell {
            words = List.copyOf(words);
        }

        /** A cell of one row. */
        public Cell(int column, int span, List<Word> words) {
            this(column, span, 1, words);
        }

        public String text() {
            return words.stream().map(Word::text).collect(Collectors.joining(" "));
        }

        public Box box() {
            return words.stream().map(Word::box).reduce(Box::around).orElseThrow();
        }
    }

    public Table {
        rows = List.copyOf(rows);
    }

    public Box box() {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .map(Cell::box)
                .reduce(Box::around)
                .orElseThrow();
    }
}
