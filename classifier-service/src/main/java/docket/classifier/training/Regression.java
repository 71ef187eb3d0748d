package docket.classifier.training;

import docket.classifier.Feature;
import docket.classifier.Features;
import docket.classifier.Model;
import docket.messages.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Multinomial logistic regression with a ridge penalty, by accelerated gradient descent. The same data, the same weights. */
final class Regression {

    private static final int KINDS = Kind.values().length;
    private static final int STEPS = 600;
    /** A word has a small value (see Features), so it needs a small penalty to count at all. */
    private static final double RIDGE = 0.0005;

    private static final double WORD_RIDGE = 0.0001;

    private Regression() {}

    /** @param temperature and threshold are the caller's to find */
    static Model fit(List<Example> examples, String engine, double temperature, double threshold) {
        var names = new TreeSet<String>();
        examples.forEach(example -> example.features().forEach(feature -> names.add(feature.name())));
        var ridge = new double[names.size() + 1];
        Map<String, Integer> columns = HashMap.newHashMap(names.size());
        for (String name : names) {
            ridge[columns.size()] = name.startsWith(Features.WORD) ? WORD_RIDGE : RIDGE;
            columns.put(name, columns.size());
        }
        var rows = new ArrayList<Row>();
        var shares = shares(examples);
        for (int i = 0; i < examples.size(); i++) rows.add(Row.of(examples.get(i), columns, shares[i]));
        var weights = descend(rows, ridge);

        Map<String, float[]> byName = HashMap.newHashMap(names.size());
        columns.forEach((name, column) -> {
            var values = new float[KINDS];
            for (int kind = 0; kind < KINDS; kind++) values[kind] = (float) weights[column][kind];
            byName.put(name, values);
        });
        return new Model(engine, temperature, threshold, weights[names.size()], byName);
    }

    /** Every kind weighs the same, so that having many invoices does not make a document look like one. */
    private static double[] shares(List<Example> examples) {
        var sums = new double[KINDS];
        examples.forEach(example -> sums[example.kind().ordinal()] += example.weight());
        return examples.stream()
                .mapToDouble(example -> example.weight() / sums[example.kind().ordinal()] / KINDS)
                .toArray();
    }

    private static double[][] descend(List<Row> rows, double[] ridge) {
        var weights = new double[ridge.length][KINDS];
        var ahead = new double[ridge.length][KINDS];
        double step = 1 / steepest(rows);
        double momentum = 1;
        for (int s = 0; s < STEPS; s++) {
            var gradient = gradient(rows, ahead);
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double carry = (momentum - 1) / next;
            for (int column = 0; column < ridge.length; column++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    double moved = (ahead[column][kind] - step * gradient[column][kind]) / (1 + step * ridge[column]);
                    ahead[column][kind] = moved + carry * (moved - weights[column][kind]);
                    weights[column][kind] = moved;
                }
            }
            momentum = next;
        }
        return weights;
    }

    /** A bound on the curvature: half the mean squared length of a row. */
    private static double steepest(List<Row> rows) {
        double sum = 0;
        for (Row row : rows) {
            double square = 0;
            for (double value : row.values()) square += value * value;
            sum += row.share() * square;
        }
        return Math.max(1, sum / 2);
    }

    private static double[][] gradient(List<Row> rows, double[][] weights) {
        var gradient = new double[weights.length][KINDS];
        for (Row row : rows) {
            var scores = new double[KINDS];
            for (int i = 0; i < row.columns().length; i++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    scores[kind] += weights[row.columns()[i]][kind] * row.values()[i];
                }
            }
            var error = Model.softmax(scores, 1);
            error[row.kind()] -= 1;
            for (int i = 0; i < row.columns().length; i++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    gradient[row.columns()[i]][kind] += row.share() * error[kind] * row.values()[i];
                }
            }
        }
        return gradient;
    }

    /** An example in columns; the last column is the bias. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Row(int[] columns, double[] values, int kind, double share) {

        static Row of(Example example, Map<String, Integer> columns, double share) {
            var features = example.features();
            var at = new int[features.size() + 1];
            var values = new double[features.size() + 1];
            for (int i = 0; i < features.size(); i++) {
                Feature feature = features.get(i);
                at[i] = columns.getOrDefault(feature.name(), columns.size());
                values[i] = feature.value();
            }
            at[features.size()] = columns.size();
            values[features.size()] = 1;
            return new Row(at, values, example.kind().ordinal(), share);
        }
    }
}
