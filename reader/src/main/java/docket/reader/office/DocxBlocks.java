package docket.reader.office;

import docket.reader.office.DocxStyles.Look;
import docket.reader.office.Xml.Element;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Align;
import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.PageBreak;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Tab;
import docket.reader.paper.Block.Table;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Paragraphs and tables of WordprocessingML, tracked changes accepted. */
final class DocxBlocks {

    private static final double TWIPS = 20;
    /** Smaller letters cannot be read. */
    private static final double SMALLEST = 1.5;

    private final DocxStyles styles;
    private final DocxNumbers numbers;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Block> boxes = new ArrayList<>();
    private final boolean shaded;
    private boolean inField;
    private boolean pageField;
    private int changes;
    private @Nullable Pictures pictures;
    private Map<String, String> pictureParts = Map.of();

    DocxBlocks(DocxStyles styles, DocxNumbers numbers) {
        this(styles, numbers, false);
    }

    private DocxBlocks(DocxStyles styles, DocxNumbers numbers, boolean shaded) {
        this.styles = styles;
        this.numbers = numbers;
        this.shaded = shaded;
    }

    /** These with the words in pictures. @param targets of the part that the elements stand in */
    DocxBlocks showing(@Nullable Pictures some, Map<String, String> targets) {
        pictures = some;
        pictureParts = targets;
        return this;
    }

    int changes() {
        return changes;
    }

    List<Block> blocks(Element parent) {
        for (Element child : parent.children()) block(child);
        return blocks;
    }

    private void block(Element element) {
        switch (element.name()) {
            case "p" -> paragraph(element);
            case "tbl" -> blocks.add(table(element));
            case "del", "moveFrom" -> changes++;
            case "ins", "moveTo" -> {
                changes++;
                blocks(element);
            }
            case "sdt" -> element.child("sdtContent").ifPresent(this::blocks);
            case "customXml", "smartTag" -> blocks(element);
            case "AlternateContent" -> chosen(element).forEach(this::block);
            default -> {}
        }
    }

    private static List<Element> chosen(Element alternates) {
        return alternates
                .child("Choice")
                .or(() -> alternates.child("Fallback"))
                .map(Element::children)
                .orElse(List.of());
    }

    private void paragraph(Element paragraph) {
        var properties = paragraph.child("pPr");
        var style = value(properties.flatMap(each -> each.child("pStyle")));
        var look = styles.paragraph(style);
        boolean ground = shaded
                || properties
                        .flatMap(each -> each.child("shd"))
                        .map(DocxBlocks::isDark)
                        .orElse(false);
        var number = number(properties, style);
        if (!number.isEmpty()) spans.add(new Span(number + " ", look.size(), look.bold(), look.vanished()));
        if (on(property(properties, style, "pageBreakBefore"))) blocks.add(new PageBreak());
        int from = blocks.size();
        inline(paragraph, look, ground);
        var align = switch (value(property(properties, style, "jc"))) {
            case "right", "end" -> Align.RIGHT;
            case "center" -> Align.CENTRE;
            default -> Align.LEFT;
        };
        var indent = property(properties, style, "ind");
        double left = indent.map(each ->
                        twips(each.attribute("left").isEmpty() ? each.attribute("start") : each.attribute("left")))
                .orElse(0.0);
        double before = property(properties, style, "spacing")
                .map(each -> twips(each.attribute("before")))
                .orElse(0.0);
        blocks.add(new Paragraph(
                spans, align, left, tabs(property(properties, style, "tabs")), from == 0 ? 0 : Math.min(before, 24)));
        spans.clear();
        blocks.addAll(boxes);
        boxes.clear();
        if (properties
                .flatMap(each -> each.child("sectPr"))
                .map(DocxBlocks::startsPage)
                .orElse(false)) blocks.add(new PageBreak());
    }

    private static boolean startsPage(Element section) {
        return !value(section.child("type")).equals("continuous");
    }

