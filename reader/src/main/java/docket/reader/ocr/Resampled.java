package docket.reader.ocr;

/**
 * A picture turned level and brought to a size, in one step so that letters blur only once; it remembers where its
 * pixels came from.
 *
 * @param degrees by which the original was turned clockwise about its centre
 * @param scale pixels here for one of the original
 */
record Resampled(Grey picture, int originalWidth, int originalHeight, double degrees, double scale) {

    static Resampled of(Grey original, double degrees, double scale) {
        if (degrees == 0 && scale == 1) return new Resampled(original, original.width(), original.height(), 0, 1);
        // Far smaller: whole pixels first, or thin strokes fall between the samples.
        int shrink = Math.max(1, (int) Math.floor(1 / scale + 0.25));
        var source = original.shrunk(shrink);
        int width = Math.max(1, (int) Math.round(original.width() * scale));
        int height = Math.max(1, (int) Math.round(original.height() * scale));
        var out = new byte[width * height];
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double step = 1 / (scale * shrink);
        double centreX = source.width() / 2.0;
        double centreY = source.height() / 2.0;
        var kernel = scale > 1 ? CUBIC : LINEAR;
        for (int y = 0; y < height; y++) {
            double down = (y + 0.5 - height / 2.0) * step;
            double across = (0.5 - width / 2.0) * step;
            row(
                    source,
                    new Walk(
                            fixed(centreX + across * cos + down * sin - 0.5),
                            fixed(centreY - across * sin + down * cos - 0.5),
                            fixed(step * cos),
                            fixed(-step * sin)),
                    kernel,
                    out,
                    y * width,
                    width);
        }
        return new Resampled(new Grey(out, width, height), original.width(), original.height(), degrees, scale);
    }

    /** The same picture standing on its head, as if the original had been turned before. */
    Resampled overturned() {
        return new Resampled(picture.turned(2), originalWidth, originalHeight, degrees, scale);
    }

    /** Where a point of this picture stood in the original. */
    double[] original(double x, double y) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double across = (x - picture.width() / 2.0) / scale;
        double down = (y - picture.height() / 2.0) / scale;
        return new double[] {
            originalWidth / 2.0 + across * cos + down * sin, originalHeight / 2.0 - across * sin + down * cos
        };
    }

    /** From where to where a row of the result runs through the source, in {@link #ONE}ths of a pixel. */
    private record Walk(long x, long y, long stepX, long stepY) {}

    private static final int SHIFT = 24;
    private static final long ONE = 1L << SHIFT;

    /** Between two pixels so many places are told apart. */
    private static final int PLACES_SHIFT = 8;

    private static final int PLACES = 1 << PLACES_SHIFT;
    private static final int WEIGHT_SHIFT = 10;

    /** Of the pixels before, at, after and two after a place what each weighs, place by place. */
    private static final int[] CUBIC = new int[4 * PLACES];

    private static final int[] LINEAR = new int[4 * PLACES];

    static {
        double one = 1 << WEIGHT_SHIFT;
        for (int place = 0; place < PLACES; place++) {
            double u = (double) place / PLACES;
            int at = 4 * place;
            // Catmull-Rom: keeps strokes sharp where linear interpolation smears them.
            CUBIC[at] = (int) Math.round(one * ((-0.5 * u + 1) * u - 0.5) * u);
            CUBIC[at + 2] = (int) Math.round(one * ((-1.5 * u + 2) * u + 0.5) * u);
            CUBIC[at + 3] = (int) Math.round(one * (0.5 * u - 0.5) * u * u);
            CUBIC[at + 1] = (1 << WEIGHT_SHIFT) - CUBIC[at] - CUBIC[at + 2] - CUBIC[at + 3];
            LINEAR[at + 2] = (int) Math.round(one * u);
            LINEAR[at + 1] = (1 << WEIGHT_SHIFT) - LINEAR[at + 2];
        }
    }

    private static long fixed(double value) {
        return Math.round(value * ONE);
    }

    private static void row(Grey source, Walk walk, int[] kernel, byte[] out, int from, int count) {
        var pixels = source.pixels();
        int width = source.width();
        int height = source.height();
        long x = walk.x();
        long y = walk.y();
        for (int i = from; i < from + count; i++, x += walk.stepX(), y += walk.stepY()) {
            int left = (int) (x >> SHIFT);
            int top = (int) (y >> SHIFT);
            int u = (int) (x >> SHIFT - PLACES_SHIFT & PLACES - 1) << 2;
            int v = (int) (y >> SHIFT - PLACES_SHIFT & PLACES - 1) << 2;
            if (left < -1 || top < -1 || left >= width || top >= height) {
                out[i] = (byte) 255;
            } else if (left < 1 || top < 1 || left + 2 >= width || top + 2 >= height) {
                out[i] = edge(source, left, top, LINEAR[u + 2], LINEAR[v + 2]);
            } else if (kernel == CUBIC) {
                int sum = 0;
                for (int row = 0; row < 4; row++) {
                    int at = (top + row - 1) * width + left;
                    sum += kernel[v + row]
                            * (kernel[u] * (pixels[at - 1] & 0xff)
                                    + kernel[u + 1] * (pixels[at] & 0xff)
                                    + kernel[u + 2] * (pixels[at + 1] & 0xff)
                                    + kernel[u + 3] * (pixels[at + 2] & 0xff));
                }
                out[i] = rounded(sum);
            } else {
                int at = top * width + left;
                int above = kernel[u + 1] * (pixels[at] & 0xff) + kernel[u + 2] * (pixels[at + 1] & 0xff);
                int below =
                        kernel[u + 1] * (pixels[at + width] & 0xff) + kernel[u + 2] * (pixels[at + width + 1] & 0xff);
                out[i] = rounded(kernel[v + 1] * above + kernel[v + 2] * below);
            }
        }
    }

    private static byte rounded(int sum) {
        return (byte) Math.clamp(sum + (1 << 2 * WEIGHT_SHIFT - 1) >> 2 * WEIGHT_SHIFT, 0, 255);
    }

    private static byte edge(Grey source, int left, int top, int u, int v) {
        int one = 1 << WEIGHT_SHIFT;
        int above = at(source, left, top) * (one - u) + at(source, left + 1, top) * u;
        int below = at(source, left, top + 1) * (one - u) + at(source, left + 1, top + 1) * u;
        return rounded(above * (one - v) + below * v);
    }

    private static int at(Grey source, int x, int y) {
        return source.at(Math.clamp(x, 0, source.width() - 1), Math.clamp(y, 0, source.height() - 1));
    }
}
