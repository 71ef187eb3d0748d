package docket.classifier;

import docket.reader.Pages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a document shows of itself: the concepts it names (how often, and whether in a heading), its layout, and single
 * words and word pairs.
 */
public final class Features {

    private static final int SHORTEST_WORD = 4;
    private static final double OFTEN = 3;
    private static final int FEW_WORDS = 16;

    /** Begins the name of every feature that is a word or a word pair. */
    public static final String WORD = "w:";

    private final Concepts concepts = Concepts.load();

    /** @param known which words and word pairs matter; the others are left out early, which is most of them */
    public List<Feature> of(Pages pages, Predicate<String> known) {
        var wording = Wording.of(pages);
        var features = new ArrayList<Feature>(Layout.of(pages));
        concepts(wording, features);
        words(wording, known, features);
        return features;
    }

    private void concepts(Wording wording, List<Feature> features) {
        int size = concepts.names().size();
        var counts = new int[size];
        var shown = new String[size];
        var shownInHeading = new String[size];
        concepts.find(wording, (concept, first, last) -> {
            counts[concept]++;
            if (wording.heading(first)) {
                if (shownInHeading[concept] == null) shownInHeading[concept] = wording.shown(first, last);
            } else if (shown[concept] == null) {
                shown[concept] = wording.shown(first, last);
            }
        });
        for (int concept = 0; concept < size; concept++) {
            if (counts[concept] == 0) continue;
            var name = concepts.names().get(concept);
            var heading = shownInHeading[concept];
            var words = heading != null ? heading : shown[concept];
            if (words == null) continue;
            features.add(new Feature("c:" + name, amount(counts[concept], wording.size()), says(words)));
            if (heading != null) features.add(new Feature("t:" + name, 1, "has the heading \"" + heading + "\""));
        }
    }

    /** Half for being named at all, half for being named often in comparison with the length. */
    private static double amount(int count, int words) {
        double density = count * 100.0 / Math.max(60, words);
        return 0.5 * Math.min(1, count / OFTEN) + 0.5 * density / (density + 1);
    }

    private static void words(Wording wording, Predicate<String> known, List<Feature> features) {
        Set<String> seen = new LinkedHashSet<>();
        var before = "";
        for (int i = 0; i < wording.size(); i++) {
            int length = wording.start(i + 1) - 1 - wording.start(i);
            if (length < SHORTEST_WORD || hasDigit(wording, i)) {
                if (hasDigit(wording, i)) before = "";
                continue;
            }
            var word = wording.word(i);
            if (known.test(WORD + word)) seen.add(word);
            if (!before.isEmpty() && known.test(WORD + before + " " + word)) seen.add(before + " " + word);
            before = word;
        }
        double value = wordValue(seen.size());
        seen.forEach(word -> features.add(new Feature(WORD + word, value, says(word))));
    }

    /** A long document knows many words; together they should not outweigh what else it shows. */
    public static double wordValue(int words) {
        return 1 / Math.sqrt(Math.max(FEW_WORDS, words));
    }

    private static boolean hasDigit(Wording wording, int word) {
        var text = wording.text();
        for (int i = wording.start(word); text[i] != ' '; i++) if (Character.isDigit(text[i])) return true;
        return false;
    }

    private static String says(String words) {
        return "says \"" + words + "\"";
    }
}
