package docket.reader.paper;

import docket.reader.Word;
import java.util.List;

/** What stands below each other on paper. */
public sealed interface Block {

    /** Where a line's words go. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /**
     * @param indent of all lines, in points
     * @param tabs in points from the left edge of the text, ascending; beyond them a stop stands every 36 points
     * @param before room above, in points
     */
    record Paragraph(List<Span> spans, Align align, double indent, List<Tab> tabs, double before) implements Block {

        public Paragraph {
            spans = List.copyOf(spans);
            tabs = List.copyOf(tabs);
        }

        public Paragraph(List<Span> spans) {
            this(spans, Align.LEFT, 0, List.of(), 0);
        }

        public static Paragraph of(String text) {
            return new Paragraph(List.of(Span.plain(text)));
        }
    }

    /** @param right the text after the tab ends here instead of beginning here */
    record Tab(double position, boolean right) {}

    /** @param widths of the columns in points as the file states them; empty when it does not */
    record Table(List<Row> rows, List<Double> widths) implements Block {

        public Table {
            rows = List.copyOf(rows);
            widths = List.copyOf(widths);
        }

        public Table(List<Row> rows) {
            this(rows, List.of());
        }

        int columns() {
            return rows.stream().mapToInt(Row::columns).max().orElse(0);
        }
    }

    record Row(List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        int columns() {
            return cells.stream().mapToInt(Cell::span).sum();
        }
    }

    /**
     * @param span how many columns it takes, at least one
     * @param fromAbove whether it is the lower part of the cell above it, and empty
     */
    record Cell(List<Block> blocks, int span, boolean fromAbove) {

        public static final Cell EMPTY = new Cell(List.of(), 1);

        public Cell {
            blocks = List.copyOf(blocks);
            span = Math.clamp(span, 1, Tables.MOST_COLUMNS);
        }

        public Cell(List<Block> blocks, int span) {
            this(blocks, span, false);
        }

        /** The lower part of the cell above. */
        public static Cell fromAbove(int span) {
            return new Cell(List.of(), span, true);
        }
    }

    /**
     * A picture with the words that were recognised in it.
     *
     * @param width of the picture on paper, in points; a picture without room is made smaller
     * @param height in points
     * @param words in points from the picture's upper left corner
     */
    record Picture(double width, double height, List<Word> words) implements Block {

        public Picture {
            words = List.copyOf(words);
        }

        /** As many times as large. */
        public Picture scaled(double times) {
            return new Picture(
                    width * times,
                    height * times,
                    words.stream()
                            .map(word -> new Word(
                                    word.text(),
                                    word.x() * times,
                                    word.y() * times,
                                    word.width() * times,
                                    word.height() * times,
                                    word.fontSize() * times,
                                    word.bold(),
                                    word.origin(),
                                    word.confidence()))
                            .toList());
        }
    }

    /** What follows starts a new page. */
    record PageBreak() implements Block {}
}
