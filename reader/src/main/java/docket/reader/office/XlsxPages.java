package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.office.Grid.Value;
import docket.reader.office.Xml.Element;
import docket.reader.paper.Block;
import docket.reader.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A workbook's sheets in their order, values as Excel shows them. Formulas are never computed: their stored value counts. */
final class XlsxPages {

    private static final int MOST_SHEETS = 100;

    private final List<String> strings = new ArrayList<>();
    private final XlsxStyles styles;

    private XlsxPages(Parts parts, String main) throws NotAccepted {
        var shared = parts.target(main, "sharedStrings");
        if (shared.isPresent()) {
            var root = parts.xml(shared.get());
            if (root.isPresent()) root.get().all("si").forEach(item -> strings.add(rich(item)));
        }
        var part = parts.target(main, "styles");
        styles = new XlsxStyles(part.isEmpty() ? Optional.empty() : parts.xml(part.get()));
    }

    static List<Page> read(Parts parts, String main, Element workbook, Pictures pictures) throws NotAccepted {
        var reader = new XlsxPages(parts, main);
        var targets = parts.targets(main);
        boolean from1904 = workbook.child("workbookPr")
                .map(each -> each.attribute("date1904").matches("1|true"))
                .orElse(false);
        var blocks = new ArrayList<Block>();
        int count = 0;
        for (Element sheet :
                workbook.child("sheets").map(each -> each.all("sheet")).orElse(List.of())) {
            if (++count > MOST_SHEETS) throw new NotAccepted("The workbook has too many sheets.");
            var target = targets.get(sheet.attribute("r:id"));
            if (target == null) continue;
            var root = parts.xml(target);
            if (root.isEmpty()) continue;
            boolean hidden = sheet.attribute("state").toLowerCase(Locale.ROOT).contains("hidden");
            reader.sheet(root.get(), hidden, from1904).print(blocks);
            if (!hidden) blocks.addAll(pictures(parts, target, pictures));
        }
        return Paper.pages(blocks);
    }

    /** Pictures lie over the cells; here they stand below them. */
    private static List<Block> pictures(Parts parts, String sheet, Pictures pictures) throws NotAccepted {
        var drawing = parts.target(sheet, "drawing");
        if (drawing.isEmpty()) return List.of();
        var root = parts.xml(drawing.get());
        if (root.isEmpty()) return List.of();
        var targets = parts.targets(drawing.get());
        var blocks = new ArrayList<Block>();
        root.get().each("pic", picture -> blocks.addAll(pictures.within(picture, targets)));
        return blocks;
    }

    private Grid sheet(Element sheet, boolean hidden, boolean from1904) throws NotAccepted {
        var grid = new Grid(hidden);
        for (Element column : sheet.child("cols").map(each -> each.all("col")).orElse(List.of())) {
            if (isOn(column.attribute("hidden")))
                grid.hideColumns(number(column.attribute("min")) - 1, number(column.attribute("max")) - 1);
        }
        for (Element merge :
                sheet.child("mergeCells").map(each -> each.all("mergeCell")).orElse(List.of())) {
            var corners = merge.attribute("ref").split(":", 2);
            if (corners.length == 2)
                grid.span(row(corners[0]), column(corners[0]), column(corners[1]) - column(corners[0]) + 1);
        }
        int row = -1;
        for (Element line :
                sheet.child("sheetData").map(each -> each.all("row")).orElse(List.of())) {
            row = line.attribute("r").isEmpty() ? row + 1 : number(line.attribute("r")) - 1;
            if (isOn(line.attribute("hidden"))) grid.hideRow(row);
            int column = -1;
            for (Element cell : line.all("c")) {
                column = cell.attribute("r").isEmpty() ? column + 1 : column(cell.attribute("r"));
                grid.put(row, column, value(cell, from1904));
            }
        }
        return grid;
    }

    private Value value(Element cell, boolean from1904) {
        int style = number(cell.attribute("s"));
        var raw = cell.child("v").map(Element::textWithin).orElse("");
        var type = cell.attribute("t");
        boolean numeric = false;
        String text;
        switch (type) {
            case "s" -> {
                int at = number(raw);
                text = at < strings.size() && !raw.isEmpty() ? strings.get(at) : "";
            }
            case "inlineStr" -> text = cell.child("is").map(XlsxPages::rich).orElse("");
            case "str", "e", "d" -> text = raw;
            case "b" -> text = raw.equals("1") ? "TRUE" : raw.isEmpty() ? "" : "FALSE";
            default -> {
                text = raw.isEmpty() ? "" : styles.shown(raw, style, from1904);
                numeric = true;
            }
        }
        return new Value(
                text,
                styles.isBold(style),
                numeric && !styles.isLeft(style) || styles.isRight(style),
                styles.isUnseen(style),
                styles.size(style));
    }

    /** Plain or in runs; readings in another script ({@code rPh}) are no text. */
    private static String rich(Element item) {
        var text = new StringBuilder();
        for (Element child : item.children()) {
            if (child.is("t")) text.append(child.textWithin());
            else if (child.is("r")) child.child("t").ifPresent(each -> text.append(each.textWithin()));
        }
        return text.toString();
    }

    private static boolean isOn(String flag) {
        return flag.equals("1") || flag.equals("true");
    }

    static int number(String text) {
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
    }

    /** Of a reference such as {@code BC12}, counted from 0. */
    static int column(String reference) {
        int column = 0;
        for (int i = 0; i < Math.min(4, reference.length()); i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + (c - 'A' + 1);
        }
        return column - 1;
    }

    private static int row(String reference) {
        return number(reference.replaceAll("[A-Z$]", "")) - 1;
    }
}
