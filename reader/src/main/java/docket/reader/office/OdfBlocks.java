package docket.reader.office;

import docket.reader.office.OdfStyles.Look;
import docket.reader.office.Xml.Element;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Align;
import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.PageBreak;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paragraphs, lists, tables and frames of OpenDocument text; deleted text stands elsewhere and is left there. */
final class OdfBlocks {

    private static final int MOST_REPEATS = 100;

    private final OdfStyles styles;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Block> notes = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Element> frames = new ArrayList<>();
    private int comments;
    private boolean hidden;

    private final @Nullable Pictures pictures;

    OdfBlocks(OdfStyles styles) {
        this(styles, null);
    }

    /** With the words in pictures. */
    OdfBlocks(OdfStyles styles, @Nullable Pictures pictures) {
        this.styles = styles;
        this.pictures = pictures;
    }

    List<Block> notes() {
        return notes;
    }

    int comments() {
        return comments;
    }

    List<Block> blocks(Element parent) {
        for (Element child : parent.children()) block(child, 0, "");
        return blocks;
    }

    private void block(Element element, double indent, String marker) {
        switch (element.name()) {
            case "p", "h" -> paragraph(element, indent, marker);
            case "list" -> list(element, indent);
            case "table" -> table(element);
            case "section", "index-body", "table-of-content", "text-box", "g", "shape" -> {
                boolean outer = hidden;
                hidden |= element.attribute("display").equals("none")
                        || styles.isHidden("section", element.attribute("style-name"));
                for (Element child : element.children()) block(child, indent, marker);
                hidden = outer;
            }
            case "frame", "custom-shape", "rect" -> {
                if (pictures != null && !hidden) blocks.addAll(pictures.frame(element));
                for (Element child : element.children()) block(child, indent, marker);
            }
            default -> {}
        }
    }

    private void list(Element list, double indent) {
        for (Element item : list.children()) {
            if (!item.is("list-item") && !item.is("list-header")) continue;
            var marker = item.is("list-item") ? "\u2022 " : "";
            for (Element child : item.children()) {
                block(child, indent + 16, marker);
                marker = "";
            }
        }
    }

    private void paragraph(Element element, double indent, String marker) {
        var look = styles.look("paragraph", element.attribute("style-name"), Look.USUAL);
        var level = element.attribute("outline-level");
        if (element.is("h") && look.size() <= Span.USUAL + 2)
            look = new Look(
                    Span.headingSize(level.matches("[1-9]") ? Integer.parseInt(level) : 2),
                    true,
                    look.hidden(),
                    look.align(),
                    look.breaks());
        if (look.breaks()) blocks.add(new PageBreak());
        if (!marker.isEmpty()) spans.add(new Span(marker, look.size(), false, hidden || look.hidden()));
        inline(element, look);
        var align = switch (look.align()) {
            case "end", "right" -> Align.RIGHT;
            case "center" -> Align.CENTRE;
            default -> Align.LEFT;
        };
        blocks.add(new Paragraph(spans, align, indent, List.of(), 0));
        spans.clear();
        var waiting = List.copyOf(frames);
        frames.clear();
        waiting.forEach(frame -> block(frame, indent, ""));
    }

    private void inline(Element parent, Look look) {
        for (Element child : parent.children()) {
            if (child.isText()) {
                add(child.text().replaceAll("[\\r\\n\\t ]+", " "), look);
                continue;
            }
            switch (child.name()) {
                case "span" -> inline(child, styles.look("text", child.attribute("style-name"), look));
                case "tab" -> add("\t", look);
                case "line-break" -> add("\n", look);
                case "s" -> {
                    var count = child.attribute("c");
                    add(" ".repeat(count.matches("\\d{1,2}") ? Integer.parseInt(count) : 1), look);
                }
                case "page-number" ->
                    spans.add(new Span(String.valueOf(Span.PAGE_NUMBER), look.size(), look.bold(), false));
                case "annotation" -> comments++;
                case "note" ->
                    child.child("note-body").ifPresent(body -> notes.addAll(new OdfBlocks(styles).blocks(body)));
                case "hidden-text" -> spans.add(new Span(child.attribute("string-value"), look.size(), false, true));
                case "frame", "custom-shape", "g" -> frames.add(child);
                case "change", "change-start", "change-end", "bookmark", "annotation-end", "soft-page-break" -> {}
                default -> inline(child, look);
            }
        }
    }

    private void add(String text, Look look) {
        if (!text.isEmpty())
            spans.add(new Span(text.replace(Span.PAGE_NUMBER, ' '), look.size(), look.bold(), hidden || look.hidden()));
    }

    private void table(Element table) {
        var rows = new ArrayList<Row>();
        rows(table, rows);
        if (!rows.isEmpty()) blocks.add(new Table(rows));
    }

    private void rows(Element parent, List<Row> rows) {
        for (Element child : parent.children()) {
            switch (child.name()) {
                case "table-header-rows", "table-rows", "table-row-group" -> rows(child, rows);
                case "table-row" -> {
                    var cells = new ArrayList<Cell>();
                    for (Element cell : child.children()) {
                        if (!cell.is("table-cell") && !cell.is("covered-table-cell")) continue;
                        if (cell.is("covered-table-cell")) {
                            // Covered from the left it is part of that cell's span; covered from above it is empty.
                            if (covered(cells, rows)) cells.add(Cell.fromAbove(1));
                            continue;
                        }
                        int span = Math.max(1, XlsxPages.number(cell.attribute("number-columns-spanned")));
                        int times = Math.clamp(
                                XlsxPages.number(cell.attribute("number-columns-repeated")), 1, MOST_REPEATS);
                        var inside = new OdfBlocks(styles, pictures);
                        inside.hidden = hidden;
                        var content = new Cell(inside.blocks(cell), span);
                        for (int i = 0; i < times; i++) cells.add(content);
                    }
                    rows.add(new Row(cells));
                }
                default -> {}
            }
        }
    }

    private static boolean covered(List<Cell> cells, List<Row> rows) {
        int column = cells.stream().mapToInt(Cell::span).sum();
        return cells.isEmpty() || cells.getLast().span() == 1 || rows.isEmpty() && column == 0;
    }
}
