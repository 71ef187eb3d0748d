package docket.reader;

import docket.reader.pdf.Canvas;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Letters of one page become words and lines. Letters that follow each other closely on one baseline are a word, a
 * space or a gap ends it; words on one baseline are a line. Text that runs sideways makes lines of its own, after the
 * upright ones. What a person cannot see is kept apart.
 */
final class PageLayout implements Canvas {

    /** More letters than any page a person would read; a page of small print has about 10,000. */
    private static final int MOST_LETTERS = 200_000;

    private static final int MOST_RULES = 4_000;
    private static final Comparator<Run> BY_BASELINE = (one, other) -> Double.compare(one.baseline, other.baseline);
    private static final Comparator<Run> BY_LEFT = (one, other) -> Double.compare(one.left, other.left);
    private static final int NO_RUN = -2;

    private final Sheet sheet;
    private final PaintedAreas areas;
    private final List<Run> runs = new ArrayList<>();
    private final Rules rules;
    private final List<Word> hidden = new ArrayList<>();
    private final StringBuilder empty = new StringBuilder();
    private Run run;
    private int letters;

    private int direction;
    private double size;
    private double space;
    private boolean bold;
    private int colour;

    PageLayout(Sheet sheet) {
        this.sheet = sheet;
        this.areas = new PaintedAreas(sheet.width(), sheet.height());
        this.rules = new Rules(sheet, MOST_RULES);
        this.run = none();
    }

    int letters() {
        return letters;
    }

    /** Whether most of the page is a picture. */
    boolean isMostlyPicture() {
        return areas.isScan();
    }

    /** Whether anything but letters was painted. */
    boolean isPainted() {
        return areas.count() > 0;
    }

    /** Whether nothing was drawn that leaves ink. */
    boolean isEmpty() {
        return letters == 0 && areas.inked() == 0 && rules.count() == 0;
    }

    Rules rules() {
        return rules;
    }

    private Run none() {
        return new Run(empty, NO_RUN, 0, 0, 0, false, 0, 0, 0);
    }

    @Override
    public void style(int newDirection, double newSize, double newSpace, boolean newBold, int newColour) {
        direction = newDirection;
        size = newSize;
        space = newSpace;
        bold = newBold;
        colour = newColour;
    }

    @Override
    public void rule(double left, double bottom, double right, double top) {
        rules.add(left, bottom, right, top);
    }

    @Override
    public void area(
            double left, double bottom, double right, double top, int ofColour, boolean covers, boolean picture) {
        areas.add(left, bottom, right, top, ofColour, covers, picture);
        if (!picture && ofColour != UNKNOWN && ofColour != 0xffffff) rules.addEdges(left, bottom, right, top);
    }

