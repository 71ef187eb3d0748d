package docket.classifier.training;

import docket.classifier.Feature;
import docket.classifier.Features;
import docket.messages.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses the words worth weighing: used by many groups of documents, which leaves names out, and telling kinds apart
 * within a language, which leaves out words that only tell the language.
 */
final class Vocabulary {

    private static final int GROUPS = 6;
    private static final int KINDS = Kind.values().length;

    /** Weights of documents by language and kind; for a word, of those that use it. */
    private final Map<String, double[]> totals = new HashMap<>();

    private final Map<String, Use> uses = new HashMap<>();

    private record Use(Set<String> groups, Map<String, double[]> weights) {}

    private record Scored(String word, double information) {}

    private Vocabulary(List<Example> examples) {
        for (Example example : examples) {
            if (example.origin() == Example.Origin.SHORTENED) continue;
            add(totals, example);
            for (Feature feature : example.features()) {
                if (!feature.name().startsWith(Features.WORD)) continue;
                var use = uses.computeIfAbsent(feature.name(), _ -> new Use(new HashSet<>(), new HashMap<>()));
                // The written patterns share their authors' habits; only real documents vouch for a word.
                if (example.origin() != Example.Origin.WRITTEN) use.groups().add(example.group());
                add(use.weights(), example);
            }
        }
    }

    private static void add(Map<String, double[]> weights, Example example) {
        var byKind = weights.computeIfAbsent(example.language(), _ -> new double[KINDS]);
        byKind[example.kind().ordinal()] += example.weight();
    }

    static Set<String> choose(List<Example> examples, int most) {
        var vocabulary = new Vocabulary(examples);
        return vocabulary.uses.entrySet().stream()
                .filter(entry -> entry.getValue().groups().size() >= GROUPS)
                .map(entry -> new Scored(entry.getKey(), vocabulary.information(entry.getValue())))
                .sorted(Comparator.comparingDouble((Scored scored) -> -scored.information())
                        .thenComparing(Scored::word))
                .limit(most)
                .map(Scored::word)
                .collect(Collectors.toSet());
    }

    /** Mutual information of word and kind, summed over languages by their share. */
    private double information(Use use) {
        double sum = 0;
        for (var entry : totals.entrySet()) {
            var all = entry.getValue();
            var with = use.weights().getOrDefault(entry.getKey(), new double[KINDS]);
            double total = sum(all);
            double present = sum(with);
            for (int kind = 0; kind < KINDS; kind++) {
                sum += part(with[kind], present, all[kind], total);
                sum += part(all[kind] - with[kind], total - present, all[kind], total);
            }
        }
        return sum;
    }

    private static double part(double both, double word, double kind, double total) {
        return both <= 1e-9 ? 0 : both * Math.log(both * total / (word * kind));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum;
    }
}
