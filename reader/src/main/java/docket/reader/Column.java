package docket.reader;

import docket.documents.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * Running text that stands beside other running text, as in a newspaper.
 *
 * @param lines from top to bottom, at least one
 */
public record Column(List<Line> lines) {

    private static final int FEWEST = 4;

    public Column {
        if (lines.isEmpty()) throw new IllegalArgumentException("a column has lines");
        lines = List.copyOf(lines);
    }

    public Box box() {
        return lines.stream().map(Line::box).reduce(Box::around).orElseThrow();
    }

    /** Lines are in reading order, so a column begins where they start again above and to the right. */
    static List<Column> on(Page page) {
        var lines = page.lines();
        var columns = new ArrayList<Column>();
        int done = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (!beginsBeside(lines.get(i - 1), lines.get(i))) continue;
            double strip = left(lines.get(i));
            int start = i;
            while (start > done && right(lines.get(start - 1)) <= strip && !jumps(lines, start, i)) start--;
            if (start < i) columns.add(new Column(lines.subList(start, i)));
            done = i;
            int end = i + 1;
            while (end < lines.size()
                    && left(lines.get(end)) > strip - 12
                    && !beginsBeside(lines.get(end - 1), lines.get(end))) end++;
            boolean goesOn = end < lines.size() && beginsBeside(lines.get(end - 1), lines.get(end));
            if (!goesOn) {
                columns.add(new Column(lines.subList(i, end)));
                done = end;
            }
        }
        columns.removeIf(column -> column.lines().size() < FEWEST);
        return columns;
    }

    private static boolean jumps(List<Line> lines, int start, int from) {
        return start < from && beginsBeside(lines.get(start - 1), lines.get(start));
    }

    private static boolean beginsBeside(Line before, Line line) {
        var last = before.words().getFirst();
        var first = line.words().getFirst();
        return first.bottom() < last.y() && left(line) >= right(before) - 0.5 * (right(before) - left(before));
    }

    private static double left(Line line) {
        return line.words().getFirst().x();
    }

    private static double right(Line line) {
        return line.words().getLast().right();
    }
}
