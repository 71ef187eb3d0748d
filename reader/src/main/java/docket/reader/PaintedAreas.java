package docket.reader;

import docket.reader.pdf.Canvas;
import java.util.Arrays;

/** What was painted on a page besides letters, in order; it tells what a person can see of a word. */
final class PaintedAreas {

    /** A page of maps or charts has more; then nobody can tell what is behind a word. */
    private static final int MOST = 6_000;

    /** Two colours that differ less in red, green and blue cannot be told apart on a page. */
    private static final int ALIKE = 20;

    /** A picture this much of the page makes it a scan. */
    private static final double SCAN = 0.5;

    private static final int PAPER = 0xffffff;

    private final double width;
    private final double height;
    private double[] edges = new double[4 * 16];
    private int[] colours = new int[16];
    private boolean[] covers = new boolean[16];
    private boolean[] pictures = new boolean[16];
    private int count;
    private boolean tooMany;
    private boolean anyDark;
    private boolean anyCover;
    private double pictured;

    PaintedAreas(double width, double height) {
        this.width = width;
        this.height = height;
    }

    int count() {
        return count;
    }

    /** How many leave a trace on white paper. */
    int inked() {
        int inked = 0;
        for (int i = 0; i < count; i++) if (colours[i] != PAPER) inked++;
        return inked;
    }

    /** In the page's own space. */
    void add(double left, double bottom, double right, double top, int colour, boolean covering, boolean picture) {
        if (picture) pictured += (right - left) * (top - bottom);
        if (count == MOST) {
            tooMany = true;
            return;
        }
        if (count == colours.length) {
            edges = Arrays.copyOf(edges, edges.length * 2);
            colours = Arrays.copyOf(colours, colours.length * 2);
            covers = Arrays.copyOf(covers, covers.length * 2);
            pictures = Arrays.copyOf(pictures, pictures.length * 2);
        }
        int i = 4 * count;
        edges[i] = left;
        edges[i + 1] = bottom;
        edges[i + 2] = right;
        edges[i + 3] = top;
        colours[count] = colour;
        covers[count] = covering;
        pictures[count] = picture;
        count++;
        anyCover |= covering;
        anyDark |= colour != Canvas.UNKNOWN && isDark(colour);
    }

    private static boolean isDark(int colour) {
        return (colour >> 16 & 0xff) < 0xa0 || (colour >> 8 & 0xff) < 0xa0 || (colour & 0xff) < 0xa0;
    }

    /** Whether the page is mostly a picture. */
    boolean isScan() {
        return pictured >= SCAN * width * height;
    }

    /** Whether letters have the colour of what is behind them. */
    boolean isLost(Run run, double x, double y) {
        if (run.colour == Canvas.UNKNOWN || tooMany) return false;
        if (isDark(run.colour) && !anyDark) return false;
        for (int i = Math.min(run.before, count) - 1; i >= 0; i--) {
            if (!holds(i, x, y, x, y, 0.5)) continue;
            // Nobody writes white in so small a size that a person should read it, whatever the picture.
            if (pictures[i] && run.size < 4) return alike(run.colour, PAPER);
            return colours[i] != Canvas.UNKNOWN && alike(run.colour, colours[i]);
        }
        return alike(run.colour, PAPER);
    }

    /** Whether something that nothing shines through was painted over the place later. */
    boolean isCovered(Run run, double left, double bottom, double right, double top) {
        if (!anyCover) return false;
        for (int i = run.after; i < count; i++)
            if (covers[i] && !(pictures[i] && isScan()) && holds(i, left, bottom, right, top, 0.75)) return true;
        return false;
    }

    private boolean holds(int i, double left, double bottom, double right, double top, double slack) {
        int e = 4 * i;
        return left >= edges[e] - slack
                && bottom >= edges[e + 1] - slack
                && right <= edges[e + 2] + slack
                && top <= edges[e + 3] + slack;
    }

    private static boolean alike(int one, int other) {
        return Math.abs((one >> 16 & 0xff) - (other >> 16 & 0xff)) <= ALIKE
                && Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff)) <= ALIKE
                && Math.abs((one & 0xff) - (other & 0xff)) <= ALIKE;
    }
}
