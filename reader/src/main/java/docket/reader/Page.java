package docket.reader;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One side of a document, upright as a person sees it.
 *
 * @param number counted from 1
 * @param width in points, of the upright page
 * @param height in points, of the upright page
 * @param rotation degrees by which the stored page was turned clockwise to stand upright: 0, 90, 180 or 270
 * @param language ISO 639-1, empty if nothing tells
 * @param lines in reading order; what a person can see
 * @param hidden words that a person cannot see: white on white, off the page, of no size, under pictures. Never to be
 *     taken for the document's own words
 * @param grids rules that make cells, from top to bottom
 */
public record Page(
        int number,
        double width,
        double height,
        int rotation,
        String language,
        List<Line> lines,
        List<Word> hidden,
        List<Grid> grids) {

    public Page {
        lines = List.copyOf(lines);
        hidden = List.copyOf(hidden);
        grids = List.copyOf(grids);
    }

    /** A page without ruled tables. */
    public Page(
            int number,
            double width,
            double height,
            int rotation,
            String language,
            List<Line> lines,
            List<Word> hidden) {
        this(number, width, height, rotation, language, lines, hidden, List.of());
    }

    /** An upright page with nothing hidden, in a language nobody has told yet. */
    public Page(int number, double width, double height, List<Line> lines) {
        this(number, width, height, 0, "", lines, List.of());
    }

    /** The same page in a language that somebody told. */
    Page in(String told) {
        return new Page(number, width, height, rotation, told, lines, hidden, grids);
    }

    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /** Running text that stands side by side, in reading order; none on a page that is one column. Worked out anew each time. */
    public List<Column> columns() {
        return Column.on(this);
    }

    /** What stands in rows and columns on it, ruled or not, from top to bottom. Worked out anew each time. */
    public List<Table> tables() {
        return Tables.on(this);
    }

    /** Labels and the values beside or below them, from top to bottom. Worked out anew each time. */
    public List<LabelledValue> labelledValues() {
        return LabelledValues.on(this);
    }

    public List<Word> words() {
        return lines.stream().flatMap(line -> line.words().stream()).toList();
    }
}
