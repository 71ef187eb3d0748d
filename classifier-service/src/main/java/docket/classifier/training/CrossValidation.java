package docket.classifier.training;

import docket.classifier.Feature;
import docket.classifier.Features;
import docket.classifier.Model;
import docket.classifier.training.Calibration.Unseen;
import docket.messages.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Asks for every document a model that was fitted without it and without anything of its group. */
final class CrossValidation {

    static final int FOLDS = 10;
    static final int WORDS = 1200;

    private CrossValidation() {}

    /** Groups go to folds by size, largest first, each to the fold that has least of its kind; no chance in it. */
    static List<Unseen> byGroup(List<Example> examples) {
        var foldOf = folds(examples);
        var unseen = new ArrayList<Unseen>();
        for (int f = 0; f < FOLDS; f++) {
            int fold = f;
            unseen.addAll(ask(examples, example -> foldOf.getOrDefault(example.group(), 0) == fold));
        }
        return unseen;
    }

    /** Without any document of a language, asked about that language. */
    static Map<String, List<Unseen>> byLanguage(List<Example> examples) {
        Map<String, List<Unseen>> byLanguage = new HashMap<>();
        var languages = new TreeSet<String>();
        examples.stream()
                .filter(example -> example.origin() == Example.Origin.WRITTEN)
                .forEach(example -> languages.add(example.language()));
        for (String language : languages) {
            byLanguage.put(language, ask(examples, example -> example.language().equals(language)));
        }
        return byLanguage;
    }

    private static List<Unseen> ask(List<Example> examples, Predicate<Example> held) {
        var model = fit(examples.stream().filter(held.negate()).toList());
        // Words weigh by how many of them the model knows, as they do when the classifier asks.
        return withWords(
                        examples.stream().filter(held).toList(), model.weights().keySet())
                .stream()
                .map(example -> new Unseen(example, model.scores(example.features())))
                .toList();
    }

    /** Chooses the words anew from these examples alone, then fits. */
    static Model fit(List<Example> examples) {
        var words = Vocabulary.choose(examples, WORDS);
        return Regression.fit(withWords(examples, words), "linear-3", 1, 0.5);
    }

    /** Leaves out all words but these, and sets the value of each as the classifier will. */
    static List<Example> withWords(List<Example> examples, Set<String> words) {
        return examples.stream()
                .map(example -> {
                    var kept = new ArrayList<Feature>();
                    var known = new ArrayList<Feature>();
                    for (Feature feature : example.features()) {
                        if (!feature.name().startsWith(Features.WORD)) kept.add(feature);
                        else if (words.contains(feature.name())) known.add(feature);
                    }
                    double value = Features.wordValue(known.size());
                    known.forEach(feature -> kept.add(new Feature(feature.name(), value, feature.words())));
                    return new Example(
                            example.id(),
                            example.kind(),
                            example.language(),
                            example.group(),
                            example.origin(),
                            example.weight(),
                            example.counted(),
                            kept);
                })
                .toList();
    }

    private static Map<String, Integer> folds(List<Example> examples) {
        Map<String, int[]> sizes = new HashMap<>();
        for (Example example : examples) {
            sizes.computeIfAbsent(example.group(), _ -> new int[Kind.values().length])[
                    example.kind().ordinal()]++;
        }
        var order = new ArrayList<>(sizes.entrySet());
        order.sort(Comparator.comparingInt((Map.Entry<String, int[]> entry) ->
                        -Arrays.stream(entry.getValue()).sum())
                .thenComparing(Map.Entry::getKey));
        var load = new int[FOLDS][Kind.values().length];
        Map<String, Integer> foldOf = new HashMap<>();
        for (var entry : order) {
            int best = 0;
            int least = Integer.MAX_VALUE;
            for (int fold = 0; fold < FOLDS; fold++) {
                int cost = 0;
                for (int kind = 0; kind < entry.getValue().length; kind++)
                    cost += entry.getValue()[kind] * load[fold][kind];
                if (cost < least) {
                    least = cost;
                    best = fold;
                }
            }
            foldOf.put(entry.getKey(), best);
            for (int kind = 0; kind < entry.getValue().length; kind++) load[best][kind] += entry.getValue()[kind];
        }
        return foldOf;
    }
}
