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
        for (int y = 0; y < height; y++) {
            double down = (y + 0.5 - height / 2.0) * step;
            for (int x = 0; x < width; x++) {
                double across = (x + 0.5 - width / 2.0) * step;
                out[y * width + x] = sample(
                        source,
                        centreX + across * cos + down * sin - 0.5,
                        centreY - across * sin + down * cos - 0.5,
                        scale > 1);
            }
        }
        return new Resampled(new Grey(out, width, height), original.width(), original.height(), degrees, scale);
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

    private static byte sample(Grey source, double x, double y, boolean sharp) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < -1 || top < -1 || left >= source.width() || top >= source.height()) return (byte) 255;
        double u = x - left;
        double v = y - top;
        if (sharp && left >= 1 && top >= 1 && left + 2 < source.width() && top + 2 < source.height())
            return cubic(source, left, top, u, v);
        double above = at(source, left, top) * (1 - u) + at(source, left + 1, top) * u;
        double below = at(source, left, top + 1) * (1 - u) + at(source, left + 1, top + 1) * u;
        return (byte) Math.clamp(Math.round(above * (1 - v) + below * v), 0, 255);
    }

    private static int at(Grey source, int x, int y) {
        return source.at(Math.clamp(x, 0, source.width() - 1), Math.clamp(y, 0, source.height() - 1));
    }

    /** Catmull-Rom: keeps strokes sharp where linear interpolation smears them. */
    private static byte cubic(Grey source, int left, int top, double u, double v) {
        double sum = 0;
        var pixels = source.pixels();
        double a0 = ((-0.5 * u + 1) * u - 0.5) * u;
        double a1 = (1.5 * u - 2.5) * u * u + 1;
        double a2 = ((-1.5 * u + 2) * u + 0.5) * u;
        double a3 = (0.5 * u - 0.5) * u * u;
        for (int row = -1; row <= 2; row++) {
            int at = (top + row) * source.width() + left;
            double value = a0 * (pixels[at - 1] & 0xff)
                    + a1 * (pixels[at] & 0xff)
                    + a2 * (pixels[at + 1] & 0xff)
                    + a3 * (pixels[at + 2] & 0xff);
            double weight = switch (row) {
                case -1 -> ((-0.5 * v + 1) * v - 0.5) * v;
                case 0 -> (1.5 * v - 2.5) * v * v + 1;
                case 1 -> ((-1.5 * v + 2) * v + 0.5) * v;
                default -> (0.5 * v - 0.5) * v * v;
            };
            sum += weight * value;
        }
        return (byte) Math.clamp(Math.round(sum), 0, 255);
    }
}
