package docket.reader.paper;

import docket.reader.Line;
import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.Reader;
import docket.reader.Word;
import docket.reader.paper.Block.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pages of A4, upright; wider when a table has no room on them. The same blocks make the same pages. Headers and footers
 * repeat on every page, outside the text.
 */
public final class Paper {

    private static final double WIDTH = 595;
    private static final double HEIGHT = 842;
    private static final double MARGIN = 54;
    private static final double WIDEST = 3000;
    /** Of the page's height; what is longer belongs to no header. */
    private static final double LARGEST_HEADER = 0.3;

    private final double width;
    private final List<Strip> header;
    private final List<Strip> footer;
    private final List<Page> pages = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Word> hidden = new ArrayList<>();
    private final SetTables tables = new SetTables();
    private double y;
    private boolean started;

    private Paper(double width, List<Block> header, List<Block> footer) {
        this.width = width;
        this.header = edge(header);
        this.footer = edge(footer);
    }

    /**
     * @return at least one page
     * @throws NotAccepted when they are more than a document may have
     */
    public static List<Page> pages(List<Block> blocks) throws NotAccepted {
        return pages(blocks, List.of(), List.of());
    }

    public static List<Page> pages(List<Block> blocks, List<Block> header, List<Block> footer) throws NotAccepted {
        double needed = 0;
        for (Block block : blocks)
            if (block instanceof Table table) needed = Math.max(needed, Tables.extent(table, 0)[0]);
        var paper = new Paper(Math.clamp(needed + 2 * MARGIN, WIDTH, WIDEST), header, footer);
        double text = paper.width - 2 * MARGIN;
        // Block by block, so that a long document is never all strips at once.
        for (Block block : blocks) {
            for (Strip strip : Flow.strips(List.of(block), MARGIN, text, paper.room(), 0)) paper.add(strip);
        }
        paper.endPage();
        if (paper.pages.isEmpty()) {
            paper.started = true;
            paper.endPage();
        }
        return paper.pages;
    }

    private List<Strip> edge(List<Block> blocks) {
        var strips = Flow.strips(blocks, MARGIN, width - 2 * MARGIN, HEIGHT, 1);
        var kept = new ArrayList<Strip>();
        double height = 0;
        for (Strip strip : strips) {
            height += strip.height;
            if (height > LARGEST_HEADER * HEIGHT) break;
            kept.add(strip);
        }
        return kept;
    }

    private double top() {
        return MARGIN + height(header);
    }

    private double bottom() {
        return HEIGHT - MARGIN - height(footer);
    }

    private double room() {
        return bottom() - top();
    }

    private static double height(List<Strip> strips) {
        return strips.stream().mapToDouble(strip -> strip.height).sum();
    }

    private void add(Strip strip) throws NotAccepted {
        if (strip.breaks) {
            endPage();
            return;
        }
        boolean blank = strip.words.isEmpty() && strip.hidden.isEmpty();
        if (started && y + strip.height > bottom()) endPage();
        if (!started) {
            y = top();
            // A page does not begin with nothing; the first one may.
            if (blank && !pages.isEmpty()) return;
            started = true;
        }
        for (Word word : strip.words) words.add(Strip.moved(word, y));
        for (Word word : strip.hidden) hidden.add(Strip.moved(word, y));
        if (strip.row != null) tables.add(strip.row, y, y + strip.height);
        y += strip.height;
    }

    private void endPage() throws NotAccepted {
        if (!started) return;
        if (pages.size() == Reader.MAX_PAGES) throw new NotAccepted("The document is too long.");
        edge(header, MARGIN);
        edge(footer, bottom());
        pages.add(new Page(
                pages.size() + 1, width, HEIGHT, 0, "", lines(numbered(words)), numbered(hidden), tables.endPage()));
        words.clear();
        hidden.clear();
        started = false;
    }

    private void edge(List<Strip> strips, double from) {
        double down = from;
        for (Strip strip : strips) {
            for (Word word : strip.words) words.add(Strip.moved(word, down));
            for (Word word : strip.hidden) hidden.add(Strip.moved(word, down));
            down += strip.height;
        }
    }

    private List<Word> numbered(List<Word> raw) {
        var number = Integer.toString(pages.size() + 1);
        return raw.stream()
                .map(word -> new Word(
                        word.text().indexOf(Span.PAGE_NUMBER) < 0
                                ? word.text()
                                : word.text().replace(String.valueOf(Span.PAGE_NUMBER), number),
                        tenth(word.x()),
                        tenth(word.y()),
                        tenth(word.width()),
                        tenth(word.height()),
                        tenth(word.fontSize()),
                        word.bold(),
                        word.origin(),
                        word.confidence()))
                .toList();
    }

    /** Words on one baseline are one line, whatever cell they stand in, as on a printed page. */
    private static List<Line> lines(List<Word> words) {
        var sorted = words.stream()
                .sorted(Comparator.comparingDouble(Paper::baseline))
                .toList();
        var lines = new ArrayList<Line>();
        var row = new ArrayList<Word>();
        for (Word word : sorted) {
            if (!row.isEmpty()
                    && baseline(word) - baseline(row.getFirst())
                            > 0.35 * Math.min(word.fontSize(), row.getFirst().fontSize())) {
                lines.add(line(row));
                row.clear();
            }
            row.add(word);
        }
        if (!row.isEmpty()) lines.add(line(row));
        return lines;
    }

    private static Line line(List<Word> row) {
        return new Line(row.stream().sorted(Comparator.comparingDouble(Word::x)).toList());
    }

    private static double baseline(Word word) {
        return word.y() + 0.8 * word.fontSize();
    }

    private static double tenth(double points) {
        return Math.round(points * 10) / 10.0;
    }
}
