package docket.reader.ocr;

import docket.reader.ocr.SeenLine.SeenWord;
import java.util.ArrayList;
import java.util.List;

/** Two readings of one picture become one: each place on the page is taken from the reading that is surer of it. */
final class SecondReading {

    /** A reading must be this much surer to be preferred to the first one. */
    private static final double MARGIN = 0.04;

    /** What only the second reading saw must be this sure. */
    private static final double ALONE = 0.6;

    private SecondReading() {}

    /** @param scale pixels of the second reading's picture for one of the first's */
    static List<SeenLine> better(List<SeenLine> first, List<SeenLine> second, double scale) {
        var others =
                Rows.of(second.stream().map(line -> scaled(line, 1 / scale)).toList());
        var rows = Rows.of(first);
        var taken = new ArrayList<SeenLine>();
        var used = new boolean[others.size()];
        for (SeenLine row : rows) {
            int match = match(row, others);
            if (match < 0) {
                taken.add(row);
                continue;
            }
            // Two rows of the first reading may be one of the second; then it is not asked twice.
            boolean free = !used[match];
            used[match] = true;
            var other = others.get(match);
            boolean whole = letters(other) >= 0.8 * letters(row);
            taken.add(free && whole && sureness(other) > sureness(row) + MARGIN ? other : row);
        }
        for (int i = 0; i < others.size(); i++)
            if (!used[i] && sureness(others.get(i)) > ALONE && letters(others.get(i)) > 1) taken.add(others.get(i));
        return taken;
    }

    private static int match(SeenLine row, List<SeenLine> others) {
        int best = -1;
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < others.size(); i++) {
            var other = others.get(i);
            double away = Math.abs(other.baseline() - row.baseline());
            if (away < 0.6 * Math.min(row.size(), other.size()) && away < nearest && overlap(row, other)) {
                nearest = away;
                best = i;
            }
        }
        return best;
    }

    private static boolean overlap(SeenLine one, SeenLine other) {
        return one.words().getFirst().left() < other.words().getLast().right()
                && other.words().getFirst().left() < one.words().getLast().right();
    }

    private static int letters(SeenLine line) {
        return line.words().stream().mapToInt(word -> word.text().length()).sum();
    }

    private static double sureness(SeenLine line) {
        double sum = 0;
        for (SeenWord word : line.words())
            sum += word.confidence() * word.text().length();
        return sum / Math.max(1, letters(line));
    }

    private static SeenLine scaled(SeenLine line, double by) {
        return new SeenLine(
                line.words().stream()
                        .map(word -> new SeenWord(
                                word.text(),
                                (int) Math.round(word.left() * by),
                                (int) Math.round(word.top() * by),
                                (int) Math.round(word.right() * by),
                                (int) Math.round(word.bottom() * by),
                                word.confidence()))
                        .toList(),
                line.baseline() * by,
                line.size() * by);
    }
}
