package docket.reader;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One side of a document, upright as a person sees it.
 *
 * @param number counted from 1
 * @param width in points
 * @param height in points
 * @param lines in reading order
 */
public record Page(int number, double width, double height, List<Line> lines) {

    public Page {
        lines = List.copyOf(lines);
    }

    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    public List<Word> words() {
        return lines.stream().flatMap(line -> line.words().stream()).toList();
    }
}