    @Override
    public void letter(String text, double ownX, double ownY, double width, int unseen) {
        if (++letters > MOST_LETTERS) return;
        if (isBlank(text)) {
            run.spaceFollows = true;
            endRun();
            return;
        }
        double x = sheet.alongX(direction, ownX, ownY);
        double y = sheet.alongY(direction, ownX, ownY);
        if (!continues(x, y, unseen)) {
            endRun();
            run = new Run(new StringBuilder(), direction, x, y, size, bold, colour, unseen, areas.count());
        } else if (isShadow(text, x)) {
            return;
        }
        run.add(text, x, width);
        run.after = areas.count();
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7f) return false;
            if (!Character.isWhitespace(c)
                    && c != '\u00a0'
                    && c != '\u202f'
                    && c != '\u200b'
                    && !Character.isISOControl(c)) return false;
        }
        return true;
    }

    private boolean continues(double x, double y, int unseen) {
        if (run.direction != direction || run.colour != colour || run.unseen != unseen) return false;
        if (direction == DIAGONAL) return true;
        double em = Math.min(size, run.size);
        if (Math.abs(y - run.baseline) > 0.2 * em || size > 1.6 * run.size || run.size > 1.6 * size) return false;
        double gap = x - run.right;
        double widest = space > 0 ? Math.clamp(0.5 * space, 0.1 * em, 0.15 * em) : 0.15 * em;
        return gap < widest && x > run.lastLeft - 0.3 * em;
    }

    /** Some programs make bold by drawing each letter twice. */
    private boolean isShadow(String text, double x) {
        return x - run.lastLeft < 0.25 * run.lastWidth
                && x >= run.lastLeft - 0.1 * run.lastWidth
                && run.text.length() >= text.length()
                && run.text.lastIndexOf(text) == run.text.length() - text.length();
    }

    private void endRun() {
        if (run.direction == NO_RUN) return;
        runs.add(run);
        run = none();
    }

    Page page(int number) {
        endRun();
        separateHidden();
        var lines = new ArrayList<Line>();
        int rotation = sheet.rotation();
        addLines(rotation, lines);
        var upright = ReadingOrder.of(List.copyOf(lines));
        lines.clear();
        lines.addAll(upright);
        for (int turn : new int[] {90, 270, 180}) addLines(Math.floorMod(rotation + turn, 360), lines);
        for (Run each : runs) if (each.direction == DIAGONAL) lines.add(new Line(List.of(diagonal(each))));
        return new Page(
                number,
                tenth(sheet.uprightWidth()),
                tenth(sheet.uprightHeight()),
                rotation,
                Language.of(lines),
                lines,
                hidden,
                Grids.of(rules));
    }

    /** Recognised text under or over a scan is the scan's text, though nobody can see it. */
    private void separateHidden() {
        boolean recognised = areas.isScan() && mostlyInvisible();
        boolean nothingInside = true;
        for (Run each : runs) nothingInside &= (each.unseen & CLIPPED) != 0;
        // A page whose whole text lies beside it states a wrong box rather than nothing.
        if (nothingInside) return;
        runs.removeIf(each -> {
            if (!isHidden(each, recognised)) return false;
            hidden.add(each.direction == DIAGONAL ? diagonal(each) : word(each));
            return true;
        });
    }

    private boolean mostlyInvisible() {
        int seen = 0;
        int invisible = 0;
        for (Run each : runs) {
            if ((each.unseen & INVISIBLE) != 0) invisible += each.text.length();
            else seen += each.text.length();
        }
        return invisible > seen;
    }

    private boolean isHidden(Run each, boolean recognised) {
        if ((each.unseen & (CLIPPED | SWITCHED_OFF)) != 0) return true;
        if ((each.unseen & INVISIBLE) != 0) return !recognised;
        if (each.size < 1 && each.right - each.left < 1.2 * each.text.length()) return true;
        if (each.colour == 0 && areas.count() == 0) return false;
        double x0 = sheet.ownX(each.direction, each.left, each.top());
        double y0 = sheet.ownY(each.direction, each.left, each.top());
        double x1 = sheet.ownX(each.direction, each.right, each.baseline);
        double y1 = sheet.ownY(each.direction, each.right, each.baseline);
        return areas.isLost(each, (x0 + x1) / 2, (y0 + y1) / 2)
                || areas.isCovered(each, Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    }

    private void addLines(int along, List<Line> lines) {
        var sorted = new Run[runs.size()];
        int count = 0;
        for (Run each : runs) if (each.direction == along) sorted[count++] = each;
        if (count == 0) return;
        Arrays.sort(sorted, 0, count, BY_BASELINE);
        int from = 0;
        double baseline = 0;
        double rowSize = 0;
        for (int i = 0; i < count; i++) {
            var each = sorted[i];
            if (i > from && each.baseline - baseline > 0.35 * Math.min(rowSize, each.size)) {
                lines.add(line(sorted, from, i));
                from = i;
            }
            if (i == from || each.size > rowSize) {
                baseline = each.baseline;
                rowSize = each.size;
            }
        }
        lines.add(line(sorted, from, count));
    }

    private Line line(Run[] row, int from, int to) {
        Arrays.sort(row, from, to, BY_LEFT);
        var words = new ArrayList<Word>(to - from);
        var last = row[from];
        for (int i = from + 1; i < to; i++) {
            var each = row[i];
            if (isCopy(last, each)) continue;
            if (touches(last, each)) last = last.and(each);
            else {
                words.add(word(last));
                last = each;
            }
        }
        words.add(word(last));
        return new Line(words);
    }

    private static boolean isCopy(Run one, Run other) {
        return Math.abs(one.left - other.left) < 0.25 * one.size
                && Math.abs(one.baseline - other.baseline) < 0.25 * one.size
                && one.text.compareTo(other.text) == 0;
    }

    /** Letters drawn one by one in any order still make one word when nothing stands between them. */
    private static boolean touches(Run one, Run other) {
        double em = Math.min(one.size, other.size);
        double gap = other.left - one.right;
        double widest = one.spaceFollows ? 0.01 : 0.08;
        return gap < widest * em && gap > -0.3 * em && Math.abs(one.baseline - other.baseline) < 0.2 * em;
    }

    private Word word(Run each) {
        double x0 = sheet.ownX(each.direction, each.left, each.top());
        double y0 = sheet.ownY(each.direction, each.left, each.top());
        double x1 = sheet.ownX(each.direction, each.right, each.bottom());
        double y1 = sheet.ownY(each.direction, each.right, each.bottom());
        double left = sheet.uprightX(x0, y0);
        double top = sheet.uprightY(x0, y0);
        double right = sheet.uprightX(x1, y1);
        double bottom = sheet.uprightY(x1, y1);
        return new Word(
                clean(each.text),
                tenth(Math.min(left, right)),
                tenth(Math.min(top, bottom)),
                tenth(Math.abs(left - right)),
                tenth(Math.abs(top - bottom)),
                tenth(each.size),
                each.bold);
    }

    private Word diagonal(Run each) {
        double x = sheet.ownX(0, each.left, each.baseline - each.size);
        double y = sheet.ownY(0, each.left, each.baseline - each.size);
        return new Word(
                clean(each.text),
                tenth(sheet.uprightX(x, y)),
                tenth(sheet.uprightY(x, y)),
                tenth(each.right - each.left),
                tenth(each.size),
                tenth(each.size),
                each.bold);
    }

    /** Ligatures apart, accents on their letters, no invisible characters. */
    private static String clean(CharSequence letters) {
        boolean plain = true;
        for (int i = 0; i < letters.length() && plain; i++) {
            char c = letters.charAt(i);
            // Latin letters with their accents are one character already.
            plain = c < 0x300 && c != '\u00ad';
        }
        if (plain) return letters.toString();
        var text = new StringBuilder(letters.length() + 4);
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (c >= '\ufb00' && c <= '\ufb06')
                text.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
            else if (c != '\u00ad' && c != '\u200b' && c != '\ufeff' && c != '\u200e' && c != '\u200f') text.append(c);
        }
        return Normalizer.normalize(text.isEmpty() ? letters : text, Normalizer.Form.NFC);
    }

    private static double tenth(double points) {
        return Double.isFinite(points) ? Math.round(points * 10) / 10.0 : 0;
    }
}
