package docket.proposal;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.reader.Word;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lines that a person reads as one: a paragraph, a heading, an item of a list.
 *
 * @param label the number or bullet in front, empty without one; not part of the text
 * @param heading whether it stands over what follows
 */
record Passage(String label, boolean heading, List<Token> tokens) {

    /** A word with its page, counted from 1. */
    record Token(int page, Word word, String text) {}

    /** Some words of a passage: what they say, and where. */
    record Sentence(String text, Evidence.OnPage evidence) {}

    private static final int LONGEST_QUOTE = 600;
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|[\\s(])(?:\\d{1,2}|\\p{L}|e\\.g|i\\.e|etc|No|Nr|Art|Abs|Ziff|bzw|ca|ggf|inkl|max|min|z\\.B|d\\.h|u\\.a|Sect|Sr|Sra"
                    + "|Dr|Mr|Ms|St|approx|resp|vgl|num|núm|p\\.ej|p\\.ex|réf|ref|Ltd|Inc|Co|Corp)\\.\\s*$");
    private static final Pattern FOUR_WORDS = Pattern.compile("\\S+(?:\\s+\\S+){3,}");

    boolean numbered() {
        return label.chars().anyMatch(Character::isLetterOrDigit);
    }

    boolean listed() {
        return !label.isEmpty();
    }

    String text() {
        return text(0, tokens.size());
    }

    /** This one and the next as one. */
    Passage with(Passage next) {
        var both = new ArrayList<>(tokens);
        both.addAll(next.tokens());
        return new Passage(label, heading, both);
    }

    int words() {
        return tokens.size();
    }

    Sentence whole() {
        return sentence(0, tokens.size());
    }

    /** The sentences, as the language of {@code locale} ends them. */
    List<Sentence> sentences(Locale locale) {
        var starts = new ArrayList<Integer>();
        var text = new StringBuilder();
        for (var token : tokens) {
            if (!text.isEmpty()) text.append(' ');
            starts.add(text.length());
            text.append(token.text());
        }
        var breaks = BreakIterator.getSentenceInstance(locale);
        breaks.setText(text.toString());
        var sentences = new ArrayList<Sentence>();
        int from = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            int to = firstAtOrAfter(starts, end);
            boolean last = to == tokens.size();
            if (to == from
                    || (!last
                            && ABBREVIATION
                                    .matcher(text.substring(starts.get(from), end))
                                    .find())) continue;
            sentences.add(sentence(from, to));
            from = to;
        }
        if (from < tokens.size()) sentences.add(sentence(from, tokens.size()));
        return sentences;
    }

    private static int firstAtOrAfter(List<Integer> starts, int offset) {
        int index = 0;
        while (index < starts.size() && starts.get(index) < offset) index++;
        return index;
    }

    private Sentence sentence(int from, int to) {
        int page = tokens.get(from).page();
        Box box = tokens.get(from).word().box();
        for (var token : tokens.subList(from, to)) {
            if (token.page() == page) box = box.around(token.word().box());
        }
        var text = text(from, to);
        var quote = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return new Sentence(text, new Evidence.OnPage(page, box, quote));
    }

    /** A word divided at the end of a line is one word again. */
    private String text(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            var next = tokens.get(i);
            if (i > from && !joins(tokens.get(i - 1), next)) text.append(' ');
            else if (i > from) text.setLength(text.length() - 1);
            text.append(next.text());
        }
        return text.toString();
    }

    private static boolean joins(Token before, Token next) {
        return before.text().length() > 2
                && before.text().endsWith("-")
                && !before.text().endsWith("--")
                && next.word().x() < before.word().x()
                && Character.isLowerCase(next.text().codePointAt(0))
                && Character.isLetter(
                        before.text().codePointBefore(before.text().length() - 1));
    }

    static boolean atLeastFourWords(String text) {
        return FOUR_WORDS.matcher(text).find();
    }
}
