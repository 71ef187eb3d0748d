package docket.reader.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The connected patches of ink in a picture: mostly letters. */
final class Blobs {

    /** More are no text but noise, halftone or a photograph; then the picture tells nothing by its blobs. */
    private static final int MOST_RUNS = 400_000;

    private Blobs() {}

    record Blob(int left, int top, int right, int bottom, int area) {

        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }
    }

    /** @param threshold what is darker is ink */
    static List<Blob> of(Grey picture, int threshold) {
        var found = new Found();
        int width = picture.width();
        int aboveFrom = 0;
        int aboveTo = 0;
        for (int y = 0; y < picture.height(); y++) {
            int from = found.runs;
            int above = aboveFrom;
            int x = 0;
            while (x < width) {
                if (picture.at(x, y) >= threshold) {
                    x++;
                    continue;
                }
                int start = x;
                while (x < width && picture.at(x, y) < threshold) x++;
                if (found.runs == MOST_RUNS) return List.of();
                int run = found.add(start, x, y);
                while (above < aboveTo && found.end[above] < start) above++;
                for (int each = above; each < aboveTo && found.start[each] <= x; each++) found.join(run, each);
            }
            aboveFrom = from;
            aboveTo = found.runs;
        }
        return found.blobs();
    }

    /** Between ink and paper, where the two shades differ most (Otsu 1979). */
    static int threshold(Grey picture) {
        var histogram = new long[256];
        var pixels = picture.pixels();
        int step = Math.max(1, pixels.length / 1_000_000);
        long count = 0;
        long sum = 0;
        for (int i = 0; i < pixels.length; i += step) {
            histogram[pixels[i] & 0xff]++;
            sum += pixels[i] & 0xff;
            count++;
        }
        long below = 0;
        long belowSum = 0;
        double best = -1;
        int threshold = 128;
        for (int shade = 0; shade < 256; shade++) {
            below += histogram[shade];
            belowSum += shade * histogram[shade];
            if (below == 0 || below == count) continue;
            double difference = (double) belowSum / below - (double) (sum - belowSum) / (count - below);
            double variance = below * (double) (count - below) * difference * difference;
            if (variance > best) {
                best = variance;
                threshold = shade + 1;
            }
        }
        return threshold;
    }

    /** Runs of ink, each pointing at another of the same patch. */
    private static final class Found {

        private int runs;
        private int[] start = new int[4096];
        private int[] end = new int[4096];
        private int[] row = new int[4096];
        private int[] same = new int[4096];

        int add(int from, int to, int y) {
            if (runs == start.length) {
                start = Arrays.copyOf(start, 2 * runs);
                end = Arrays.copyOf(end, 2 * runs);
                row = Arrays.copyOf(row, 2 * runs);
                same = Arrays.copyOf(same, 2 * runs);
            }
            start[runs] = from;
            end[runs] = to;
            row[runs] = y;
            same[runs] = runs;
            return runs++;
        }

        void join(int one, int other) {
            int a = root(one);
            int b = root(other);
            if (a < b) same[b] = a;
            else same[a] = b;
        }

        private int root(int run) {
            int at = run;
            while (same[at] != at) {
                same[at] = same[same[at]];
                at = same[at];
            }
            return at;
        }

        List<Blob> blobs() {
            var boxes = new int[runs][];
            var roots = new ArrayList<Integer>();
            for (int run = 0; run < runs; run++) {
                int root = root(run);
                var box = boxes[root];
                if (box == null) {
                    boxes[root] = new int[] {start[run], row[run], end[run], row[run] + 1, end[run] - start[run]};
                    roots.add(root);
                    continue;
                }
                box[0] = Math.min(box[0], start[run]);
                box[2] = Math.max(box[2], end[run]);
                box[3] = Math.max(box[3], row[run] + 1);
                box[4] += end[run] - start[run];
            }
            var blobs = new ArrayList<Blob>(roots.size());
            for (int root : roots) {
                var box = boxes[root];
                if (box != null) blobs.add(new Blob(box[0], box[1], box[2], box[3], box[4]));
            }
            return blobs;
        }
    }
}
