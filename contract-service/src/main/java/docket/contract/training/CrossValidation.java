package docket.contract.training;

import docket.contract.local.ClauseModel;
import docket.contract.training.Calibration.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks about every contract a model that was fitted, calibrated and taught to rank without it and without anything of
 * its group.
 */
public final class CrossValidation {

    static final int FOLDS = 5;

    private final List<Example> examples;
    private final Map<String, Integer> foldOf;
    private final List<ClauseModel> models = new ArrayList<>();
    private final List<List<Scored>> scored = new ArrayList<>();

    CrossValidation(List<Example> examples) {
        this.examples = List.copyOf(examples);
        this.foldOf = folds(examples);
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            var model = Regression.fit(
                    examples.stream().filter(each -> fold(each) != out).toList());
            models.add(model);
            scored.add(examples.stream()
                    .filter(each -> fold(each) == out)
                    .map(each -> new Scored(
                            each, each.passages().stream().map(model::scores).toArray(double[][]::new)))
                    .toList());
        }
    }

    /**
     * For each contract the model of the folds it is not in.
     *
     * @return by the contract's id
     */
    public static Map<String, ClauseModel> models(List<Example> examples) {
        var validation = new CrossValidation(examples);
        var calibrated = new ArrayList<ClauseModel>();
        for (int fold = 0; fold < FOLDS; fold++) {
            var others = validation.others(fold);
            var model = new Calibration(others).apply(validation.models.get(fold));
            calibrated.add(new Ranking(others).apply(model));
        }
        Map<String, ClauseModel> byId = new HashMap<>();
        examples.forEach(each -> byId.put(each.id(), calibrated.get(validation.fold(each))));
        return byId;
    }

    /** All contracts, each with the scores of a model that had not seen it. */
    List<Scored> scored() {
        return scored.stream().flatMap(List::stream).toList();
    }

    /** All but the fold's own contracts. */
    private List<Scored> others(int fold) {
        var others = new ArrayList<Scored>();
        for (int other = 0; other < FOLDS; other++) if (other != fold) others.addAll(scored.get(other));
        return others;
    }

    List<Example> examples() {
        return examples;
    }

    private int fold(Example example) {
        return foldOf.getOrDefault(example.group(), 0);
    }

    /** Groups go to folds by size, largest first, each to the emptiest; no chance in it. */
    private static Map<String, Integer> folds(List<Example> examples) {
        var sizes = new TreeMap<String, Integer>();
        examples.forEach(each -> sizes.merge(each.group(), each.passages().size(), Integer::sum));
        var filled = new int[FOLDS];
        Map<String, Integer> folds = new HashMap<>();
        sizes.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> each) -> -each.getValue()))
                .forEach(group -> {
                    int emptiest = 0;
                    for (int i = 1; i < FOLDS; i++) if (filled[i] < filled[emptiest]) emptiest = i;
                    filled[emptiest] += group.getValue();
                    folds.put(group.getKey(), emptiest);
                });
        return folds;
    }
}
