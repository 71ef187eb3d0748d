package docket.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plain text on pages that look as if it had been printed: 60 lines of a fixed-width font on A4. */
final class TextPages {

    private static final double WIDTH = 595;
    private static final double HEIGHT = 842;
    private static final double MARGIN = 48;
    private static final double LEADING = 12.4;
    private static final int LINES = 60;
    private static final int WIDEST = 132;
    private static final int USUAL = 100;

    private final List<Page> pages = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final int columns;
    private int row;

    private TextPages(int columns) {
        this.columns = columns;
    }

    static Pages read(String text) throws NotAccepted {
        if (text.codePoints().filter(Character::isLetterOrDigit).limit(2).count() < 2)
            throw new NotAccepted("The file holds no text.");
        return of(Pages.TEXT, text);
    }

    /** Lines stand as they came; one too long for the page goes on in the next. */
    static Pages of(String mediaType, String text) throws NotAccepted {
        var rows = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        int longest = 0;
        for (String each : rows) longest = Math.max(longest, each.length());
        var printer = new TextPages(longest <= WIDEST ? Math.max(80, longest) : USUAL);
        for (String each : rows) printer.print(each);
        printer.endPage();
        return new Pages(mediaType, printer.pages, List.of(), Map.of("textLayer", "full"));
    }

    private void print(String text) throws NotAccepted {
        if (text.indexOf('\f') >= 0) {
            var parts = text.split("\f", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) endPage();
                print(parts[i]);
            }
            return;
        }
        var words = new ArrayList<Word>();
        int column = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\t') {
                column = (column / 8 + 1) * 8;
                i++;
            } else if (Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u00a0') {
                column++;
                i++;
            } else {
                int end = i;
                while (end < text.length() && !isSpace(text.charAt(end)) && end - i < columns) end++;
                if (column + end - i > columns && !words.isEmpty()) {
                    endLine(words);
                    column = 0;
                }
                words.add(word(text.substring(i, end), column % columns));
                column += end - i;
                i = end;
            }
        }
        endLine(words);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u00a0';
    }

    private Word word(String text, int column) {
        double letter = (WIDTH - 2 * MARGIN) / columns;
        double size = Math.min(10, letter / 0.6);
        return new Word(
                text,
                tenth(MARGIN + column * letter),
                tenth(MARGIN + row * LEADING),
                tenth(text.length() * letter),
                tenth(size),
                tenth(size),
                false);
    }

    private void endLine(List<Word> words) throws NotAccepted {
        if (!words.isEmpty()) lines.add(new Line(words));
        words.clear();
        if (++row == LINES) endPage();
    }

    private void endPage() throws NotAccepted {
        row = 0;
        if (lines.isEmpty()) return;
        if (pages.size() == Reader.MAX_PAGES) throw new NotAccepted("The text is too long.");
        pages.add(new Page(pages.size() + 1, WIDTH, HEIGHT, lines));
        lines.clear();
    }

    private static double tenth(double points) {
        return Math.round(points * 10) / 10.0;
    }
}
