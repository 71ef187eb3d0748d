package docket.reader.pdf;

/** x' = a x + c y + e, y' = b x + d y + f. */
record Affine(double a, double b, double c, double d, double e, double f) {

    static final Affine IDENTITY = new Affine(1, 0, 0, 1, 0, 0);

    /** This first, then the other. */
    Affine then(Affine o) {
        return new Affine(
                a * o.a + b * o.c,
                a * o.b + b * o.d,
                c * o.a + d * o.c,
                c * o.b + d * o.d,
                e * o.a + f * o.c + o.e,
                e * o.b + f * o.d + o.f);
    }

    /** Moved by so much before all else. */
    Affine moved(double x, double y) {
        return new Affine(a, b, c, d, x * a + y * c + e, x * b + y * d + f);
    }

    double x(double x, double y) {
        return a * x + c * y + e;
    }

    double y(double x, double y) {
        return b * x + d * y + f;
    }

    /** By how much areas grow. */
    double determinant() {
        return a * d - b * c;
    }

    boolean isUpright() {
        return Math.abs(b) + Math.abs(c) < 1e-6 * (Math.abs(a) + Math.abs(d))
                || Math.abs(a) + Math.abs(d) < 1e-6 * (Math.abs(b) + Math.abs(c));
    }
}
