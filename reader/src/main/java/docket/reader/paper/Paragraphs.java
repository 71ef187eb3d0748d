package docket.reader.paper;

import docket.reader.Word;
import docket.reader.paper.Block.Align;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Block.Tab;
import java.util.ArrayList;
import java.util.List;

/** Breaks a paragraph into lines. Letters of different spans that touch are one word. */
final class Paragraphs {

    private static final double LEADING = 1.24;
    private static final double USUAL_TAB = 36;

    private final Paragraph paragraph;
    private final double left;
    private final double width;
    private final List<Strip> strips = new ArrayList<>();
    private final List<Word> line = new ArrayList<>();
    private final List<Word> unseen = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private double wordWidth;
    private double wordSize;
    private boolean wordBold;
    private boolean wordHidden;
    private double x;
    private double tallest;
    /** Where words after a right-hand tab begin in {@link #line}, and where they are to end. */
    private int rightFrom = -1;

    private double rightEnd;

    private Paragraphs(Paragraph paragraph, double left, double width) {
        this.paragraph = paragraph;
        this.left = left + Math.clamp(paragraph.indent(), 0, width / 2);
        this.width = width - (this.left - left);
    }

    static List<Strip> strips(Paragraph paragraph, double left, double width) {
        return new Paragraphs(paragraph, left, width).set();
    }

    private List<Strip> set() {
        if (paragraph.before() > 0) strips.add(Strip.space(paragraph.before()));
        for (Span span : paragraph.spans()) {
            for (int i = 0; i < span.text().length(); i++) add(span, span.text().charAt(i));
        }
        endWord();
        if (!line.isEmpty() || !unseen.isEmpty() || strips.isEmpty()) endLine();
        return strips;
    }

    private void add(Span span, char c) {
        if (!Letters.isSpace(c)) {
            letter(span, c);
            return;
        }
        endWord();
        if (span.hidden()) return;
        switch (c) {
            case '\n', '\u000b', '\f' -> {
                tallest = Math.max(tallest, span.size());
                endLine();
            }
            case '\t' -> tab(span);
            case '\u200b', '\r' -> {}
            default -> {
                if (x > 0) x += Letters.space(span.size());
            }
        }
    }

    private void letter(Span span, char c) {
        if (!word.isEmpty() && wordHidden != span.hidden()) endWord();
        double letter = Letters.width(c, span.size(), span.bold());
        if (!word.isEmpty() && wordWidth + letter > width + 0.05) endWord();
        if (word.isEmpty()) {
            wordSize = span.size();
            wordBold = span.bold();
            wordHidden = span.hidden();
        }
        wordSize = Math.max(wordSize, span.size());
        word.append(c);
        wordWidth += letter;
    }

    private void endWord() {
        if (word.isEmpty()) return;
        if (!wordHidden && x + wordWidth > width + 0.05 && !line.isEmpty()) endLine();
        var set = new Word(word.toString(), left + x, 0, wordWidth, wordSize, wordSize, wordBold);
        if (wordHidden) {
            unseen.add(set);
        } else {
            line.add(set);
            x += wordWidth;
            tallest = Math.max(tallest, wordSize);
        }
        word.setLength(0);
        wordWidth = 0;
    }

    private void tab(Span span) {
        alignRight();
        var stop = paragraph.tabs().stream()
                .filter(tab -> tab.position() > x + 1)
                .findFirst()
                .orElse(new Tab((Math.floor(x / USUAL_TAB) + 1) * USUAL_TAB, false));
        if (stop.right()) {
            rightFrom = line.size();
            rightEnd = Math.min(stop.position(), width);
            x += Letters.space(span.size());
        } else {
            x = stop.position();
        }
    }

    private void alignRight() {
        if (rightFrom < 0 || rightFrom >= line.size()) {
            rightFrom = -1;
            return;
        }
        double shift = left + rightEnd - line.getLast().right();
        if (shift > 0) {
            for (int i = rightFrom; i < line.size(); i++) line.set(i, right(line.get(i), shift));
            x += shift;
        }
        rightFrom = -1;
    }

    private void endLine() {
        alignRight();
        var strip = new Strip();
        double size = tallest > 0 ? tallest : size();
        double end = line.isEmpty() ? left : line.getLast().right();
        double free = Math.max(0, left + width - end);
        double shift = paragraph.align() == Align.RIGHT ? free : paragraph.align() == Align.CENTRE ? free / 2 : 0;
        for (Word each : line) strip.words.add(right(Strip.moved(each, 0.8 * (size - each.fontSize())), shift));
        strip.hidden.addAll(unseen);
        strip.height = size * LEADING;
        strips.add(strip);
        line.clear();
        unseen.clear();
        x = 0;
        tallest = 0;
    }

    private double size() {
        return paragraph.spans().stream()
                .filter(span -> !span.hidden())
                .mapToDouble(Span::size)
                .max()
                .orElse(Span.USUAL);
    }

    private static Word right(Word word, double shift) {
        return shift == 0
                ? word
                : new Word(
                        word.text(),
                        word.x() + shift,
                        word.y(),
                        word.width(),
                        word.height(),
                        word.fontSize(),
                        word.bold());
    }

    /** The widest word and the widest line, in points: what a column needs at least, and at best. */
    static double[] extent(Paragraph paragraph) {
        double widestWord = 0;
        double widestLine = 0;
        double word = 0;
        double line = 0;
        for (Span span : paragraph.spans()) {
            if (span.hidden()) continue;
            for (int i = 0; i < span.text().length(); i++) {
                char c = span.text().charAt(i);
                if (c == '\n') {
                    widestLine = Math.max(widestLine, line);
                    line = 0;
                    word = 0;
                } else if (c == '\t') {
                    line += USUAL_TAB;
                    word = 0;
                } else if (Letters.isSpace(c)) {
                    line += Letters.space(span.size());
                    word = 0;
                } else {
                    double letter = Letters.width(c, span.size(), span.bold());
                    word += letter;
                    line += letter;
                    widestWord = Math.max(widestWord, word);
                }
            }
        }
        double indent = Math.max(0, paragraph.indent());
        return new double[] {widestWord + indent, Math.max(widestLine, line) + indent};
    }
}
