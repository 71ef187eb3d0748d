package docket.contract.training;

import docket.contract.local.ClauseModel;
import docket.contract.local.Passage;
import docket.contract.local.Passage.Feature;
import docket.contract.local.Trees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * One-vs-rest logistic regression for all types at once, by gradient steps that shrink per weight (AdaGrad). Weights are
 * drawn towards what a known wording should weigh, so that a type with few examples leans on its wordings. The same
 * examples, the same weights.
 */
final class Regression {

    private static final int ROUNDS = 10;
    private static final double RATE = 0.2;
    /** Share of the way back to the beginning, each round. */
    private static final double PULL = 0.1;
    /** A feature of fewer contracts than this says more about them than about clauses. */
    private static final int LEAST_CONTRACTS = 3;

    /** A smaller weight is chance; without them the model is half as large. */
    private static final float LEAST_WEIGHT = 0.125f;

    private static final float WORDING = 3.5f;
    private static final double NEVER = -5.5;
    private static final double SETTLED = 0.004;

    private Regression() {}

    /** Not yet calibrated. */
    static ClauseModel fit(List<Example> contracts) {
        var examples = new ArrayList<>(contracts);
        examples.add(WrittenSentences.read());
        var types = MarkedClauses.types();
        var columns = columns(examples);
        var rows = rows(examples, columns);
        int features = columns.size();
        int width = types.size();
        var start = new float[features][width];
        for (int type = 0; type < width; type++) {
            var column = columns.get("c:" + types.get(type).name().toLowerCase(Locale.ROOT));
            if (column != null) start[column][type] = WORDING;
        }
        var weights = new float[features][];
        for (int i = 0; i < features; i++) weights[i] = start[i].clone();
        var squares = new float[features][width];
        var bias = new double[width];
        var biasSquares = new double[width];
        Arrays.fill(bias, NEVER);
        Arrays.fill(biasSquares, 1);
        var order = new ArrayList<>(rows);
        var random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            for (Row row : order) step(row, weights, squares, bias, biasSquares);
            for (int i = 0; i < features; i++) {
                for (int type = 0; type < width; type++) {
                    weights[i][type] += (float) (PULL * (start[i][type] - weights[i][type]));
                }
            }
        }
        Map<String, float[]> byName = HashMap.newHashMap(features);
        columns.forEach((name, column) -> {
            var weight = weights[column];
            for (int type = 0; type < width; type++) if (Math.abs(weight[type]) < LEAST_WEIGHT) weight[type] = 0;
            byName.put(name, weight);
        });
        var slopes = new double[width];
        Arrays.fill(slopes, 1);
        return new ClauseModel(
                types,
                bias,
                slopes,
                new double[width],
                byName,
                new double[width],
                WordPlaces.fit(examples, width),
                Trees.none(),
                Set.of());
    }

    private static void shuffle(List<Row> rows, Random random) {
        for (int i = rows.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            var row = rows.get(i);
            rows.set(i, rows.get(other));
            rows.set(other, row);
        }
    }

    private static void step(Row row, float[][] weights, float[][] squares, double[] bias, double[] biasSquares) {
        var errors = bias.clone();
        for (int i = 0; i < row.columns.length; i++) {
            var weight = weights[row.columns[i]];
            float value = row.values[i];
            for (int type = 0; type < errors.length; type++) errors[type] += weight[type] * value;
        }
        for (int type = 0; type < errors.length; type++) {
            double error = 1 / (1 + Math.exp(-errors[type])) - (row.marks[type] ? 1 : 0);
            if (Math.abs(error) < SETTLED) continue;
            biasSquares[type] += error * error;
            bias[type] -= RATE * error / Math.sqrt(biasSquares[type]);
            for (int i = 0; i < row.columns.length; i++) {
                int column = row.columns[i];
                double gradient = error * row.values[i];
                float square = squares[column][type] + (float) (gradient * gradient);
                squares[column][type] = square;
                weights[column][type] -= (float) (RATE * gradient / Math.sqrt(square + 0.01));
            }
        }
    }

    private static Map<String, Integer> columns(List<Example> examples) {
        Map<String, Integer> contracts = new HashMap<>();
        for (Example example : examples) {
            var names = new HashSet<String>();
            example.passages().forEach(passage -> passage.features().forEach(feature -> names.add(feature.name())));
            names.forEach(name -> contracts.merge(name, 1, Integer::sum));
        }
        var often = contracts.entrySet().stream()
                .filter(each -> each.getValue() >= LEAST_CONTRACTS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        Map<String, Integer> columns = HashMap.newHashMap(often.size());
        for (int i = 0; i < often.size(); i++) columns.put(often.get(i), i);
        return columns;
    }

    private static List<Row> rows(List<Example> examples, Map<String, Integer> columns) {
        var rows = new ArrayList<Row>();
        for (Example example : examples) {
            for (int i = 0; i < example.passages().size(); i++) {
                rows.add(Row.of(example.passages().get(i), example.marks()[i], columns));
            }
        }
        return rows;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(int[] columns, float[] values, boolean[] marks) {

        static Row of(Passage passage, boolean[] marks, Map<String, Integer> columns) {
            var at = new int[passage.features().size()];
            var values = new float[at.length];
            int used = 0;
            for (Feature feature : passage.features()) {
                var column = columns.get(feature.name());
                if (column == null) continue;
                at[used] = column;
                values[used++] = feature.value();
            }
            return new Row(Arrays.copyOf(at, used), Arrays.copyOf(values, used), marks);
        }
    }
}