    private Optional<Element> property(Optional<Element> own, String style, String name) {
        return own.flatMap(each -> each.child(name)).or(() -> styles.property(style, name));
    }

    private String number(Optional<Element> properties, String style) {
        var list = property(properties, style, "numPr");
        if (list.isEmpty()) return "";
        var id = value(list.get().child("numId"));
        // A paragraph may state only its level and leave the list to its style.
        if (id.isEmpty()) id = value(styles.property(style, "numPr").flatMap(each -> each.child("numId")));
        var level = value(list.get().child("ilvl"));
        return numbers.next(id, level.matches("\\d") ? Integer.parseInt(level) : 0);
    }

    private static List<Tab> tabs(Optional<Element> tabs) {
        if (tabs.isEmpty()) return List.of();
        return tabs.get().all("tab").stream()
                .filter(tab -> !tab.attribute("val").equals("clear"))
                .map(tab -> new Tab(
                        twips(tab.attribute("pos")), tab.attribute("val").matches("right|end|decimal")))
                .sorted(java.util.Comparator.comparingDouble(Tab::position))
                .toList();
    }

    private void inline(Element parent, Look look, boolean ground) {
        for (Element child : parent.children()) {
            switch (child.name()) {
                case "r" -> run(child, look, ground);
                case "del", "moveFrom" -> changes++;
                case "ins", "moveTo" -> {
                    changes++;
                    inline(child, look, ground);
                }
                case "sdt" -> child.child("sdtContent").ifPresent(content -> inline(content, look, ground));
                case "hyperlink", "smartTag", "customXml", "dir", "bdo" -> inline(child, look, ground);
                case "fldSimple" -> {
                    if (isPageNumber(child.attribute("instr"))) spans.add(pageNumber(look));
                    else inline(child, look, ground);
                }
                case "AlternateContent" -> chosen(child).forEach(each -> drawing(each));
                default -> {}
            }
        }
    }

    private void run(Element run, Look around, boolean ground) {
        var properties = run.child("rPr");
        var look = properties.isEmpty()
                ? around
                : styles.run(value(properties.get().child("rStyle")), around).with(properties.get());
        boolean dark = ground
                || properties
                        .flatMap(each -> each.child("shd"))
                        .map(DocxBlocks::isDark)
                        .orElse(false)
                || properties
                        .flatMap(each -> each.child("highlight"))
                        .map(each -> !value(each).matches("none|white"))
                        .orElse(false);
        boolean hidden = look.vanished() || look.white() && !dark || look.size() < SMALLEST;
        for (Element child : run.children()) {
            switch (child.name()) {
                case "t", "delText" -> {
                    if (child.is("t") && !(inField && pageField)) add(child.textWithin(), look, hidden);
                }
                case "tab", "ptab" -> add("\t", look, hidden);
                case "br" -> {
                    if (child.attribute("type").equals("page")) breakPage();
                    else add("\n", look, false);
                }
                case "cr" -> add("\n", look, false);
                case "noBreakHyphen" -> add("-", look, hidden);
                case "sym" -> add("\u2022", look, hidden);
                case "fldChar" -> field(child.attribute("fldCharType"), look);
                case "instrText" -> {
                    if (isPageNumber(child.textWithin())) pageField = true;
                }
                case "drawing", "pict", "object" -> {
                    drawing(child);
                    if (pictures != null && !hidden) boxes.addAll(pictures.within(child, pictureParts));
                }
                case "AlternateContent" ->
                    chosen(child).forEach(each -> {
                        drawing(each);
                        if (pictures != null && !hidden) boxes.addAll(pictures.within(each, pictureParts));
                    });
                default -> {}
            }
        }
    }

    private void breakPage() {
        if (!spans.isEmpty()) blocks.add(new Paragraph(spans));
        spans.clear();
        blocks.add(new PageBreak());
    }

    private void field(String type, Look look) {
        switch (type) {
            case "begin" -> {
                inField = false;
                pageField = false;
            }
            case "separate" -> {
                inField = true;
                if (pageField) spans.add(pageNumber(look));
            }
            case "end" -> {
                if (pageField && !inField) spans.add(pageNumber(look));
                inField = false;
                pageField = false;
            }
            default -> {}
        }
    }

