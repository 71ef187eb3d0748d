package docket.reader.office;

import docket.reader.office.Xml.Element;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;

/** How a workbook's cells show their values: number formats by POI, the looks by hand. */
final class XlsxStyles {

    private record Font(double size, boolean bold, boolean white) {}

    private record Style(int format, Font font, boolean ground, String align) {}

    private static final Font USUAL = new Font(Span.USUAL, false, false);
    private static final Style PLAIN = new Style(0, USUAL, false, "");

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Style> styles = new ArrayList<>();
    private final DataFormatter formatter;

    XlsxStyles(Optional<Element> part) {
        PoiLogs.silence();
        formatter = new DataFormatter(Locale.US);
        if (part.isEmpty()) return;
        var root = part.get();
        for (Element format : all(root, "numFmts", "numFmt"))
            formats.put(XlsxPages.number(format.attribute("numFmtId")), format.attribute("formatCode"));
        var fonts = new ArrayList<Font>();
        for (Element font : all(root, "fonts", "font")) fonts.add(font(font));
        var grounds = new ArrayList<Boolean>();
        for (Element fill : all(root, "fills", "fill")) {
            var pattern = fill.child("patternFill");
            var type = pattern.map(each -> each.attribute("patternType")).orElse("");
            boolean white = pattern.flatMap(each -> each.child("fgColor"))
                    .map(each -> each.attribute("rgb").endsWith("FFFFFF"))
                    .orElse(false);
            grounds.add(!type.isEmpty() && !type.equals("none") && !white);
        }
        for (Element style : all(root, "cellXfs", "xf")) {
            int font = XlsxPages.number(style.attribute("fontId"));
            int fill = XlsxPages.number(style.attribute("fillId"));
            styles.add(new Style(
                    XlsxPages.number(style.attribute("numFmtId")),
                    font < fonts.size() ? fonts.get(font) : USUAL,
                    fill < grounds.size() && grounds.get(fill),
                    style.child("alignment")
                            .map(each -> each.attribute("horizontal"))
                            .orElse("")));
        }
    }

    private static List<Element> all(Element root, String list, String item) {
        return root.child(list).map(each -> each.all(item)).orElse(List.of());
    }

    private static Font font(Element font) {
        var size = font.child("sz").map(each -> each.attribute("val")).orElse("");
        double points = size.matches("\\d{1,3}(?:\\.\\d{1,3})?") ? Double.parseDouble(size) * 0.9 : Span.USUAL;
        var bold = font.child("b");
        var colour = font.child("color").map(each -> each.attribute("rgb")).orElse("");
        return new Font(
                points,
                bold.isPresent() && DocxStyles.isOn(bold.get()),
                colour.length() == 8 && DocxStyles.isWhite(colour.substring(2)));
    }

    private Style style(int index) {
        return index < styles.size() ? styles.get(index) : PLAIN;
    }

    /** A number as Excel writes it; as it stands when the format is beyond us. */
    String shown(String raw, int index, boolean from1904) {
        double value;
        try {
            value = Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            return raw;
        }
        int id = style(index).format();
        var format = formats.get(id);
        if (format == null)
            format = id < 0 || id >= BuiltinFormats.getAll().length ? "General" : BuiltinFormats.getBuiltinFormat(id);
        // Excel shows its own short date in the reader's country's way; the ISO way is misread nowhere.
        if (id == 14) format = "yyyy-mm-dd";
        if (id == 22) format = "yyyy-mm-dd hh:mm";
        try {
            return formatter.formatRawCellContents(value, id, format, from1904).strip();
        } catch (RuntimeException e) {
            return raw;
        }
    }

    boolean isBold(int index) {
        return style(index).font().bold();
    }

    double size(int index) {
        return style(index).font().size();
    }

    boolean isUnseen(int index) {
        var style = style(index);
        return style.font().white() && !style.ground() || ";;;".equals(formats.get(style.format()));
    }

    boolean isRight(int index) {
        return style(index).align().equals("right");
    }

    boolean isLeft(int index) {
        return style(index).align().equals("left");
    }
}
