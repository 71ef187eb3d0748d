package docket.reader;

import java.util.Arrays;

/** Thin lines of a page along its edges, on the upright page. */
final class Rules {

    private final Sheet sheet;
    private final int most;
    private double[] edges = new double[4 * 32];
    private int count;

    Rules(Sheet sheet, int most) {
        this.sheet = sheet;
        this.most = most;
    }

    int count() {
        return count;
    }

    /** In the page's own space. */
    void add(double left, double bottom, double right, double top) {
        if (count == most) return;
        if (4 * count == edges.length) edges = Arrays.copyOf(edges, edges.length * 2);
        double x0 = sheet.uprightX(left, bottom);
        double y0 = sheet.uprightY(left, bottom);
        double x1 = sheet.uprightX(right, top);
        double y1 = sheet.uprightY(right, top);
        int i = 4 * count++;
        edges[i] = Math.min(x0, x1);
        edges[i + 1] = Math.min(y0, y1);
        edges[i + 2] = Math.max(x0, x1);
        edges[i + 3] = Math.max(y0, y1);
    }

    /** A shaded cell ends where a ruled one would have its lines. */
    void addEdges(double left, double bottom, double right, double top) {
        add(left, bottom, right, bottom);
        add(left, top, right, top);
        add(left, bottom, left, top);
        add(right, bottom, right, top);
    }

    /** How many stand upright and are as short as those of a bar code. */
    int bars() {
        int bars = 0;
        for (int i = 0; i < count; i++) {
            double height = bottom(i) - top(i);
            if (right(i) - left(i) < 3 && height > 15 && height < 160) bars++;
        }
        return bars;
    }

    double left(int i) {
        return edges[4 * i];
    }

    double top(int i) {
        return edges[4 * i + 1];
    }

    double right(int i) {
        return edges[4 * i + 2];
    }

    double bottom(int i) {
        return edges[4 * i + 3];
    }
}
