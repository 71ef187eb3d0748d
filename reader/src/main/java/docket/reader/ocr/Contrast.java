package docket.reader.ocr;

/** Brings faint print to full black, each region by its own darkest strokes: thermal paper fades from place to place. */
final class Contrast {

    /** Less than this between ink and paper is the paper's own grain. */
    private static final int LEAST = 48;

    /** Of a thousand pixels so many are darker than what counts as ink: letters are a tenth, dust is less. */
    private static final int INK_SHARE = 3;

    private static final int PAPER_SHARE = 800;

    /** Print this dark needs no help. */
    private static final int BLACK = 40;

    private Contrast() {}

    static Grey full(Grey picture) {
        int tile = Math.max(32, Math.min(picture.width(), picture.height()) / 12);
        int across = (picture.width() + tile - 1) / tile;
        int down = (picture.height() + tile - 1) / tile;
        if (across < 2 || down < 2) return picture;
        var paper = new double[across * down];
        var ink = new double[across * down];
        boolean faint = false;
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                var histogram = histogram(picture, x * tile, y * tile, tile);
                int at = y * across + x;
                paper[at] = Math.max(LEAST + 1, shade(histogram, PAPER_SHARE));
                ink[at] = Math.min(paper[at] - LEAST, shade(histogram, INK_SHARE));
                faint |= ink[at] > BLACK;
            }
        }
        if (!faint) return picture;
        return stretched(
                picture, new Field(smooth(paper, across, down), smooth(ink, across, down), across, down, tile));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Field(double[] paper, double[] ink, int across, int down, int tile) {}

    private static int[] histogram(Grey picture, int left, int top, int tile) {
        var histogram = new int[257];
        int right = Math.min(picture.width(), left + tile);
        int bottom = Math.min(picture.height(), top + tile);
        for (int y = top; y < bottom; y += 2) {
            for (int x = left; x < right; x += 2) {
                histogram[picture.at(x, y)]++;
                histogram[256]++;
            }
        }
        return histogram;
    }

    /** What is darker than all but that many of a thousand pixels. */
    private static int shade(int[] histogram, int share) {
        double below = histogram[256] * (double) share / 1000;
        for (int shade = 0; shade < 256; shade++) {
            below -= histogram[shade];
            if (below < 0) return shade;
        }
        return 255;
    }

    private static double[] smooth(double[] values, int across, int down) {
        var out = new double[values.length];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                double sum = 0;
                int count = 0;
                for (int dy = Math.max(0, y - 1); dy <= Math.min(down - 1, y + 1); dy++) {
                    for (int dx = Math.max(0, x - 1); dx <= Math.min(across - 1, x + 1); dx++) {
                        sum += values[dy * across + dx];
                        count++;
                    }
                }
                out[y * across + x] = sum / count;
            }
        }
        return out;
    }

    private static Grey stretched(Grey picture, Field field) {
        var out = new byte[picture.pixels().length];
        for (int y = 0; y < picture.height(); y++) {
            double v = Math.clamp((y + 0.5) / field.tile() - 0.5, 0, field.down() - 1.0);
            int row = Math.min((int) v, field.down() - 2);
            double low = v - row;
            for (int x = 0; x < picture.width(); x++) {
                double u = Math.clamp((x + 0.5) / field.tile() - 0.5, 0, field.across() - 1.0);
                int column = Math.min((int) u, field.across() - 2);
                double right = u - column;
                int at = row * field.across() + column;
                double paper = between(field.paper(), at, field.across(), right, low);
                double ink = between(field.ink(), at, field.across(), right, low);
                double share = (picture.at(x, y) - ink) / Math.max(1, paper - ink);
                out[y * picture.width() + x] = (byte) Math.clamp((int) (share * 250), 0, 255);
            }
        }
        return new Grey(out, picture.width(), picture.height());
    }

    private static double between(double[] values, int at, int across, double right, double low) {
        return (values[at] * (1 - right) + values[at + 1] * right) * (1 - low)
                + (values[at + across] * (1 - right) + values[at + across + 1] * right) * low;
    }
}
