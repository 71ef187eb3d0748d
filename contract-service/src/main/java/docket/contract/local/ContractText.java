package docket.contract.local;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All pages as one text in which every character still knows its page. The text is folded, character by character, so
 * that patterns need to know one kind of quotation mark, dash and space only; quotes are cut from the unfolded text.
 * Paragraphs that give orders to a machine are left out.
 */
final class ContractText {

    private final List<Page> pages;
    private final List<String> pageTexts;
    /** Of the pages that were quoted from; empty until then. */
    private final List<List<String>> lineTexts;

    private final int[] pageStart;
    private final String raw;
    private final String text;

    private ContractText(List<Page> pages, List<String> pageTexts, int[] pageStart, String raw, List<Span> toMachines) {
        this.pages = pages;
        this.pageTexts = pageTexts;
        this.lineTexts = new ArrayList<>(Collections.nCopies(pages.size(), List.of()));
        this.pageStart = pageStart;
        this.raw = without(toMachines, raw);
        this.text = folded(this.raw);
    }

    static ContractText of(Pages document) {
        var texts = document.pages().stream().map(Page::text).toList();
        var starts = new int[texts.size()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += texts.get(i).length() + 1;
        }
        var raw = String.join("\n", texts);
        return new ContractText(document.pages(), texts, starts, raw, WordsToMachines.in(document, starts));
    }

    /** As many spaces instead, so that every other character stays where it is. */
    private static String without(List<Span> spans, String raw) {
        if (spans.isEmpty()) return raw;
        var rest = new StringBuilder(raw);
        for (var span : spans) {
            for (int i = span.start(); i < span.end(); i++) if (raw.charAt(i) != '\n') rest.setCharAt(i, ' ');
        }
        return rest.toString();
    }

    /** One character for one: offsets are those of the pages' text. */
    String text() {
        return text;
    }

    /** With line breaks kept. */
    String raw() {
        return raw;
    }

    int length() {
        return text.length();
    }

    int pageCount() {
        return pages.size();
    }

    /** Where the pages begin. */
    int[] pageStarts() {
        return pageStart.clone();
    }

    /** The folded words between two offsets, runs of spaces made one. */
    String words(int start, int end) {
        return text.substring(start, end).strip().replaceAll(" +", " ");
    }

    /**
     * The words between two offsets as they stand on the page, with the box around them. Where they run over a page's
     * end, the quote is the part on the page of {@code anchor}.
     */
    Evidence.OnPage quote(int start, int end, int anchor) {
        int page = pageAt(anchor);
        int from = Math.max(start, pageStart[page]);
        int to = Math.min(end, pageEnd(page));
        while (from < to && Character.isWhitespace(raw.charAt(from))) from++;
        while (to > from && Character.isWhitespace(raw.charAt(to - 1))) to--;
        return new Evidence.OnPage(
                pages.get(page).number(),
                box(page, from - pageStart[page], to - pageStart[page]),
                onPage(page, from, to));
    }

    /** What stands there, words to machines too: a quote must be found again. */
    private String onPage(int page, int from, int to) {
        return pageTexts.get(page).substring(from - pageStart[page], to - pageStart[page]);
    }

    Evidence.OnPage quote(int start, int end) {
        return quote(start, end, start);
    }

    /** The words between two offsets, or where they run over a page's end the longest part of them on one page. */
    Evidence.OnPage longestQuote(int start, int end) {
        int longest = 0;
        int anchor = start;
        for (int page = pageAt(start); page < pageStart.length && pageStart[page] < end; page++) {
            int from = Math.max(start, pageStart[page]);
            int length = Math.min(end, pageEnd(page)) - from;
            if (length > longest) {
                longest = length;
                anchor = from;
            }
        }
        return quote(start, end, anchor);
    }

    private int pageAt(int offset) {
        int page = 0;
        while (page + 1 < pageStart.length && pageStart[page + 1] <= offset) page++;
        return page;
    }

    private int pageEnd(int page) {
        return page + 1 < pageStart.length ? pageStart[page + 1] - 1 : raw.length();
    }

    /** Offsets of line breaks that are wider than the page's usual ones: between paragraphs, around headings. */
    List<Integer> wideBreaks() {
        var breaks = new ArrayList<Integer>();
        for (int page = 0; page < pages.size(); page++) {
            var lines = pages.get(page).lines();
            double usual = usualLeading(lines);
            int offset = pageStart[page];
            for (int i = 0; i + 1 < lines.size(); i++) {
                offset += lines.get(i).text().length();
                double leading = lines.get(i + 1).box().y() - lines.get(i).box().y();
                if (leading < 0 || leading > 1.4 * usual) breaks.add(offset);
                offset++;
            }
        }
        return breaks;
    }

    private static double usualLeading(List<Line> lines) {
        var leadings = new ArrayList<Double>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            double leading = lines.get(i + 1).box().y() - lines.get(i).box().y();
            if (leading > 1) leadings.add(leading);
        }
        if (leadings.isEmpty()) return Double.MAX_VALUE;
        leadings.sort(null);
        double tight = leadings.get(leadings.size() / 4); // half of all lines may well be the last of a paragraph
        double height = lines.stream()
                .mapToDouble(line -> line.box().height())
                .sorted()
                .skip(lines.size() / 2)
                .findFirst()
                .orElse(tight);
        return Math.min(tight, 2.6 * Math.max(height, 4)); // a page of one-line paragraphs is wide throughout
    }

    private Box box(int page, int from, int to) {
        var pageText = pageTexts.get(page);
        var boxes = new ArrayList<Box>();
        int lineAt = 0;
        var lines = pages.get(page).lines();
        var texts = lineTexts(page);
        for (int i = 0; i < lines.size(); i++) {
            var lineText = texts.get(i);
            int lineStart = Math.max(pageText.indexOf(lineText, lineAt), lineAt);
            lineAt = lineStart + lineText.length();
            if (lineAt <= from) continue;
            if (lineStart >= to) break;
            int wordAt = 0;
            for (var word : lines.get(i).words()) {
                int wordStart = Math.max(lineText.indexOf(word.text(), wordAt), wordAt);
                wordAt = wordStart + word.text().length();
                if (lineStart + wordAt > from && lineStart + wordStart < to) boxes.add(word.box());
            }
        }
        @Nullable Box around = null;
        for (var box : boxes) around = around == null ? box : around.around(box);
        return around == null
                ? new Box(0, 0, pages.get(page).width(), pages.get(page).height())
                : around;
    }

    private List<String> lineTexts(int page) {
        var known = lineTexts.get(page);
        if (!known.isEmpty()) return known;
        var texts = pages.get(page).lines().stream().map(Line::text).toList();
        lineTexts.set(page, texts);
        return texts;
    }

    private static String folded(String raw) {
        var folded = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) folded.append(folded(raw.charAt(i)));
        return folded.toString();
    }

    private static char folded(char c) {
        return switch (c) {
            case '“', '”', '„', '‟', '«', '»', '″' -> '"';
            case '‘', '’', '‚', '‛', '′', '`', '´' -> '\'';
            case '‐', '‑', '‒', '–', '—', '−' -> '-';
            case '\u00a0', '\u200b', '\u200c', '\u200d', '\ufeff', '\u00ad' -> ' ';
            default -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c;
        };
    }
}
