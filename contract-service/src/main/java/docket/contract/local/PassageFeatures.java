package docket.contract.local;

import docket.contract.ClauseType;
import docket.contract.local.Passage.Feature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What can be said about a sentence: its words and word pairs, words under a "not", the heading above it, the sentences
 * beside it, and which clauses' wordings it has. Names begin with their kind and a colon.
 */
final class PassageFeatures {

    /** Prefix of the features that tell of a known wording; the rest of the name is the clause type's. */
    static final String WORDING = "c:";

    private static final Set<String> EMPTY = Set.of(
            "the",
            "a",
            "an",
            "of",
            "to",
            "and",
            "or",
            "in",
            "for",
            "by",
            "on",
            "with",
            "as",
            "at",
            "be",
            "is",
            "are",
            "that",
            "this",
            "such",
            "it",
            "its",
            "from",
            "which",
            "any",
            "all",
            "other",
            "hereunder",
            "herein",
            "hereof",
            "thereof",
            "has",
            "have",
            "been",
            "will",
            "shall",
            "their",
            "his",
            "her");
    private static final Set<String> NOT = Set.of("not", "nor", "neither", "no", "never", "without", "cannot", "none");
    private static final int REACH_OF_NOT = 6;
    /** Words are cut here: "terminate", "terminates" and "termination" are one. */
    private static final int STEM = 7;

    private PassageFeatures() {}

    /** The words of a sentence, lower case and cut; numbers are {@code #}, names of sides {@code X}. */
    record Words(List<String> stems, List<String> shapes) {

        static Words of(String sentence) {
            var stems = new ArrayList<String>();
            var shapes = new ArrayList<String>();
            int i = 0;
            while (i < sentence.length()) {
                char c = sentence.charAt(i);
                int end = i + 1;
                if (Character.isLetter(c)) {
                    while (end < sentence.length()
                            && (Character.isLetter(sentence.charAt(end)) || sentence.charAt(end) == '\'')) end++;
                    var word = sentence.substring(i, end);
                    var stem = stem(word);
                    stems.add(stem);
                    shapes.add(isName(word, !shapes.isEmpty()) ? "X" : stem);
                } else if (Character.isDigit(c)) {
                    while (end < sentence.length()
                            && (Character.isDigit(sentence.charAt(end)) || ".,".indexOf(sentence.charAt(end)) >= 0)) {
                        end++;
                    }
                    stems.add("#");
                    shapes.add("#");
                } else if (c == '$' || c == '%' || c == '€' || c == '£') {
                    stems.add(String.valueOf(c));
                    shapes.add(String.valueOf(c));
                }
                i = end;
            }
            return new Words(stems, shapes);
        }

        /** Those that mean something. */
        List<String> full() {
            return stems.stream().filter(word -> !EMPTY.contains(word)).toList();
        }

        private static String stem(String word) {
            var lower = word.toLowerCase(Locale.ROOT);
            if (lower.endsWith("'s")) lower = lower.substring(0, lower.length() - 2);
            if (lower.length() > 3 && lower.endsWith("s") && !lower.endsWith("ss"))
                lower = lower.substring(0, lower.length() - 1);
            return lower.length() > STEM ? lower.substring(0, STEM) : lower;
        }

        /** A word with a capital amid a sentence is a side's or a defined thing's name. */
        private static boolean isName(String word, boolean amid) {
            return amid
                    && word.length() > 1
                    && Character.isUpperCase(word.charAt(0))
                    && Character.isLowerCase(word.charAt(1));
        }
    }

    static List<Feature> of(
            String sentence,
            Words words,
            Words before,
            Words after,
            Words heading,
            Neighbours neighbours,
            double where) {
        var features = new ArrayList<Feature>(words.stems().size() * 4);
        add(features, "", new LinkedHashSet<>(words.stems()), 1);
        add(features, "", pairs(words), 1);
        add(features, "n:", underNot(words.stems()), 0.6);
        add(features, "b:", new LinkedHashSet<>(before.stems()), 0.3);
        add(features, "a:", new LinkedHashSet<>(after.stems()), 0.3);
        add(features, "h:", new LinkedHashSet<>(heading.stems()), 0.8);
        neighbours
                .here()
                .forEach((type, confidence) -> features.add(
                        new Feature(WORDING + type.name().toLowerCase(Locale.ROOT), (float) (double) confidence)));
        neighbours
                .before()
                .forEach((type, confidence) -> features.add(
                        new Feature("cb:" + type.name().toLowerCase(Locale.ROOT), (float) (0.4 * confidence))));
        neighbours
                .after()
                .forEach((type, confidence) -> features.add(
                        new Feature("ca:" + type.name().toLowerCase(Locale.ROOT), (float) (0.4 * confidence))));
        features.add(new Feature(
                "length:" + Math.min(6, 32 - Integer.numberOfLeadingZeros(sentence.length() / 40)), 0.5f));
        features.add(new Feature("where:" + (int) Math.min(4, 5 * where), 0.3f));
        return features;
    }

    /** Known wordings of a sentence and of those beside it. */
    record Neighbours(Map<ClauseType, Double> before, Map<ClauseType, Double> here, Map<ClauseType, Double> after) {}

    /** Each kind of features counts the same, however long the sentence. */
    private static void add(List<Feature> features, String prefix, Collection<String> names, double weight) {
        float value = (float) (weight / Math.sqrt(Math.max(6, names.size())));
        for (var name : names) features.add(new Feature(prefix + name, value));
    }

    private static Set<String> pairs(Words words) {
        var pairs = new LinkedHashSet<String>();
        var shapes = words.shapes();
        for (int i = 0; i + 1 < shapes.size(); i++) pairs.add(shapes.get(i) + "_" + shapes.get(i + 1));
        var full = words.full();
        for (int i = 0; i + 1 < full.size(); i++) {
            pairs.add(full.get(i) + "+" + full.get(i + 1));
            if (i + 2 < full.size()) pairs.add(full.get(i) + "+" + full.get(i + 2));
        }
        return pairs;
    }

    private static Set<String> underNot(List<String> words) {
        var under = new LinkedHashSet<String>();
        int reach = 0;
        for (var word : words) {
            if (NOT.contains(word)) reach = REACH_OF_NOT;
            else if (!EMPTY.contains(word) && reach-- > 0) under.add(word);
        }
        return under;
    }
}
