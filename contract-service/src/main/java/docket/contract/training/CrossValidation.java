package docket.contract.training;

import docket.contract.local.ClauseModel;
import docket.contract.training.Calibration.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Asks about every contract a model that was fitted, calibrated and taught to rank without it and without anything of
 * its group. Calibration and ranking need scores of models that had not seen the contracts they score; so that these
 * models have not seen the contracts asked about in the end either, two folds are kept out of them.
 */
public final class CrossValidation {

    static final int FOLDS = 5;

    private final List<Example> examples;
    private final Map<String, Integer> foldOf;

    CrossValidation(List<Example> examples) {
        this.examples = List.copyOf(examples);
        this.foldOf = folds(examples);
    }

    /**
     * For each contract the model of the folds it is not in.
     *
     * @return by the contract's id
     */
    public static Map<String, ClauseModel> models(List<Example> examples) {
        var validation = new CrossValidation(examples);
        var others = validation.othersScored();
        var finished = new ArrayList<ClauseModel>();
        for (int fold = 0; fold < FOLDS; fold++) {
            var scored = others.get(fold);
            var model = new Calibration(scored).apply(validation.without(fold, fold));
            finished.add(new Ranking(scored).apply(model));
        }
        Map<String, ClauseModel> byId = new HashMap<>();
        examples.forEach(each -> byId.put(each.id(), finished.get(validation.fold(each))));
        return byId;
    }

    /** All contracts, each with the scores of a model that had not seen it. */
    List<Scored> scored() {
        var scored = new ArrayList<Scored>();
        for (int fold = 0; fold < FOLDS; fold++) scored.addAll(scored(without(fold, fold), fold));
        return scored;
    }

    /** Per fold the contracts of all others, each with the scores of a model that had seen neither it nor the fold. */
    private List<List<Scored>> othersScored() {
        List<List<Scored>> others = IntStream.range(0, FOLDS)
                .<List<Scored>>mapToObj(_ -> new ArrayList<>())
                .toList();
        for (int one = 0; one < FOLDS; one++) {
            for (int other = one + 1; other < FOLDS; other++) {
                var model = without(one, other);
                others.get(one).addAll(scored(model, other));
                others.get(other).addAll(scored(model, one));
            }
        }
        return others;
    }

    private ClauseModel without(int one, int other) {
        return Regression.fit(examples.stream()
                .filter(each -> fold(each) != one && fold(each) != other)
                .toList());
    }

    private List<Scored> scored(ClauseModel model, int fold) {
        return examples.stream()
                .filter(each -> fold(each) == fold)
                .map(each -> Scored.by(model, each))
                .toList();
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
