package docket.contract.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Two wordings word by word. */
public final class WordDiff {

    private WordDiff() {}

    /** A run of words that both have, or that only one has. */
    public record Run(Kind kind, String words) {}

    /** Who has the words. */
    public enum Kind {
        BOTH,
        GONE,
        NEW
    }

    /** In the order of reading; words are joined by single spaces. */
    public static List<Run> of(String before, String after) {
        var left = words(before);
        var right = words(after);
        var runs = new java.util.ArrayList<Run>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            int from = delta.getSource().getPosition();
            add(runs, Kind.BOTH, left.subList(at, from));
            add(runs, Kind.GONE, delta.getSource().getLines());
            add(runs, Kind.NEW, delta.getTarget().getLines());
            at = from + delta.getSource().size();
        }
        add(runs, Kind.BOTH, left.subList(at, left.size()));
        return runs;
    }

    /** {@code [-gone-]} and {@code {+new+}} among the words of both. */
    public static String marked(String before, String after) {
        var text = new StringBuilder();
        for (var run : of(before, after)) {
            if (!text.isEmpty()) text.append(' ');
            switch (run.kind()) {
                case BOTH -> text.append(run.words());
                case GONE -> text.append("[-").append(run.words()).append("-]");
                case NEW -> text.append("{+").append(run.words()).append("+}");
            }
        }
        return text.toString();
    }

    /** Share of the words that both have, from 0 to 1; order does not count. */
    public static double alike(String before, String after) {
        var left = new HashSet<>(words(before.toLowerCase(Locale.ROOT)));
        var right = new HashSet<>(words(after.toLowerCase(Locale.ROOT)));
        long shared = left.stream().filter(right::contains).count();
        return (double) shared / Math.max(1, left.size() + right.size() - shared);
    }

    private static void add(List<Run> runs, Kind kind, List<String> words) {
        if (!words.isEmpty()) runs.add(new Run(kind, String.join(" ", words)));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }
}
