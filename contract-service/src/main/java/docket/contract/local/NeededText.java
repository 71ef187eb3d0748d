package docket.contract.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What must stand in a text, in letters of one case, before a pattern can match it. Most sentences lack it, and looking
 * for plain strings is a hundred times cheaper than trying a pattern. It never says no to a text that matches; of what it
 * lets through, the pattern itself still has to match.
 */
sealed interface NeededText {

    /** @param stands whether a string of {@link #strings} stands in the text */
    boolean isIn(Predicate<String> stands);

    /** All strings it asks for. */
    void strings(Collection<String> into);

    /** Nothing is known to be needed. */
    record Nothing() implements NeededText {
        @Override
        public boolean isIn(Predicate<String> stands) {
            return true;
        }

        @Override
        public void strings(Collection<String> into) {}
    }

    /** One of some strings. */
    record OneOf(Set<String> wanted) implements NeededText {
        @Override
        public boolean isIn(Predicate<String> stands) {
            for (var each : wanted) if (stands.test(each)) return true;
            return false;
        }

        @Override
        public void strings(Collection<String> into) {
            into.addAll(wanted);
        }
    }

    /** All parts: of what stands one after the other. */
    record All(List<NeededText> parts) implements NeededText {
        @Override
        public boolean isIn(Predicate<String> stands) {
            for (var part : parts) if (!part.isIn(stands)) return false;
            return true;
        }

        @Override
        public void strings(Collection<String> into) {
            parts.forEach(part -> part.strings(into));
        }
    }

    /** One part at least: of what stands on the sides of a bar. */
    record Any(List<NeededText> parts) implements NeededText {
        @Override
        public boolean isIn(Predicate<String> stands) {
            for (var part : parts) if (part.isIn(stands)) return true;
            return false;
        }

        @Override
        public void strings(Collection<String> into) {
            parts.forEach(part -> part.strings(into));
        }
    }

    NeededText NOTHING = new Nothing();

    /** A single letter stands everywhere. */
    int SHORTEST = 2;

    /**
     * Of a pattern that ignores case. It knows groups, bars, classes, quantifiers, and looks around, which count for
     * nothing.
     */
    static NeededText of(String pattern) {
        return new PatternReading(pattern).needed();
    }

    /** Of strings that were found one after the other; empty parts drop out. */
    static NeededText all(List<NeededText> parts) {
        var kept = parts.stream().filter(part -> !part.equals(NOTHING)).toList();
        if (kept.isEmpty()) return NOTHING;
        return kept.size() == 1 ? kept.getFirst() : new All(kept);
    }

    static NeededText any(List<NeededText> parts) {
        if (parts.contains(NOTHING)) return NOTHING;
        return parts.size() == 1 ? parts.getFirst() : new Any(List.copyOf(parts));
    }

    /** Nothing where one of the strings is too short to look for. */
    static NeededText oneOf(Set<String> strings) {
        var wanted = new ArrayList<String>();
        for (var each : strings) {
            if (each.length() < SHORTEST) return NOTHING;
            if (strings.stream().noneMatch(other -> !other.equals(each) && each.contains(other))) wanted.add(each);
        }
        return new OneOf(new TreeSet<>(wanted));
    }

    /** As a pattern compares that ignores case in all alphabets. */
    static char folded(char c) {
        if (c < 128) return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
