package docket.evaluation;

import docket.reader.Page;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sentences of a text that oblige somebody, counted by letters and full stops alone: it knows nothing of sizes,
 * gaps and fonts, by which the product cuts passages, so that the one may judge the other. Lines that stand on half of
 * the pages are no part of the text; a word divided at a line's end is one word, over a page's end as well.
 */
final class ObligingSentences {

    /** The words that oblige in English, German, French and Spanish tenders; wider rather than narrower. */
    private static final Pattern OBLIGES = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:shall|must|required"
                    + "|muss|müssen|(?:hat|haben|ist|sind) (?:[\\p{L}\\p{N},-]+ ){0,12}zu \\p{Ll}{3,}en"
                    + "|doit|doivent|devra|devront|debe|deben|deberá|deberán)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ITEM =
            Pattern.compile("^(?:[-•*·▪●○◦–—▶►✓+]|#{1,6}|\\(?[a-zA-Z0-9]{1,3}[.)]|\\d+(?:\\.\\d+)+[.)]?)\\s.*");
    private static final Pattern END = Pattern.compile("(?<=[.!?;:])[\"”»’)]?\\s+(?=[\\p{Lu}\\p{N}\"“„«(\\[•*-])");
    private static final Pattern ABBREVIATED = Pattern.compile(
            ".*(?:^|[\\s(])(?:\\p{L}|\\d{1,2}|e\\.g|i\\.e|etc|No|Nr|Art|Abs|Mr|Ms|Dr|St|Inc|Ltd|U\\.S|bzw|z\\.B|ca)\\.$",
            Pattern.DOTALL);
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private ObligingSentences() {}

    /**
     * @param words of the sentence, in small letters
     * @param at where the word stands that obliges
     */
    record Sentence(int page, String text, List<String> words, int at) {}

    /** Each once, however often it stands in the text. */
    static List<Sentence> in(Pages pages) {
        var found = new LinkedHashMap<String, Sentence>();
        for (var sentence : sentences(pages)) {
            var obliging = OBLIGES.matcher(sentence.text());
            if (!obliging.find()) continue;
            var words = words(sentence.text());
            if (words.size() < 4) continue;
            int at = words(sentence.text().substring(0, obliging.start())).size();
            found.putIfAbsent(String.join(" ", words), new Sentence(sentence.page(), sentence.text(), words, at));
        }
        return List.copyOf(found.values());
    }

    static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) if (!word.isEmpty()) words.add(word);
        return words;
    }

    private record Placed(int page, String text) {}

    private static List<Placed> sentences(Pages pages) {
        var furniture = furniture(pages);
        var blocks = new ArrayList<Placed>();
        for (Page page : pages.pages())
            for (var line : page.lines()) {
                var text = line.text().strip();
                if (text.isEmpty() || furniture.contains(plain(text))) continue;
                if (blocks.isEmpty() || ITEM.matcher(text).matches()) blocks.add(new Placed(page.number(), text));
                else {
                    var before = blocks.removeLast();
                    blocks.add(new Placed(before.page(), joined(before.text(), text)));
                }
            }
        var sentences = new ArrayList<Placed>();
        for (var block : blocks) {
            var open = "";
            for (String part : END.split(block.text())) {
                open = open.isEmpty() ? part : open + " " + part;
                if (ABBREVIATED.matcher(open).matches()) continue;
                sentences.add(new Placed(block.page(), open));
                open = "";
            }
            if (!open.isEmpty()) sentences.add(new Placed(block.page(), open));
        }
        return sentences;
    }

    private static String joined(String before, String next) {
        boolean divided = before.length() > 2
                && before.endsWith("-")
                && Character.isLetter(before.charAt(before.length() - 2))
                && Character.isLowerCase(next.codePointAt(0));
        return divided ? before.substring(0, before.length() - 1) + next : before + " " + next;
    }

    private static Set<String> furniture(Pages pages) {
        Map<String, Integer> seen = new HashMap<>();
        for (Page page : pages.pages()) {
            var here = new HashSet<String>();
            page.lines().forEach(line -> here.add(plain(line.text())));
            here.forEach(text -> seen.merge(text, 1, Integer::sum));
        }
        int enough = Math.max(3, (pages.pages().size() + 1) / 2);
        var furniture = new HashSet<String>();
        seen.forEach((text, times) -> {
            if (times >= enough) furniture.add(text);
        });
        return furniture;
    }

    private static String plain(String line) {
        return line.replaceAll("\\d+", "#").strip();
    }
}