    private static boolean isPageNumber(String instruction) {
        var first = instruction.strip().split("\\s", 2)[0];
        return first.equalsIgnoreCase("PAGE");
    }

    private static Span pageNumber(Look look) {
        return new Span(String.valueOf(Span.PAGE_NUMBER), look.size(), look.bold(), false);
    }

    private void add(String text, Look look, boolean hidden) {
        if (!text.isEmpty()) spans.add(new Span(text.replace(Span.PAGE_NUMBER, ' '), look.size(), look.bold(), hidden));
    }

    /** Text boxes stand below the paragraph they hang on. */
    private void drawing(Element drawing) {
        if (drawing.is("txbxContent")) {
            boxes.addAll(new DocxBlocks(styles, numbers, shaded).blocks(drawing));
            return;
        }
        for (Element child : drawing.children()) {
            if (child.is("AlternateContent")) chosen(child).forEach(this::drawing);
            else drawing(child);
        }
    }

    private Table table(Element table) {
        var widths = table.child("tblGrid").map(grid -> grid.all("gridCol")).orElse(List.of()).stream()
                .map(column -> twips(column.attribute("w")))
                .toList();
        var rows = new ArrayList<Row>();
        rows(table, rows);
        return new Table(rows, widths.stream().allMatch(width -> width > 0) ? widths : List.of());
    }

    private void rows(Element parent, List<Row> rows) {
        for (Element child : parent.children()) {
            switch (child.name()) {
                case "tr" -> {
                    if (child.at("trPr", "del").isPresent()) changes++;
                    else rows.add(row(child));
                }
                case "sdt" -> child.child("sdtContent").ifPresent(content -> rows(content, rows));
                case "customXml", "ins" -> rows(child, rows);
                default -> {}
            }
        }
    }

    private Row row(Element row) {
        var cells = new ArrayList<Cell>();
        var before = value(row.at("trPr", "gridBefore"));
        if (before.matches("[1-9]")) cells.add(new Cell(List.of(), Integer.parseInt(before)));
        cells(row, cells);
        return new Row(cells);
    }

    private void cells(Element parent, List<Cell> cells) {
        for (Element child : parent.children()) {
            switch (child.name()) {
                case "tc" -> cells.add(cell(child));
                case "sdt" -> child.child("sdtContent").ifPresent(content -> cells(content, cells));
                case "customXml" -> cells(child, cells);
                default -> {}
            }
        }
    }

    private Cell cell(Element cell) {
        var span = value(cell.at("tcPr", "gridSpan"));
        var merged = cell.at("tcPr", "vMerge");
        int columns = span.matches("\\d{1,3}") ? Integer.parseInt(span) : 1;
        if (merged.isPresent() && !value(merged).equals("restart")) return Cell.fromAbove(columns);
        boolean dark = shaded || cell.at("tcPr", "shd").map(DocxBlocks::isDark).orElse(false);
        var inside = new DocxBlocks(styles, numbers, dark).showing(pictures, pictureParts);
        var content = inside.blocks(cell);
        changes += inside.changes;
        return new Cell(content, columns);
    }

    private static boolean isDark(Element shading) {
        var fill = shading.attribute("fill");
        return fill.matches("[0-9A-Fa-f]{6}") && !DocxStyles.isWhite(fill)
                || !shading.attribute("themeFill").isEmpty();
    }

    private static boolean on(Optional<Element> toggle) {
        return toggle.isPresent() && DocxStyles.isOn(toggle.get());
    }

    private static String value(Optional<Element> element) {
        return element.map(DocxBlocks::value).orElse("");
    }

    private static String value(Element element) {
        return element.attribute("val");
    }

    private static double twips(String text) {
        return text.matches("-?\\d{1,6}") ? Integer.parseInt(text) / TWIPS : 0;
    }
}
