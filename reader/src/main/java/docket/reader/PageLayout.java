package docket.reader;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Letters of one page become words and lines. Letters that follow each other closely on one baseline are a word, a
 * space or a gap ends it; words on one baseline are a line. Text that runs sideways makes lines of its own, after the
 * upright ones.
 */
final class PageLayout {

    /** Text that follows neither edge of the page, such as a watermark. */
    static final int DIAGONAL = -1;

    private final double width;
    private final double height;
    private final int rotation;
    private final List<Run> runs = new ArrayList<>();
    private Run run = new Run(0, 0, 0, 0, false);
    private int letters;

    /** @param width of the page before it is turned upright */
    PageLayout(double width, double height, int rotation) {
        this.width = width;
        this.height = height;
        this.rotation = Math.floorMod(rotation, 360);
    }

    int letters() {
        return letters;
    }

    /** A word in the making, in the frame of its own direction: x grows along the text, y downwards. */
    private static final class Run {

        final StringBuilder text = new StringBuilder();
        final int direction;
        final double left;
        final double baseline;
        final double size;
        final boolean bold;
        double right;
        double lastLeft;
        double lastWidth;

        Run(int direction, double left, double baseline, double size, boolean bold) {
            this.direction = direction;
            this.left = left;
            this.right = left;
            this.baseline = baseline;
            this.size = size;
            this.bold = bold;
        }

        void add(String letter, double x, double letterWidth) {
            text.append(letter);
            lastLeft = x;
            lastWidth = letterWidth;
            right = Math.max(right, x + letterWidth);
        }
    }

    void add(
            String text,
            int direction,
            double x,
            double y,
            double letterWidth,
            double size,
            double space,
            boolean bold) {
        letters++;
        if (isBlank(text)) {
            endRun();
            return;
        }
        if (!continues(direction, x, y, size, space)) {
            endRun();
            run = new Run(direction, x, y, size, bold);
        } else if (isShadow(text, x)) {
            return;
        }
        run.add(text, x, letterWidth);
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)
                    && c != '\u00a0'
                    && c != '\u202f'
                    && c != '\u200b'
                    && !Character.isISOControl(c)) return false;
        }
        return true;
    }

    private boolean continues(int direction, double x, double y, double size, double space) {
        if (run.text.isEmpty() || run.direction != direction) return false;
        if (direction == DIAGONAL) return true;
        double em = Math.min(size, run.size);
        if (Math.abs(y - run.baseline) > 0.2 * em || size > 1.6 * run.size || run.size > 1.6 * size) return false;
        double gap = x - run.right;
        double widest = space > 0 ? Math.clamp(0.5 * space, 0.1 * em, 0.2 * em) : 0.15 * em;
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
        if (!run.text.isEmpty()) runs.add(run);
        run = new Run(0, 0, 0, 0, false);
    }

    Page page(int number) {
        endRun();
        boolean turned = rotation == 90 || rotation == 270;
        var lines = new ArrayList<Line>();
        for (int turn : new int[] {0, 90, 270, 180}) lines.addAll(lines(Math.floorMod(rotation + turn, 360)));
        for (Run each : runs) if (each.direction == DIAGONAL) lines.add(new Line(List.of(diagonal(each))));
        return new Page(number, tenth(turned ? height : width), tenth(turned ? width : height), lines);
    }

    private List<Line> lines(int direction) {
        var sorted = runs.stream()
                .filter(each -> each.direction == direction)
                .sorted(Comparator.comparingDouble(each -> each.baseline))
                .toList();
        var lines = new ArrayList<Line>();
        var row = new ArrayList<Run>();
        double baseline = 0;
        double size = 0;
        for (Run each : sorted) {
            if (!row.isEmpty() && each.baseline - baseline > 0.35 * Math.min(size, each.size)) {
                lines.add(line(row));
                row.clear();
            }
            if (row.isEmpty() || each.size > size) {
                baseline = each.baseline;
                size = each.size;
            }
            row.add(each);
        }
        if (!row.isEmpty()) lines.add(line(row));
        return lines;
    }

    private Line line(List<Run> row) {
        row.sort(Comparator.comparingDouble(each -> each.left));
        var words = new ArrayList<Word>();
        Run last = row.getFirst();
        for (Run each : row.subList(1, row.size())) {
            if (isCopy(last, each)) continue;
            if (touches(last, each)) {
                var joined = new Run(last.direction, last.left, last.baseline, last.size, last.bold);
                joined.add(last.text.toString() + each.text, last.left, Math.max(last.right, each.right) - last.left);
                last = joined;
            } else {
                words.add(word(last));
                last = each;
            }
        }
        words.add(word(last));
        return new Line(words);
    }

    private static boolean isCopy(Run one, Run other) {
        return one.text.compareTo(other.text) == 0
                && Math.abs(one.left - other.left) < 0.25 * one.size
                && Math.abs(one.baseline - other.baseline) < 0.25 * one.size;
    }

    /** Letters drawn one by one in any order still make one word when nothing stands between them. */
    private static boolean touches(Run one, Run other) {
        double em = Math.min(one.size, other.size);
        double gap = other.left - one.right;
        return gap < 0.08 * em && gap > -0.3 * em && Math.abs(one.baseline - other.baseline) < 0.2 * em;
    }

    private Word word(Run each) {
        // Letters rise about three quarters of the font's size above the baseline and hang a fifth below it.
        double top = each.baseline - 0.78 * each.size;
        double bottom = each.baseline + 0.2 * each.size;
        var one = upright(each.direction, each.left, top);
        var other = upright(each.direction, each.right, bottom);
        return new Word(
                clean(each.text),
                tenth(Math.min(one[0], other[0])),
                tenth(Math.min(one[1], other[1])),
                tenth(Math.abs(one[0] - other[0])),
                tenth(Math.abs(one[1] - other[1])),
                tenth(each.size),
                each.bold);
    }

    private Word diagonal(Run each) {
        var corner = upright(0, each.left, each.baseline - each.size);
        return new Word(
                clean(each.text),
                tenth(corner[0]),
                tenth(corner[1]),
                tenth(each.right - each.left),
                tenth(each.size),
                tenth(each.size),
                each.bold);
    }

    /** From the frame of a text direction over the page's own space into the frame of the upright page. */
    private double[] upright(int direction, double x, double y) {
        double userX;
        double userY;
        switch (direction) {
            case 90 -> {
                userX = y;
                userY = x;
            }
            case 180 -> {
                userX = width - x;
                userY = y;
            }
            case 270 -> {
                userX = width - y;
                userY = height - x;
            }
            default -> {
                userX = x;
                userY = height - y;
            }
        }
        return switch (rotation) {
            case 90 -> new double[] {userY, userX};
            case 180 -> new double[] {width - userX, userY};
            case 270 -> new double[] {height - userY, width - userX};
            default -> new double[] {userX, height - userY};
        };
    }

    /** Ligatures apart, accents on their letters, no invisible characters. */
    private static String clean(CharSequence letters) {
        boolean plain = true;
        for (int i = 0; i < letters.length() && plain; i++) plain = letters.charAt(i) < 0x80;
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
