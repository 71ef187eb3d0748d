package docket.contract.training;

import docket.contract.local.Passage;
import docket.contract.local.WordSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Learns a {@link WordSpace} from the contracts' own text, unmarked passages included: the directions in which passages
 * differ most by their words (latent semantic analysis, Deerwester and others 1990), found by repeated multiplication.
 * Then each type's middle from its marked passages. The same examples, the same space.
 */
final class WordPlaces {

    private static final int WIDTH = 48;
    private static final int ROUNDS = 8;
    /** A word of fewer contracts than this says more about them than about clauses. */
    private static final int LEAST_CONTRACTS = 3;
    /** How far the strongest directions are kept from hiding the others; 0 leaves all, 1 makes all alike. */
    private static final double EVEN = 0.5;

    private final List<Example> examples;
    private final List<String> stems;
    private final Map<String, Integer> columns;
    private final double[] rare;

    private WordPlaces(List<Example> examples) {
        this.examples = examples;
        Map<String, Integer> contracts = new HashMap<>();
        Map<String, Integer> passages = new HashMap<>();
        int count = 0;
        for (Example example : examples) {
            var seen = new HashSet<String>();
            for (Passage passage : example.passages()) {
                count++;
                for (var stem : new LinkedHashSet<>(passage.words())) {
                    passages.merge(stem, 1, Integer::sum);
                    seen.add(stem);
                }
            }
            seen.forEach(stem -> contracts.merge(stem, 1, Integer::sum));
        }
        stems = contracts.entrySet().stream()
                .filter(each -> each.getValue() >= LEAST_CONTRACTS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        columns = HashMap.newHashMap(stems.size());
        rare = new double[stems.size()];
        for (int i = 0; i < rare.length; i++) {
            columns.put(stems.get(i), i);
            rare[i] = StrictMath.log((count + 1.0) / passages.getOrDefault(stems.get(i), 0));
        }
    }

    static WordSpace fit(List<Example> contracts, int types) {
        var places = new WordPlaces(contracts);
        if (places.stems.size() <= WIDTH) return WordSpace.none(types);
        return places.withMiddles(places.words(), types);
    }

    private Map<String, WordSpace.Word> words() {
        var rows = new ArrayList<int[]>();
        for (Example example : examples) example.passages().forEach(passage -> rows.add(row(passage.words())));
        var random = new Random(11);
        var axes = new double[WIDTH][stems.size()];
        for (var axis : axes) for (int i = 0; i < axis.length; i++) axis[i] = random.nextDouble() - 0.5;
        var strengths = orthonormal(axes);
        for (int round = 0; round < ROUNDS; round++) {
            axes = multiplied(axes, rows);
            strengths = orthonormal(axes);
        }
        Map<String, WordSpace.Word> words = HashMap.newHashMap(stems.size());
        for (int i = 0; i < stems.size(); i++) {
            var place = new double[WIDTH];
            // Axes are multiplied by the square of what each stretches a passage by.
            for (int axis = 0; axis < WIDTH; axis++)
                place[axis] = rare[i] * axes[axis][i] * StrictMath.pow(strengths[0] / strengths[axis], EVEN / 2);
            words.put(stems.get(i), WordSpace.Word.of(place));
        }
        return words;
    }

    private int[] row(Collection<String> passage) {
        return new LinkedHashSet<>(passage)
                .stream()
                        .filter(columns::containsKey)
                        .mapToInt(stem -> columns.getOrDefault(stem, 0))
                        .toArray();
    }

    /** What the passages make of the axes: each passage is its words, the rarer the weightier, one long. */
    private double[][] multiplied(double[][] axes, List<int[]> rows) {
        var product = new double[axes.length][stems.size()];
        for (int[] row : rows) {
            double square = 0;
            for (int word : row) square += rare[word] * rare[word];
            if (square == 0) continue;
            for (int axis = 0; axis < axes.length; axis++) {
                double along = 0;
                for (int word : row) along += rare[word] * axes[axis][word];
                along /= square;
                for (int word : row) product[axis][word] += along * rare[word];
            }
        }
        return product;
    }

    /** Each axis freed of those before it and made one long (Gram and Schmidt). @return their lengths before */
    private static double[] orthonormal(double[][] axes) {
        var lengths = new double[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            for (int before = 0; before < axis; before++) {
                double along = product(axes[axis], axes[before]);
                for (int i = 0; i < axes[axis].length; i++) axes[axis][i] -= along * axes[before][i];
            }
            lengths[axis] = Math.max(1e-9, Math.sqrt(product(axes[axis], axes[axis])));
            for (int i = 0; i < axes[axis].length; i++) axes[axis][i] /= lengths[axis];
        }
        return lengths;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += one[i] * other[i];
        return sum;
    }

    private WordSpace withMiddles(Map<String, WordSpace.Word> words, int types) {
        var plain = new WordSpace(words, new float[WIDTH], new float[types][WIDTH]);
        var middle = new float[WIDTH];
        int count = 0;
        for (Example example : examples) {
            for (Passage passage : example.passages()) {
                add(plain.place(passage), middle);
                count++;
            }
        }
        for (int i = 0; i < WIDTH; i++) middle[i] /= count;
        var centred = new WordSpace(words, WordSpace.kept(middle, WIDTH), new float[types][WIDTH]);
        var middles = new float[types][WIDTH];
        for (Example example : examples) {
            for (int i = 0; i < example.passages().size(); i++) {
                float[] place = null;
                for (int type = 0; type < types; type++) {
                    if (!example.whole()[i][type]) continue;
                    if (place == null) place = centred.place(example.passages().get(i));
                    add(place, middles[type]);
                }
            }
        }
        for (int type = 0; type < types; type++)
            middles[type] = WordSpace.kept(WordSpace.direction(middles[type]), WIDTH);
        return new WordSpace(words, centred.usual(), middles);
    }

    private static void add(float[] place, float[] to) {
        for (int i = 0; i < to.length; i++) to[i] += place[i];
    }
}
