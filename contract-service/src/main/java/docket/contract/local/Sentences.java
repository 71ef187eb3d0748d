package docket.contract.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a contract into sentences that survive line breaks. A sentence ends at a full stop that is no abbreviation's, at
 * a gap wider than between lines, and before a new number or heading at the start of a line.
 */
final class Sentences {

    /** Beyond this a sentence is cut at its semicolons: nobody reads it as one. */
    private static final int LONG = 1500;

    private static final Pattern STOP = Pattern.compile("[.?!]['\")\\]]*(?=\\s)");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?i)(?:^|[\\s(\"'])(?:inc|ltd|co|corp|llc|l\\.l\\.c|l\\.p|n\\.v|b\\.v|s\\.a|u\\.s|u\\.s\\.a|u\\.k|no|nos|sec|art|cl|par|para|"
                    + "mr|mrs|ms|dr|prof|st|ste|ave|blvd|rd|bros|e\\.g|i\\.e|etc|vs|v|cf|al|approx|est|ext|tel|fax|p\\.o|jan|feb|mar|"
                    + "apr|jun|jul|aug|sep|sept|oct|nov|dec|nr|abs|ziff|z\\.b|bzw|ca|gem|str|sr|sra|núm|d\\.h|[a-z])$");
    private static final Pattern NEW_ITEM = Pattern.compile(
            "\\n(?=[ \\t]*(?:(?:ARTICLE|Article|SECTION|Section|ARTIKEL|Artikel|CLAUSE|Clause)\\s+"
                    + "[0-9IVX]+|§\\s?\\d+|\\d{1,2}(?:\\.\\d{1,2}){0,3}\\.?[ \\t]+[A-Z\"“(]|\\([a-z]{1,3}\\)\\s|\\([0-9]{1,2}\\)\\s))");

    private static final Pattern SUBCLAUSE = Pattern.compile("\\G\\s*\\d{1,2}(?:\\.\\d{1,2})+\\.?\\s+[A-Z\"“]");
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)\\b(?:sections?|clauses?|articles?|paragraphs?|and|or|to|of|under|with|ziffer)$");
    /** The next point of a list, as in "d. The Supplier". */
    private static final Pattern LETTERED = Pattern.compile("\\G(?:[a-z]|[ivx]{1,4})[.)]\\s+[A-Z]");

    private Sentences() {}

    static List<Span> of(ContractText contract) {
        var raw = contract.raw();
        var text = contract.text();
        var ends = new boolean[raw.length() + 1];
        for (var stop = STOP.matcher(text); stop.find(); ) {
            if (endsSentence(text, stop.start(), stop.end())) ends[stop.end()] = true;
        }
        for (var item = NEW_ITEM.matcher(raw); item.find(); ) {
            if (beginsItem(raw, item.start())) ends[item.start()] = true;
        }
        for (int gap : contract.wideBreaks()) {
            if (!runsOn(raw, gap, gap + 1)) ends[gap] = true;
        }
        var sentences = new ArrayList<Span>();
        int start = 0;
        for (int i = 1; i <= raw.length(); i++) {
            if (i == raw.length() || ends[i]) {
                add(sentences, text, start, i);
                start = i;
            }
        }
        return sentences;
    }

    private static boolean endsSentence(String text, int stop, int after) {
        int next = after;
        while (next < text.length() && text.charAt(next) == ' ') next++;
        if (next >= text.length()) return true;
        char c = text.charAt(next);
        if (LETTERED.matcher(text)
                .region(next, Math.min(text.length(), next + 12))
                .find()) return true;
        if (Character.isLowerCase(c) || c == ',' || c == ';') return false;
        if (text.charAt(stop) != '.') return true;
        int from = Math.max(0, stop - 12);
        var before = text.substring(from, stop);
        if (before.matches(".*(?:^|\\s)\\d{1,2}(?:\\.\\d{1,2})*")) return false; // a number of a clause, not an end
        return !ABBREVIATION.matcher(before).find();
    }

    /** A line that begins with "(3) years" may just go on with the line before. */
    private static boolean beginsItem(String raw, int lineEnd) {
        if (lineEnd == 0) return true;
        char before = raw.charAt(lineEnd - 1);
        if (!Character.isLowerCase(before) && before != ',') return true;
        if (SUBCLAUSE
                .matcher(raw)
                .region(lineEnd + 1, Math.min(raw.length(), lineEnd + 20))
                .find()) {
            return !REFERENCE
                    .matcher(raw.substring(Math.max(0, lineEnd - 12), lineEnd))
                    .find();
        }
        var lastWord = raw.substring(Math.max(0, lineEnd - 4), lineEnd);
        return lastWord.endsWith(" and") || lastWord.endsWith(" or");
    }

    /** A gap in the middle of a sentence, as at a page break that was not kept, does not end it. */
    private static boolean runsOn(String raw, int gap, int next) {
        if (gap == 0 || next >= raw.length()) return false;
        char before = raw.charAt(gap - 1);
        return Character.isLowerCase(raw.charAt(next)) && (Character.isLetterOrDigit(before) || before == ',');
    }

    private static void add(List<Span> sentences, String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && text.charAt(from) == ' ') from++;
        while (to > from && text.charAt(to - 1) == ' ') to--;
        while (to - from > LONG) {
            int cut = text.lastIndexOf("; ", from + LONG);
            if (cut <= from + 200) cut = text.lastIndexOf(' ', from + LONG);
            if (cut <= from) break;
            sentences.add(new Span(from, cut + 1));
            from = cut + 1;
            while (from < to && text.charAt(from) == ' ') from++;
        }
        if (to > from) sentences.add(new Span(from, to));
    }
}
