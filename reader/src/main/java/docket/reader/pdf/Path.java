package docket.reader.pdf;

import java.util.Arrays;

/** The path under construction, as far as its rectangles and straight lines go. */
final class Path {

    /** Thinner than this it is a line, not an area. */
    static final double THIN = 2.5;

    private static final int MOST_RECTANGLES = 4000;

    private double[] lines = new double[64];
    private int lineCount;
    private double[] rectangles = new double[64];
    private int rectangleCount;
    private boolean curved;
    private boolean any;
    private double left;
    private double bottom;
    private double right;
    private double top;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private int segments;
    private boolean straight = true;

    void clear() {
        lineCount = 0;
        rectangleCount = 0;
        curved = false;
        any = false;
        segments = 0;
        straight = true;
    }

    boolean isEmpty() {
        return !any;
    }

    Area bounds() {
        return new Area(left, bottom, right, top);
    }

    private void grow(double px, double py) {
        if (!any) {
            left = right = px;
            bottom = top = py;
            any = true;
        } else {
            left = Math.min(left, px);
            right = Math.max(right, px);
            bottom = Math.min(bottom, py);
            top = Math.max(top, py);
        }
    }

    void move(double px, double py) {
        endSubpath();
        grow(px, py);
        x = startX = px;
        y = startY = py;
    }

    void line(double px, double py) {
        grow(px, py);
        if (lineCount + 4 > lines.length) {
            if (lineCount > 4 * MOST_RECTANGLES) return;
            lines = Arrays.copyOf(lines, lines.length * 2);
        }
        lines[lineCount++] = x;
        lines[lineCount++] = y;
        lines[lineCount++] = px;
        lines[lineCount++] = py;
        segments++;
        straight &= Math.abs(px - x) < 0.05 || Math.abs(py - y) < 0.05;
        x = px;
        y = py;
    }

    void curve(double px, double py) {
        grow(px, py);
        curved = true;
        x = px;
        y = py;
    }

    void close() {
        if (segments > 0 && (x != startX || y != startY)) line(startX, startY);
        endSubpath();
        x = startX;
        y = startY;
    }

    /** Three or four lines along the edges of the page that come back to their start are a rectangle. */
    private void endSubpath() {
        if ((segments == 3 || segments == 4) && straight && lineCount >= 4 * segments) {
            double l = Double.MAX_VALUE;
            double b = Double.MAX_VALUE;
            double r = -Double.MAX_VALUE;
            double t = -Double.MAX_VALUE;
            for (int i = lineCount - 4 * segments; i < lineCount; i += 2) {
                l = Math.min(l, lines[i]);
                r = Math.max(r, lines[i]);
                b = Math.min(b, lines[i + 1]);
                t = Math.max(t, lines[i + 1]);
            }
            addRectangle(l, b, r, t);
        } else if (segments > 1) curved = true;
        segments = 0;
        straight = true;
    }

    private void addRectangle(double l, double b, double r, double t) {
        if (rectangleCount + 4 > rectangles.length) {
            if (rectangleCount > 4 * MOST_RECTANGLES) {
                curved = true;
                return;
            }
            rectangles = Arrays.copyOf(rectangles, rectangles.length * 2);
        }
        rectangles[rectangleCount++] = l;
        rectangles[rectangleCount++] = b;
        rectangles[rectangleCount++] = r;
        rectangles[rectangleCount++] = t;
    }

    void rectangle(Affine m, double px, double py, double width, double height) {
        endSubpath();
        var area = Area.of(m, px, py, width, height);
        grow(area.left(), area.bottom());
        grow(area.right(), area.top());
        if (m.isUpright()) addRectangle(area.left(), area.bottom(), area.right(), area.top());
        else curved = true;
        x = startX = m.x(px, py);
        y = startY = m.y(px, py);
    }

    /** @param width of the line on the page; a broad one is an area of a colour nobody asks for */
    void stroke(Canvas canvas, Area clip, double width) {
        endSubpath();
        if (width > THIN) {
            double half = width / 2;
            var area = new Area(left - half, bottom - half, right + half, top + half);
            if (any) area(canvas, clip, area, Canvas.UNKNOWN, false);
            return;
        }
        for (int i = 0; i < lineCount; i += 4) rule(canvas, clip, lines[i], lines[i + 1], lines[i + 2], lines[i + 3]);
        for (int i = 0; i < rectangleCount; i += 4) {
            double l = rectangles[i];
            double b = rectangles[i + 1];
            double r = rectangles[i + 2];
            double t = rectangles[i + 3];
            if (r - l < THIN || t - b < THIN) rule(canvas, clip, l, b, r, t);
            else {
                rule(canvas, clip, l, b, r, b);
                rule(canvas, clip, l, t, r, t);
                rule(canvas, clip, l, b, l, t);
                rule(canvas, clip, r, b, r, t);
            }
        }
    }

    private static void rule(Canvas canvas, Area clip, double x0, double y0, double x1, double y1) {
        double width = Math.abs(x1 - x0);
        double height = Math.abs(y1 - y0);
        if (Math.min(width, height) > THIN || Math.max(width, height) < 4) return;
        var seen = new Area(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)).within(clip);
        if (seen.right() < seen.left() || seen.top() < seen.bottom()) return;
        canvas.rule(seen.left(), seen.bottom(), seen.right(), seen.top());
    }

    /** @param opaque whether what is below is gone */
    void fill(Canvas canvas, Area clip, int colour, boolean opaque) {
        endSubpath();
        for (int i = 0; i < rectangleCount; i += 4) {
            double l = rectangles[i];
            double b = rectangles[i + 1];
            double r = rectangles[i + 2];
            double t = rectangles[i + 3];
            if (r - l < THIN || t - b < THIN) {
                if (colour != 0xffffff) rule(canvas, clip, l, b, r, t);
            } else area(canvas, clip, new Area(l, b, r, t), colour, opaque && !curved);
        }
        if (curved) area(canvas, clip, bounds(), Canvas.UNKNOWN, false);
    }

    static void area(Canvas canvas, Area clip, Area area, int colour, boolean covers) {
        var seen = area.within(clip);
        if (seen.right() - seen.left() < 3 || seen.top() - seen.bottom() < 3) return;
        canvas.area(seen.left(), seen.bottom(), seen.right(), seen.top(), colour, covers, false);
    }
}
