package docket.reader.ocr;

import java.util.Arrays;

/** Takes shadows out of photographs: paper becomes white wherever it was grey. */
final class Lighting {

    private Lighting() {}

    /** The picture itself where the light is even; dividing then would only hurt coloured table heads. */
    static Grey even(Grey picture) {
        int tile = Math.max(24, Math.min(picture.width(), picture.height()) / 24);
        int across = (picture.width() + tile - 1) / tile;
        int down = (picture.height() + tile - 1) / tile;
        if (across < 3 || down < 3) return picture;
        var paper = new int[across * down];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) paper[y * across + x] = paper(picture, x * tile, y * tile, tile);
        }
        var sorted = paper.clone();
        Arrays.sort(sorted);
        int bright = sorted[sorted.length * 9 / 10];
        int dim = sorted[sorted.length / 4];
        if (dim > 0.88 * bright || bright < 60) return picture;
        int least = Math.max(40, bright / 3);
        for (int i = 0; i < paper.length; i++) paper[i] = Math.max(least, paper[i]);
        return divided(picture, smooth(paper, across, down), across, down, tile);
    }

    /** The shade that nine of ten pixels of a tile do not exceed. */
    private static int paper(Grey picture, int left, int top, int tile) {
        var histogram = new int[256];
        int count = 0;
        int right = Math.min(picture.width(), left + tile);
        int bottom = Math.min(picture.height(), top + tile);
        for (int y = top; y < bottom; y += 2) {
            for (int x = left; x < right; x += 2) {
                histogram[picture.at(x, y)]++;
                count++;
            }
        }
        int above = count / 10;
        for (int shade = 255; shade > 0; shade--) {
            above -= histogram[shade];
            if (above < 0) return shade;
        }
        return 0;
    }

    private static double[] smooth(int[] paper, int across, int down) {
        var out = new double[paper.length];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                double sum = 0;
                int count = 0;
                for (int dy = Math.max(0, y - 1); dy <= Math.min(down - 1, y + 1); dy++) {
                    for (int dx = Math.max(0, x - 1); dx <= Math.min(across - 1, x + 1); dx++) {
                        sum += paper[dy * across + dx];
                        count++;
                    }
                }
                out[y * across + x] = sum / count;
            }
        }
        return out;
    }

    private static Grey divided(Grey picture, double[] paper, int across, int down, int tile) {
        var out = new byte[picture.pixels().length];
        for (int y = 0; y < picture.height(); y++) {
            double v = Math.clamp((y + 0.5) / tile - 0.5, 0, down - 1.0);
            int row = Math.min((int) v, down - 2);
            double low = v - row;
            for (int x = 0; x < picture.width(); x++) {
                double u = Math.clamp((x + 0.5) / tile - 0.5, 0, across - 1.0);
                int column = Math.min((int) u, across - 2);
                double right = u - column;
                int at = row * across + column;
                double here = (paper[at] * (1 - right) + paper[at + 1] * right) * (1 - low)
                        + (paper[at + across] * (1 - right) + paper[at + across + 1] * right) * low;
                out[y * picture.width() + x] = (byte) Math.min(255, (int) (picture.at(x, y) * 250 / here));
            }
        }
        return new Grey(out, picture.width(), picture.height());
    }
}
