package docket.reader.pdf;

/** A rectangle along the edges of the page. */
record Area(double left, double bottom, double right, double top) {

    static final Area ALL = new Area(-1e9, -1e9, 1e9, 1e9);

    /** What a rectangle of some space becomes in another. */
    static Area of(Affine m, double x, double y, double width, double height) {
        double x0 = m.x(x, y);
        double y0 = m.y(x, y);
        double x1 = m.x(x + width, y);
        double y1 = m.y(x + width, y);
        double x2 = m.x(x, y + height);
        double y2 = m.y(x, y + height);
        double x3 = m.x(x + width, y + height);
        double y3 = m.y(x + width, y + height);
        return new Area(
                Math.min(Math.min(x0, x1), Math.min(x2, x3)),
                Math.min(Math.min(y0, y1), Math.min(y2, y3)),
                Math.max(Math.max(x0, x1), Math.max(x2, x3)),
                Math.max(Math.max(y0, y1), Math.max(y2, y3)));
    }

    Area within(Area o) {
        return new Area(
                Math.max(left, o.left), Math.max(bottom, o.bottom), Math.min(right, o.right), Math.min(top, o.top));
    }

    boolean isEmpty() {
        return right <= left || top <= bottom;
    }

    boolean holds(double x, double y, double slack) {
        return x >= left - slack && x <= right + slack && y >= bottom - slack && y <= top + slack;
    }
}
