package docket.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts lines into the order in which a person reads them. Where running text stands in columns, the first column is
 * read to its end before the next begins. What stands side by side for another reason, as label and amount or two
 * addresses, stays one line: only a strip that many lines leave free, with sentences on both sides of it, parts columns.
 */
public final class ReadingOrder {

    /** Lines beside the strip, on each side, that make columns. */
    private static final int FEWEST = 6;

    /** In heights of a letter: a strip narrower than this is the room between two words. */
    private static final double NARROWEST = 0.8;

    /** Of the text's width: no column is narrower. */
    private static final double NARROWEST_COLUMN = 0.15;

    /** Columns within columns: three of them are found in two steps, four in two as well. */
    private static final int DEEPEST = 2;

    /** In points: how fine places of strips are told apart. */
    private static final double STEP = 2;

    private ReadingOrder() {}

    /** @param lines from top to bottom, all upright */
    public static List<Line> of(List<Line> lines) {
        var ordered = ordered(lines, 0);
        return ordered.isEmpty() ? lines : ordered;
    }

    /** Empty where nothing stands in columns. */
    private static List<Line> ordered(List<Line> lines, int depth) {
        if (depth > DEEPEST || lines.size() < FEWEST) return List.of();
        double left = Double.MAX_VALUE;
        double right = 0;
        for (Line line : lines) {
            left = Math.min(left, line.words().getFirst().x());
            right = Math.max(right, line.words().getLast().right());
        }
        double strip = strip(lines, left, right);
        if (strip < 0) return List.of();
        var result = new ArrayList<Line>(lines.size() + 16);
        int from = 0;
        boolean any = false;
        for (int i = 0; i <= lines.size(); i++) {
            if (i < lines.size() && leavesFree(lines.get(i), strip)) continue;
            any |= addColumns(lines.subList(from, i), strip, right - left, depth, result);
            if (i < lines.size()) result.add(lines.get(i));
            from = i + 1;
        }
        return any ? result : List.of();
    }

    /** Where most lines have a gap; negative if there are too few of them. */
    private static double strip(List<Line> lines, double left, double right) {
        int bins = (int) Math.min(4_000, (right - left) / STEP + 1);
        var gaps = new int[bins + 1];
        for (int l = 0; l < lines.size(); l++) {
            var words = lines.get(l).words();
            for (int i = 1; i < words.size(); i++)
                count(gaps, words.get(i - 1).right() - left, words.get(i).x() - left, size(words.get(i)));
            if (l == 0) continue;
            // Columns whose lines do not meet on one baseline.
            var before = lines.get(l - 1).words();
            if (words.getFirst().y() > before.getFirst().bottom()) continue;
            double size = size(words.getFirst());
            count(gaps, words.getLast().right() - left, before.getFirst().x() - left, size);
            count(gaps, before.getLast().right() - left, words.getFirst().x() - left, size);
        }
        int least = (int) (NARROWEST_COLUMN * bins);
        int best = -1;
        for (int i = least; i <= bins - least; i++) if (best < 0 || gaps[i] > gaps[best]) best = i;
        if (best < 0 || gaps[best] < FEWEST - 2) return -1;
        int last = best;
        while (last + 1 <= bins - least && gaps[last + 1] == gaps[best]) last++;
        return left + (best + last) * STEP / 2;
    }

    private static void count(int[] gaps, double start, double end, double size) {
        if (end - start < NARROWEST * size) return;
        int last = (int) Math.min(end / STEP, gaps.length - 1.0);
        for (int i = (int) Math.max(0, Math.ceil(start / STEP)); i <= last; i++) gaps[i]++;
    }

    private static double size(Word word) {
        return Math.max(4, word.fontSize());
    }

