package docket.contract.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a regular expression for the strings without which it cannot match; see {@link NeededText}. */
final class PatternReading {

    /** More spellings of one stretch are not worth telling apart. */
    private static final int MOST_SPELLINGS = 24;

    private final String pattern;
    private int at;

    PatternReading(String pattern) {
        this.pattern = pattern;
    }

    /**
     * A stretch of the pattern.
     *
     * @param spellings all texts it can match, or null where they are too many to name
     * @param needed what is needed where the spellings are not named
     */
    private record Stretch(@Nullable Set<String> spellings, NeededText needed) {

        static final Stretch ANYTHING = new Stretch(null, NeededText.NOTHING);
        static final Stretch EMPTY = of("");

        static Stretch of(String text) {
            return new Stretch(Set.of(text), NeededText.NOTHING);
        }

        NeededText asNeeded() {
            return spellings == null ? needed : NeededText.oneOf(spellings);
        }
    }

    NeededText needed() {
        var needed = alternatives().asNeeded();
        if (at < pattern.length()) throw new IllegalStateException("a bracket too many in " + pattern);
        return needed;
    }

    private Stretch alternatives() {
        var branches = new ArrayList<Stretch>();
        branches.add(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            branches.add(sequence());
        }
        if (branches.size() == 1) return branches.getFirst();
        var spellings = new TreeSet<String>();
        for (var branch : branches) {
            if (branch.spellings() == null
                    || spellings.size() + branch.spellings().size() > MOST_SPELLINGS) {
                return new Stretch(
                        null,
                        NeededText.any(branches.stream().map(Stretch::asNeeded).toList()));
            }
            spellings.addAll(branch.spellings());
        }
        return new Stretch(spellings, NeededText.NOTHING);
    }

    private Stretch sequence() {
        var parts = new ArrayList<NeededText>();
        Set<String> running = Set.of("");
        boolean whole = true;
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            var next = quantified(one());
            var spellings = next.spellings();
            if (spellings != null && running.size() * spellings.size() <= MOST_SPELLINGS) {
                running = joined(running, spellings);
                continue;
            }
            whole = false;
            parts.add(NeededText.oneOf(running));
            running = spellings == null ? Set.of("") : spellings;
            parts.add(next.needed());
        }
        if (whole) return new Stretch(running, NeededText.NOTHING);
        parts.add(NeededText.oneOf(running));
        return new Stretch(null, NeededText.all(parts));
    }

    private static Set<String> joined(Set<String> before, Set<String> after) {
        var joined = new TreeSet<String>();
        for (var one : before) for (var other : after) joined.add(one + other);
        return joined;
    }

    private Stretch one() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> charClass();
            case '\\' -> escaped(pattern.charAt(at++));
            case '.' -> Stretch.ANYTHING;
            case '^', '$' -> Stretch.EMPTY;
            default -> Stretch.of(String.valueOf(NeededText.folded(c)));
        };
    }

    private static Stretch escaped(char c) {
        if (c == 'b' || c == 'B' || c == 'G') return Stretch.EMPTY;
        if ("swdSWDpn".indexOf(c) >= 0) return Stretch.ANYTHING;
        if (Character.isLetterOrDigit(c)) throw new IllegalStateException("not known in a pattern: \\" + c);
        return Stretch.of(String.valueOf(c));
    }

    private Stretch group() {
        boolean looks = false;
        if (pattern.startsWith("?:", at)) at += 2;
        else if (pattern.startsWith("?=", at) || pattern.startsWith("?!", at)) {
            looks = true;
            at += 2;
        } else if (pattern.startsWith("?<=", at) || pattern.startsWith("?<!", at)) {
            looks = true;
            at += 3;
        } else if (pattern.startsWith("?<", at)) at = pattern.indexOf('>', at) + 1;
        else if (pattern.startsWith("?", at))
            throw new IllegalStateException("not known in a pattern: (" + pattern.substring(at, at + 2));
        var inside = alternatives();
        at++;
        return looks ? Stretch.EMPTY : inside;
    }

    private Stretch charClass() {
        boolean simple = pattern.charAt(at) != '^';
        Set<String> spellings = new TreeSet<>();
        int start = at;
        while (pattern.charAt(at) != ']' || at == start) {
            char c = pattern.charAt(at++);
            if (c == '\\' || c == '[' || c == '&') simple = false;
            if (c == '\\') at++;
            if (c == '-' && at - 1 > start && pattern.charAt(at) != ']') simple = false;
            spellings.add(String.valueOf(NeededText.folded(c)));
        }
        at++;
        return simple && spellings.size() <= 4 ? new Stretch(spellings, NeededText.NOTHING) : Stretch.ANYTHING;
    }

    private Stretch quantified(Stretch stretch) {
        if (at >= pattern.length()) return stretch;
        char c = pattern.charAt(at);
        if ("?*+{".indexOf(c) < 0) return stretch;
        int end = c == '{' ? pattern.indexOf('}', at) : at;
        boolean perhaps = c == '?' || c == '*' || c == '{' && pattern.startsWith("{0", at);
        at = end + 1;
        if (at < pattern.length() && "?+".indexOf(pattern.charAt(at)) >= 0) at++;
        if (!perhaps) return new Stretch(null, stretch.asNeeded());
        if (c != '?' || stretch.spellings() == null) return Stretch.ANYTHING;
        return new Stretch(joined(Set.of(""), with("", stretch.spellings())), NeededText.NOTHING);
    }

    private static Set<String> with(String one, Set<String> others) {
        var all = new TreeSet<>(others);
        all.add(one);
        return all;
    }

    static List<String> strings(List<NeededText> needed) {
        var strings = new TreeSet<String>();
        needed.forEach(each -> each.strings(strings));
        return List.copyOf(strings);
    }
}
