package docket.reader;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.documents.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says when a page holds so much text that nobody can see that somebody should know. */
final class HiddenText {

    /** A sentence. Programs leave a page number or their own name unseen; nobody is misled by those. */
    private static final int FEWEST_WORDS = 8;

    private static final int FEWEST_LETTERS = 30;
    private static final int SHOWN = 160;

    /** A line cut off at the foot of a page and printed again on the next one says nothing in secret. */
    private static final double KNOWN = 0.7;

    private HiddenText() {}

    static List<Finding> in(List<Page> pages) {
        var suspects = pages.stream().filter(HiddenText::isMuch).toList();
        if (suspects.isEmpty()) return List.of();
        Set<String> seen = new HashSet<>();
        for (Page page : pages) pairs(page.words(), seen);
        return suspects.stream().flatMap(page -> finding(page, seen).stream()).toList();
    }

    private static boolean isMuch(Page page) {
        if (page.hidden().size() < FEWEST_WORDS) return false;
        return page.hidden().stream().filter(HiddenText::isReal).count() >= FEWEST_WORDS
                && page.hidden().stream().mapToInt(word -> word.text().length()).sum() >= FEWEST_LETTERS;
    }

    private static Optional<Finding> finding(Page page, Set<String> seen) {
        var words = page.hidden();
        List<String> pairs = new ArrayList<>();
        pairs(words, pairs);
        long known = pairs.stream().filter(seen::contains).count();
        if (known >= KNOWN * pairs.size()) return Optional.empty();
        var quote = quote(words);
        var box = words.stream().map(Word::box).reduce(Box::around).orElseThrow();
        return Optional.of(new Finding(
                "",
                Finding.Reason.RISK,
                Finding.Severity.WARNING,
                "page " + page.number() + " holds " + words.size() + " words that nobody can see: " + quote,
                new Evidence.OnPage(page.number(), box, quote)));
    }

    private static void pairs(List<Word> words, Collection<String> pairs) {
        for (int i = 1; i < words.size(); i++)
            pairs.add((words.get(i - 1).text() + ' ' + words.get(i).text()).toLowerCase(Locale.ROOT));
    }

    private static boolean isReal(Word word) {
        return word.text().codePoints().filter(Character::isLetter).count() >= 2;
    }

    private static String quote(List<Word> words) {
        var text = words.stream().map(Word::text).collect(Collectors.joining(" "));
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
    }
}