    /** Whether no word stands on the strip, nor so near on both sides that it is the room between two words. */
    private static boolean leavesFree(Line line, double strip) {
        var words = line.words();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.x() >= strip) return i == 0 || word.x() - words.get(i - 1).right() >= NARROWEST * size(word);
            if (word.right() > strip) return false;
        }
        return true;
    }

    /** @return whether the lines were columns; else they are added as they are */
    private static boolean addColumns(List<Line> lines, double strip, double width, int depth, List<Line> into) {
        int first = first(lines);
        int end = end(lines, first);
        var left = side(lines.subList(first, end), strip, true);
        var right = side(lines.subList(first, end), strip, false);
        if (left.size() < FEWEST || right.size() < FEWEST) {
            into.addAll(lines);
            return false;
        }
        var inLeft = ordered(left, depth + 1);
        var inRight = ordered(right, depth + 1);
        if (inLeft.isEmpty() && !isColumn(left, width) || inRight.isEmpty() && !isColumn(right, width)) {
            into.addAll(lines);
            return false;
        }
        into.addAll(lines.subList(0, first));
        into.addAll(inLeft.isEmpty() ? left : inLeft);
        into.addAll(inRight.isEmpty() ? right : inRight);
        into.addAll(lines.subList(end, lines.size()));
        return true;
    }

    /** A running head stands apart from the text below it, and so does a foot. */
    private static int first(List<Line> lines) {
        int first = 0;
        for (int i = 0; i < Math.min(3, lines.size() - 1); i++) if (isApart(lines, i, i + 1)) first = i + 1;
        return first;
    }

    private static int end(List<Line> lines, int first) {
        int end = lines.size();
        for (int i = lines.size() - 1; i > Math.max(first, lines.size() - 4); i--)
            if (isApart(lines, i - 1, i)) end = i;
        return end;
    }

    private static boolean isApart(List<Line> lines, int one, int other) {
        var above = lines.get(one).words().getFirst();
        var below = lines.get(other).words().getFirst();
        return below.y() - above.bottom() > 1.5 * Math.max(size(above), size(below));
    }

    private static List<Line> side(List<Line> lines, double strip, boolean left) {
        var side = new ArrayList<Line>();
        for (Line line : lines) {
            int cut = 0;
            while (cut < line.words().size() && line.words().get(cut).x() < strip) cut++;
            var words = left
                    ? line.words().subList(0, cut)
                    : line.words().subList(cut, line.words().size());
            if (words.size() == line.words().size()) side.add(line);
            else if (!words.isEmpty()) side.add(new Line(words));
        }
        return side;
    }

    /** Lines of sentences: several words each, most of them full and begun below each other, few of them figures. */
    private static boolean isColumn(List<Line> lines, double width) {
        int count = lines.size();
        var lefts = new double[count];
        double leftmost = Double.MAX_VALUE;
        double rightmost = 0;
        int words = 0;
        int spoken = 0;
        for (int i = 0; i < count; i++) {
            var line = lines.get(i).words();
            lefts[i] = line.getFirst().x();
            leftmost = Math.min(leftmost, lefts[i]);
            rightmost = Math.max(rightmost, line.getLast().right());
            for (Word word : line) {
                words++;
                if (isSpoken(word.text())) spoken++;
            }
        }
        double breadth = rightmost - leftmost;
        if (breadth < NARROWEST_COLUMN * width || words < 3.2 * count || spoken < 0.6 * words) return false;
        int full = 0;
        int fluent = 0;
        for (Line line : lines) {
            if (line.words().getLast().right() > rightmost - 0.2 * breadth) full++;
            if (widestGap(line) < 2.2 * size(line.words().getFirst())) fluent++;
        }
        Arrays.sort(lefts);
        double usual = lefts[count / 4];
        int begun = 0;
        for (double each : lefts) if (Math.abs(each - usual) < 0.12 * breadth) begun++;
        return full >= 0.5 * count && begun >= 0.6 * count && fluent >= 0.85 * count;
    }

    private static double widestGap(Line line) {
        double widest = 0;
        var words = line.words();
        for (int i = 1; i < words.size(); i++)
            widest = Math.max(widest, words.get(i).x() - words.get(i - 1).right());
        return widest;
    }

    /** A word of a sentence rather than a name, a heading or a figure: it has small letters and no digit. */
    private static boolean isSpoken(String word) {
        boolean small = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isDigit(c)) return false;
            small |= Character.isLowerCase(c) || Character.isLetter(c) && !Character.isUpperCase(c);
        }
        return small;
    }
}
