package docket.contract.compare;

import com.github.difflib.DiffUtils;
import docket.contract.compare.Change.How;
import docket.contract.local.ContractPassages;
import docket.contract.local.ContractPassages.Said;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a contract, passage by passage. Passages that say the same words are paired wherever line and page
 * breaks are; of the others those that share most of their words are one passage that was changed.
 */
public final class Comparison {

    /** Less in common than this is another passage, not a changed one. */
    private static final double SAME_PASSAGE = 0.4;

    private final ContractPassages engine;

    public Comparison(ContractPassages engine) {
        this.engine = engine;
    }

    /** In the order of the newer version; what is gone stands where it was. */
    public List<Change> of(Pages before, Pages after) {
        var left = engine.of(before);
        var right = engine.of(after);
        var changes = new ArrayList<Change>();
        var patch = DiffUtils.diff(
                left.stream().map(Comparison::same).toList(),
                right.stream().map(Comparison::same).toList());
        for (var delta : patch.getDeltas()) {
            int from = delta.getSource().getPosition();
            int to = delta.getTarget().getPosition();
            changes.addAll(paired(
                    left.subList(from, from + delta.getSource().size()),
                    right.subList(to, to + delta.getTarget().size())));
        }
        return changes;
    }

    private static List<Change> paired(List<Said> gone, List<Said> added) {
        var changes = new ArrayList<Change>();
        int next = 0;
        for (var after : added) {
            int best = -1;
            double most = SAME_PASSAGE;
            for (int i = next; i < gone.size(); i++) {
                double alike = WordDiff.alike(gone.get(i).words(), after.words());
                if (alike > most) {
                    most = alike;
                    best = i;
                }
            }
            if (best < 0) {
                changes.add(change(How.ADDED, null, after));
                continue;
            }
            while (next < best) changes.add(change(How.REMOVED, gone.get(next++), null));
            changes.add(change(How.CHANGED, gone.get(next++), after));
        }
        while (next < gone.size()) changes.add(change(How.REMOVED, gone.get(next++), null));
        return changes;
    }

    private static Change change(How how, @Nullable Said before, @Nullable Said after) {
        var said = Stream.of(after, before).filter(each -> each != null).toList();
        var types = new LinkedHashSet<docket.contract.ClauseType>();
        said.forEach(each -> types.addAll(each.types()));
        return new Change(
                how,
                said.getFirst().section(),
                List.copyOf(types),
                before == null ? null : before.evidence(),
                after == null ? null : after.evidence(),
                WordDiff.marked(before == null ? "" : before.words(), after == null ? "" : after.words()));
    }

    /** What makes two passages the same: their words, not their spaces, dashes and quotation marks. */
    private static String same(Said said) {
        return said.words()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\d%$€£.]+", " ")
                .strip();
    }
}
