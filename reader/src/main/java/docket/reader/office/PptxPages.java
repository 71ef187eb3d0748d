package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.office.Xml.Element;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.PageBreak;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Block.Picture;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;
import docket.reader.paper.Paper;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Slides, one a page: what stands on them from top to bottom. Speaker's notes are not printed. */
final class PptxPages {

    private static final int MOST_SLIDES = 300;
    /** Slides are read from afar; on paper their letters are half as large. */
    private static final double SCALE = 0.55;

    private static final double USUAL = 18;

    private record Shape(long y, long x, List<Block> blocks) {}

    private final Pictures pictures;
    private final Map<String, String> targets;

    private PptxPages(Pictures pictures, Map<String, String> targets) {
        this.pictures = pictures;
        this.targets = targets;
    }

    static List<Page> read(Parts parts, String main, Element presentation, Pictures pictures) throws NotAccepted {
        var targets = parts.targets(main);
        var blocks = new ArrayList<Block>();
        int count = 0;
        for (Element slide :
                presentation.child("sldIdLst").map(list -> list.all("sldId")).orElse(List.of())) {
            if (++count > MOST_SLIDES) throw new NotAccepted("The presentation has too many slides.");
            var target = Optional.ofNullable(targets.get(slide.attribute("r:id")));
            if (target.isEmpty()) continue;
            var root = parts.xml(target.get());
            if (root.isEmpty()) continue;
            if (!blocks.isEmpty()) blocks.add(new PageBreak());
            blocks.addAll(new PptxPages(pictures, parts.targets(target.get()))
                    .slide(root.get(), root.get().attribute("show").equals("0")));
        }
        return Paper.pages(blocks);
    }

    private List<Block> slide(Element slide, boolean hidden) {
        var shapes = new ArrayList<Shape>();
        slide.at("cSld", "spTree").ifPresent(tree -> shapes(tree, hidden, shapes));
        shapes.sort(Comparator.comparingLong(Shape::y).thenComparingLong(Shape::x));
        return shapes.stream().flatMap(shape -> shape.blocks().stream()).toList();
    }

    private void shapes(Element parent, boolean hidden, List<Shape> into) {
        for (Element shape : parent.children()) {
            switch (shape.name()) {
                case "sp" ->
                    shape.child("txBody")
                            .ifPresent(body -> into.add(placed(
                                    shape.at("spPr", "xfrm", "off"),
                                    text(body, hidden || isHidden(shape, "nvSpPr"), isTitle(shape)))));
                case "pic" -> {
                    if (!hidden && !isHidden(shape, "nvPicPr"))
                        into.add(placed(shape.at("spPr", "xfrm", "off"), half(pictures.within(shape, targets))));
                }
                case "grpSp" -> shapes(shape, hidden, into);
                case "graphicFrame" ->
                    shape.each(
                            "tbl", table -> into.add(placed(shape.at("xfrm", "off"), List.of(table(table, hidden)))));
                case "AlternateContent" ->
                    shape.child("Choice")
                            .or(() -> shape.child("Fallback"))
                            .ifPresent(choice -> shapes(choice, hidden, into));
                default -> {}
            }
        }
    }

    private static Shape placed(Optional<Element> offset, List<Block> blocks) {
        // A placeholder that stands where the layout puts it comes in the order of the file.
        return new Shape(
                offset.map(each -> number(each.attribute("y"))).orElse(0L),
                offset.map(each -> number(each.attribute("x"))).orElse(0L),
                blocks);
    }

    /** As large beside the letters as on the slide. */
    private static List<Block> half(List<Block> pictures) {
        return pictures.stream()
                .map(each -> each instanceof Picture picture ? picture.scaled(SCALE) : each)
                .toList();
    }

    private static boolean isTitle(Element shape) {
        return shape.at("nvSpPr", "nvPr", "ph")
                .map(each -> each.attribute("type").matches("title|ctrTitle"))
                .orElse(false);
    }

    private static boolean isHidden(Element shape, String properties) {
        return shape.at(properties, "cNvPr")
                .map(each -> each.attribute("hidden").matches("1|true"))
                .orElse(false);
    }

    private static List<Block> text(Element body, boolean hidden, boolean title) {
        var blocks = new ArrayList<Block>();
        for (Element paragraph : body.all("p")) {
            var spans = new ArrayList<Span>();
            for (Element run : paragraph.children()) {
                switch (run.name()) {
                    case "r", "fld" -> {
                        var properties = run.child("rPr");
                        var size = properties.map(each -> each.attribute("sz")).orElse("");
                        double points = size.matches("\\d{2,5}") ? Integer.parseInt(size) / 100.0 : title ? 32 : USUAL;
                        boolean bold = title
                                || properties
                                        .map(each -> each.attribute("b").matches("1|true"))
                                        .orElse(false);
                        var text = run.child("t").map(Element::textWithin).orElse("");
                        spans.add(new Span(
                                text.replace(Span.PAGE_NUMBER, ' '), Math.max(7, points * SCALE), bold, hidden));
                    }
                    case "br" -> spans.add(Span.plain("\n"));
                    default -> {}
                }
            }
            if (!spans.isEmpty()) blocks.add(new Paragraph(spans));
        }
        return blocks;
    }

    private static Table table(Element table, boolean hidden) {
        var rows = new ArrayList<Row>();
        for (Element row : table.all("tr")) {
            var cells = new ArrayList<Cell>();
            for (Element cell : row.all("tc")) {
                if (cell.attribute("hMerge").matches("1|true")) continue;
                int span = Math.max(1, XlsxPages.number(cell.attribute("gridSpan")));
                cells.add(new Cell(
                        cell.child("txBody")
                                .map(body -> text(body, hidden, false))
                                .orElse(List.of()),
                        span));
            }
            rows.add(new Row(cells));
        }
        return new Table(rows);
    }

    private static long number(String text) {
        return text.matches("-?\\d{1,12}") ? Long.parseLong(text) : 0;
    }
}
