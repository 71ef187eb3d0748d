package docket.invoice.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of a field's candidates is the field's value: a linear model per field over the candidates' traits, made a
 * probability by softmax. Fitted by {@link #fit}, kept as text: one line {@code field trait weight} each. A field
 * without weights is left to the rules.
 */
public final class Ranking {

    private static final int ROUNDS = 160;
    private static final double STEP = 0.08;
    private static final double DECAY = 0.9;
    private static final double DECAY_OF_SQUARES = 0.999;

    /** Pulls weights to where they began, as much as this many families of documents would. */
    private static final double PRIOR = 0.5;

    /**
     * A document's candidates for one field.
     *
     * @param right which of them are the field's value, at least one
     * @param weight so that a family of like documents weighs as one document
     */
    public record Choice(String field, List<Candidate> candidates, boolean[] right, double weight) {}

    private final Map<String, double[]> weights;

    private Ranking(Map<String, double[]> weights) {
        this.weights = weights;
    }

    /** Leaves every field to the rules. */
    public static Ranking none() {
        return new Ranking(Map.of());
    }

    /** The one that comes with Docket. */
    public static Ranking load() {
        try (var in = Ranking.class.getResourceAsStream("ranking.txt")) {
            if (in == null) throw new IllegalStateException("ranking.txt is not beside Ranking");
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "ranking.txt");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read ranking.txt", e);
        }
    }

    /** @throws IllegalArgumentException naming file and line, if it is not what {@link #text} writes */
    public static Ranking load(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    static Ranking parse(String text, String name) {
        var weights = new TreeMap<String, double[]>();
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            if (each.isBlank() || each.startsWith("#") || Calibration.isCurve(each)) continue;
            var parts = each.strip().split("\\s+");
            try {
                if (parts.length != 3) throw new IllegalArgumentException("three words expected");
                weights.computeIfAbsent(parts[0], _ -> new double[Trait.values().length])[
                                Trait.valueOf(parts[1].toUpperCase(Locale.ROOT)).ordinal()] =
                        Double.parseDouble(parts[2]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        name + ", line " + line + ": expected \"field trait weight\", found \"" + each + "\"", e);
            }
        }
        return new Ranking(weights);
    }

    public boolean ranks(String field) {
        return weights.containsKey(field);
    }

    /** The same with another's weights for the fields that one ranks. */
    public Ranking overruledBy(Ranking other) {
        var all = new TreeMap<>(weights);
        all.putAll(other.weights);
        return new Ranking(all);
    }

    /** Those it ranks. */
    public List<String> fields() {
        return List.copyOf(weights.keySet());
    }

    /** The same without weights for other fields. */
    public Ranking only(List<String> fields) {
        var kept = new TreeMap<>(weights);
        kept.keySet().retainAll(fields);
        return new Ranking(kept);
    }

    /** @return of each candidate, how probably it is the value; together 1 */
    public double[] of(String field, List<Candidate> candidates) {
        var known = weights.get(field);
        if (known == null) throw new IllegalArgumentException("no weights for " + field);
        var chances = new double[candidates.size()];
        for (int i = 0; i < chances.length; i++)
            chances[i] = dot(known, candidates.get(i).traits());
        softmax(chances);
        return chances;
    }

    private static double dot(double[] weights, double[] traits) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * traits[i];
        return sum;
    }

    private static void softmax(double[] scores) {
        double most = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int i = 0; i < scores.length; i++) sum += scores[i] = Math.exp(scores[i] - most);
        for (int i = 0; i < scores.length; i++) scores[i] /= sum;
    }

    /** The weights under which the right candidates are likeliest. */
    public static Ranking fit(List<Choice> choices) {
        return fit(choices, none());
    }

    /** As {@link #fit(List)}, beginning from another's weights and leaving them only for reasons. */
    public static Ranking fit(List<Choice> choices, Ranking from) {
        var fitted = new TreeMap<String, double[]>();
        choices.stream()
                .map(Choice::field)
                .distinct()
                .forEach(field -> fitted.put(
                        field,
                        weights(
                                choices.stream()
                                        .filter(each -> each.field().equals(field))
                                        .toList(),
                                from.weights.getOrDefault(field, new double[Trait.values().length]))));
        return new Ranking(fitted);
    }

    private static double[] weights(List<Choice> choices, double[] from) {
        int traits = Trait.values().length;
        var weights = from.clone();
        var mean = new double[traits];
        var square = new double[traits];
        double total = PRIOR + choices.stream().mapToDouble(Choice::weight).sum();
        for (int round = 1; round <= ROUNDS; round++) {
            var slope = new double[traits];
            for (Choice each : choices) add(each, weights, slope);
            for (int i = 0; i < traits; i++) {
                double down = (slope[i] + PRIOR * 0.1 * (weights[i] - from[i])) / total;
                mean[i] = DECAY * mean[i] + (1 - DECAY) * down;
                square[i] = DECAY_OF_SQUARES * square[i] + (1 - DECAY_OF_SQUARES) * down * down;
                double sure = mean[i] / (1 - Math.pow(DECAY, round));
                double spread = square[i] / (1 - Math.pow(DECAY_OF_SQUARES, round));
                weights[i] -= STEP * sure / (Math.sqrt(spread) + 1e-8);
            }
        }
        return weights;
    }

    /** The slope of minus the log of the chance that one of the right ones is chosen. */
    private static void add(Choice choice, double[] weights, double[] slope) {
        var candidates = choice.candidates();
        var chances = new double[candidates.size()];
        for (int i = 0; i < chances.length; i++)
            chances[i] = dot(weights, candidates.get(i).traits());
        softmax(chances);
        double right = 1e-12;
        for (int i = 0; i < chances.length; i++) if (choice.right()[i]) right += chances[i];
        for (int i = 0; i < chances.length; i++) {
            double pull = choice.weight() * (chances[i] - (choice.right()[i] ? chances[i] / right : 0));
            if (Math.abs(pull) < 1e-9) continue;
            var traits = candidates.get(i).traits();
            for (int t = 0; t < traits.length; t++) if (traits[t] != 0) slope[t] += pull * traits[t];
        }
    }

    /** As {@link #load(Path)} reads it. */
    public String text() {
        var text = new StringBuilder();
        weights.forEach((field, values) -> {
            for (Trait trait : Trait.values()) {
                double weight = values[trait.ordinal()];
                if (Math.abs(weight) >= 0.0005)
                    text.append(String.format(
                            Locale.ROOT, "%s %s %.3f%n", field, trait.name().toLowerCase(Locale.ROOT), weight));
            }
        });
        return text.toString();
    }
}
