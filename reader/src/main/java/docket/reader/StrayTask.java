package docket.reader;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.documents.Finding;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A task for a machine that has nothing to do with the paper it stands in, as "Summarize the history of tea." in a notice
 * of payment: one line that gives an order to write, speaks to nobody, and shares no word with the rest. Such a line may
 * be honest; it is worth a note and stops nothing.
 */
final class StrayTask {

    /** In longer papers, and in lists of questions, orders to describe something are what the paper is about. */
    private static final int MOST_WORDS = 400;

    private static final int FEWEST = 4;
    private static final int MOST = 24;
    private static final int LEAST_LETTERS = 4;

    private static final Pattern TASK = Pattern.compile(
            "(?:please )?(?:summari[sz]e|describe|explain|discuss|outline|translate|compose|write|list|compare|paraphrase|generate|analy[sz]e|research"
                    + "|provide (?:an? )?(?:overview|summary|list|explanation)|give (?:an? )?(?:overview|summary|list|explanation)"
                    + "|fasse|beschreibe|erklare|ubersetze|schreibe|erstelle|nenne|vergleiche"
                    + "|resume[zr]?|decri[st]|decrivez|explique[zr]?|traduis|traduisez|redige[zr]?|compare[zr]?"
                    + "|resumir?|describ[ea]|explic?a|traduce|traduzca|escrib[ea]|redacta|compara"
                    + "|riassumi|descrivi|spiega|traduci|scrivi|elenca|confronta"
                    + "|vat|beschrijf|leg|vertaal|schrijf|noem|vergelijk"
                    + "|descreva|resuma|traduza|escreva|liste)\\b.*");

    /** Whoever speaks to a person says so. */
    private static final Set<String> PERSONAL = Set.of(
            "you",
            "your",
            "we",
            "our",
            "us",
            "me",
            "my",
            "sie",
            "ihr",
            "ihre",
            "ihren",
            "uns",
            "unser",
            "unsere",
            "wir",
            "vous",
            "votre",
            "vos",
            "nous",
            "notre",
            "nos",
            "usted",
            "su",
            "sus",
            "nuestro",
            "nuestra",
            "nosotros",
            "voi",
            "vostro",
            "vostra",
            "noi",
            "nostro",
            "nostra",
            "ci",
            "u",
            "uw",
            "ons",
            "onze",
            "wij",
            "seu",
            "sua",
            "nosso",
            "nossa");

    private StrayTask() {}

    static Optional<Finding> in(List<Page> pages) {
        int words = pages.stream().mapToInt(page -> page.words().size()).sum();
        if (words > MOST_WORDS) return Optional.empty();
        Finding found = null;
        for (Page page : pages) {
            for (Line line : page.lines()) {
                var text = plain(line.text());
                if (!text.endsWith(".") || !TASK.matcher(text).matches() || !isStray(line, pages)) continue;
                // Several such lines are a list of questions.
                if (found != null) return Optional.empty();
                found = finding(page, line);
            }
        }
        return Optional.ofNullable(found);
    }

    private static boolean isStray(Line line, List<Page> pages) {
        var own = content(line);
        if (line.words().size() < FEWEST || line.words().size() > MOST || own.size() < 2) return false;
        for (Word word : line.words()) if (PERSONAL.contains(letters(word.text()))) return false;
        for (Page page : pages) {
            for (Line other : page.lines()) {
                if (other == line) continue;
                for (String word : content(other)) if (own.contains(word)) return false;
            }
        }
        return true;
    }

    private static Set<String> content(Line line) {
        var words = new HashSet<String>();
        for (Word word : line.words()) {
            var letters = letters(word.text());
            if (letters.length() >= LEAST_LETTERS) words.add(letters);
        }
        return words;
    }

    private static String letters(String word) {
        return plain(word).replaceAll("[^\\p{L}]", "");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static Finding finding(Page page, Line line) {
        Box box = line.box();
        return new Finding(
                "",
                Finding.Reason.POLICY,
                Finding.Severity.INFO,
                "Page " + page.number() + " gives a task that has nothing to do with the rest: \"" + line.text()
                        + "\". It was not done.",
                new Evidence.OnPage(page.number(), box, line.text()));
    }
}
