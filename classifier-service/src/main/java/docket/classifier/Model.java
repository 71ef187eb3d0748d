package docket.classifier;

import docket.messages.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Multinomial logistic regression: a weight per feature and kind, and the temperature that makes its probabilities
 * honest.
 *
 * @param threshold the confidence from which on it was almost always right on documents it had not seen
 * @param weights by feature name, one per {@link Kind} in the order of the enum
 */
public record Model(String engine, double temperature, double threshold, double[] bias, Map<String, float[]> weights) {

    private static final int KINDS = Kind.values().length;

    /** The probability of each kind, in the order of the enum. */
    public double[] probabilities(List<Feature> features) {
        return softmax(scores(features), temperature);
    }

    /** The sum of the weights per kind, before any calibration. */
    public double[] scores(List<Feature> features) {
        var scores = bias.clone();
        for (Feature feature : features) {
            var weight = weights.get(feature.name());
            if (weight == null) continue;
            for (int kind = 0; kind < KINDS; kind++) scores[kind] += weight[kind] * feature.value();
        }
        return scores;
    }

    /** How much more a feature speaks for the kind than for the strongest of the others. */
    public double contribution(Feature feature, Kind kind) {
        var weight = weights.get(feature.name());
        if (weight == null) return 0;
        double others = Double.NEGATIVE_INFINITY;
        for (int other = 0; other < KINDS; other++) {
            if (other != kind.ordinal()) others = Math.max(others, weight[other]);
        }
        return (weight[kind.ordinal()] - others) * feature.value();
    }

    public static double[] softmax(double[] scores, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) highest = Math.max(highest, score);
        var probabilities = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = Math.exp((scores[i] - highest) / temperature);
            sum += probabilities[i];
        }
        for (int i = 0; i < scores.length; i++) probabilities[i] /= sum;
        return probabilities;
    }

    /** Text, one feature a line, sorted: a new fit is a readable difference. */
    public String write() {
        var text = new StringBuilder();
        text.append("engine\t").append(engine).append('\n');
        text.append("temperature\t").append(number(temperature)).append('\n');
        text.append("threshold\t").append(number(threshold)).append('\n');
        text.append("kinds");
        for (Kind kind : Kind.values()) text.append('\t').append(kind.label());
        text.append("\nbias");
        for (double weight : bias) text.append('\t').append(number(weight));
        text.append('\n');
        new TreeMap<>(weights).forEach((name, values) -> {
            text.append(name);
            for (float weight : values) text.append('\t').append(number(weight));
            text.append('\n');
        });
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static Model load() {
        try (var stream = Model.class.getResourceAsStream("model.tsv")) {
            if (stream == null) throw new IllegalStateException("model.tsv is missing");
            return read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model read(List<String> lines) {
        SequencedMap<String, String[]> head = new TreeMap<>();
        lines.subList(0, 5).forEach(line -> {
            var cells = line.split("\t");
            head.put(cells[0], cells);
        });
        Map<String, float[]> weights = HashMap.newHashMap(lines.size());
        for (String line : lines.subList(5, lines.size())) {
            var cells = line.split("\t");
            var values = new float[KINDS];
            for (int kind = 0; kind < KINDS; kind++) values[kind] = Float.parseFloat(cells[kind + 1]);
            weights.put(cells[0], values);
        }
        checkKinds(cells(head, "kinds"));
        var bias = new double[KINDS];
        for (int kind = 0; kind < KINDS; kind++) bias[kind] = Double.parseDouble(cells(head, "bias")[kind + 1]);
        return new Model(
                cells(head, "engine")[1],
                Double.parseDouble(cells(head, "temperature")[1]),
                Double.parseDouble(cells(head, "threshold")[1]),
                bias,
                weights);
    }

    private static void checkKinds(String[] cells) {
        for (Kind kind : Kind.values()) {
            if (!cells[kind.ordinal() + 1].equals(kind.label())) {
                throw new IllegalStateException("the model was fitted for other kinds");
            }
        }
    }

    private static String[] cells(Map<String, String[]> head, String name) {
        String @Nullable [] cells = head.get(name);
        if (cells == null) throw new IllegalStateException("the model has no " + name);
        return cells;
    }
}
