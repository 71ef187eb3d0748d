package docket.evaluation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Parts examples so that neither a family nor a vendor is on both sides of a fold. */
final class Folds {

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> folds = new HashMap<>();
    private final int count;

    Folds(List<InvoiceExample> examples, int count) {
        this.count = count;
        for (InvoiceExample each : examples) join("family " + each.family(), vendor(each));
        for (InvoiceExample each : examples) sizes.merge(group(each), 1, Integer::sum);
        var groups = new ArrayList<>(sizes.keySet());
        Collections.sort(groups);
        Collections.shuffle(groups, new Random(4711));
        // The largest first, each to the smallest fold.
        groups.sort((one, other) -> Integer.compare(sizes.getOrDefault(other, 0), sizes.getOrDefault(one, 0)));
        var filled = new int[count];
        for (String group : groups) {
            int least = 0;
            for (int i = 1; i < count; i++) if (filled[i] < filled[least]) least = i;
            folds.put(group, least);
            filled[least] += sizes.getOrDefault(group, 0);
        }
    }

    private static String vendor(InvoiceExample example) {
        var name = Normalizer.normalize(example.vendor(), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "");
        return name.isEmpty() ? "family " + example.family() : "vendor " + name;
    }

    private String root(String name) {
        var at = name;
        for (var up = parents.get(at); up != null && !up.equals(at); up = parents.get(at)) at = up;
        return at;
    }

    private void join(String one, String other) {
        parents.putIfAbsent(one, one);
        parents.putIfAbsent(other, other);
        parents.put(root(one), root(other));
    }

    /** Documents of one group look alike or come from one vendor. */
    String group(InvoiceExample example) {
        return root("family " + example.family());
    }

    /** How many documents are in its group. */
    int size(InvoiceExample example) {
        return sizes.getOrDefault(group(example), 1);
    }

    /** 0 to count - 1. */
    int of(InvoiceExample example) {
        return folds.getOrDefault(group(example), 0);
    }

    int count() {
        return count;
    }

    int groups() {
        return sizes.size();
    }
}
