package docket.reader.ocr;

import docket.reader.ocr.Blobs.Blob;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the text lies in a picture, told by its letters' boxes: letters of a line stand on one baseline, so their lower
 * edges fall together at the right angle and nowhere else.
 *
 * @param letters how many patches look like letters
 * @param letterHeight of a usual letter, in pixels; 0 if there are none
 * @param sideways the lines run up or down
 * @param skew degrees by which to turn the picture clockwise so that its lines lie level, after a sideways one was
 *     turned by a right angle
 * @param otherSkew the same if {@code sideways} should turn out to be wrong
 */
record Attitude(int letters, double letterHeight, boolean sideways, double skew, double otherSkew) {

    private static final double STEEPEST = 12;
    private static final int MOST_LETTERS = 6000;
    private static final int FEWEST_LETTERS = 12;

    static Attitude of(Grey picture) {
        var blobs = Blobs.of(picture, Blobs.threshold(picture));
        int tallest = Math.max(60, Math.min(picture.width(), picture.height()) / 8);
        var letters = blobs.stream()
                .filter(blob -> Math.max(blob.width(), blob.height()) >= 5
                        && Math.min(blob.width(), blob.height()) >= 2
                        && blob.height() <= tallest
                        && blob.width() <= tallest
                        && blob.area() * 12 > blob.width() * blob.height())
                .toList();
        if (letters.size() > MOST_LETTERS) {
            int step = letters.size() / MOST_LETTERS + 1;
            var all = letters;
            letters = java.util.stream.IntStream.range(0, all.size() / step)
                    .mapToObj(i -> all.get(i * step))
                    .toList();
        }
        if (letters.size() < FEWEST_LETTERS) return new Attitude(letters.size(), height(letters), false, 0, 0);
        double height = height(letters);
        var level = best(letters, height, Blob::left, Blob::bottom, Blob::top);
        var upright = best(letters, height, Blob::top, Blob::left, Blob::right);
        boolean sideways = upright.score() > 1.25 * level.score();
        // Turned by a right angle clockwise, what ran down runs left: the slope changes its sign.
        double side = -upright.degrees();
        return new Attitude(
                letters.size(), height, sideways, sideways ? side : level.degrees(), sideways ? level.degrees() : side);
    }

    /** What it says if it is wrong about the direction of lines. */
    Attitude across() {
        return new Attitude(letters, letterHeight, !sideways, otherSkew, skew);
    }

    private static double height(List<Blob> letters) {
        var sizes = letters.stream()
                .mapToInt(blob -> Math.max(blob.height(), Math.min(blob.width(), 2 * blob.height())))
                .filter(size -> size >= 5)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    }

    private record Slope(double degrees, double score) {}

    private static Slope best(
            List<Blob> letters,
            double height,
            ToDoubleFunction<Blob> along,
            ToDoubleFunction<Blob> oneEdge,
            ToDoubleFunction<Blob> otherEdge) {
        int count = letters.size();
        var place = new double[count];
        var one = new double[count];
        var other = new double[count];
        for (int i = 0; i < count; i++) {
            place[i] = along.applyAsDouble(letters.get(i));
            one[i] = oneEdge.applyAsDouble(letters.get(i));
            other[i] = otherEdge.applyAsDouble(letters.get(i));
        }
        double bin = Math.max(1.5, height / 5);
        var best = new Slope(0, 1.02 * sharpness(place, one, other, 0, bin));
        for (double angle = -STEEPEST; angle <= STEEPEST; angle += 0.5) {
            double score = sharpness(place, one, other, angle, bin);
            if (score > best.score()) best = new Slope(angle, score);
        }
        double coarse = best.degrees();
        for (double angle = coarse - 0.4; angle <= coarse + 0.41; angle += 0.1) {
            double score = sharpness(place, one, other, angle, bin);
            if (score > best.score()) best = new Slope(angle, score);
        }
        // Lines that rise to the right (a falling y) lie level after a clockwise turn.
        return new Slope(-best.degrees(), best.score());
    }

    private static double sharpness(double[] place, double[] one, double[] other, double degrees, double bin) {
        double slope = Math.tan(Math.toRadians(degrees));
        return Math.max(sharpness(place, one, slope, bin), sharpness(place, other, slope, bin));
    }

    private static double sharpness(double[] place, double[] edge, double slope, double bin) {
        double lowest = Double.MAX_VALUE;
        double highest = -Double.MAX_VALUE;
        for (int i = 0; i < place.length; i++) {
            double level = edge[i] - place[i] * slope;
            lowest = Math.min(lowest, level);
            highest = Math.max(highest, level);
        }
        var counts = new int[(int) ((highest - lowest) / bin) + 2];
        for (int i = 0; i < place.length; i++) counts[(int) ((edge[i] - place[i] * slope - lowest) / bin)]++;
        double sum = 0;
        for (int count : counts) sum += (double) count * count;
        return sum;
    }
}
