package docket.reader.office;

import docket.reader.office.Xml.Element;
import docket.reader.paper.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How text of a named style looks (ECMA-376, part 1, 17.7): what a style says itself, else the one it is based on. */
final class DocxStyles {

    /**
     * @param size in points
     * @param white the letters are as white as paper
     */
    record Look(double size, boolean bold, boolean vanished, boolean white) {

        Look with(Element properties) {
            var look = this;
            var size =
                    properties.child("sz").map(each -> each.attribute("val")).filter(each -> each.matches("\\d{1,4}"));
            if (size.isPresent())
                look = new Look(Integer.parseInt(size.get()) / 2.0, look.bold, look.vanished, look.white);
            var bold = properties.child("b");
            if (bold.isPresent()) look = new Look(look.size, isOn(bold.get()), look.vanished, look.white);
            var vanish = properties.child("vanish").or(() -> properties.child("webHidden"));
            if (properties.child("vanish").isPresent())
                look = new Look(look.size, look.bold, isOn(vanish.orElseThrow()), look.white);
            var colour = properties.child("color");
            if (colour.isPresent())
                look = new Look(
                        look.size,
                        look.bold,
                        look.vanished,
                        isWhite(colour.get().attribute("val")));
            return look;
        }
    }

    private static final int DEEPEST = 12;

    private final Map<String, Element> styles = new HashMap<>();
    private final Look usual;
    private String normal = "";

    DocxStyles(Optional<Element> part) {
        var look = new Look(Span.USUAL, false, false, false);
        if (part.isPresent()) {
            var defaults = part.get().at("docDefaults", "rPrDefault", "rPr");
            if (defaults.isPresent()) look = look.with(defaults.get());
            for (Element style : part.get().all("style")) {
                styles.putIfAbsent(style.attribute("styleId"), style);
                boolean isDefault = style.attribute("default").matches("1|true|on");
                if (isDefault && style.attribute("type").equals("paragraph")) normal = style.attribute("styleId");
            }
        }
        usual = look;
    }

    /** Of a paragraph's text; an unknown style looks like the usual one. */
    Look paragraph(String style) {
        return applied(style.isEmpty() ? normal : style, usual, DEEPEST);
    }

    Look run(String style, Look around) {
        return style.isEmpty() ? around : applied(style, around, DEEPEST);
    }

    private Look applied(String id, Look base, int left) {
        var style = styles.get(id);
        if (style == null || left == 0) return base;
        var look = applied(
                style.child("basedOn").map(each -> each.attribute("val")).orElse(""), base, left - 1);
        var properties = style.child("rPr");
        return properties.isPresent() ? look.with(properties.get()) : look;
    }

    /** A paragraph property as the style chain states it. */
    Optional<Element> property(String style, String name) {
        var seen = new HashSet<String>();
        var id = style.isEmpty() ? normal : style;
        while (seen.add(id)) {
            var found = styles.get(id);
            if (found == null) return Optional.empty();
            var property = found.at("pPr", name);
            if (property.isPresent()) return property;
            id = found.child("basedOn").map(each -> each.attribute("val")).orElse("");
        }
        return Optional.empty();
    }

    static boolean isOn(Element toggle) {
        return !toggle.attribute("val").matches("0|false|off|none");
    }

    static boolean isWhite(String hex) {
        if (!hex.matches("[0-9A-Fa-f]{6}")) return false;
        int rgb = Integer.parseInt(hex.toLowerCase(Locale.ROOT), 16);
        return (rgb >> 16) >= 0xf5 && (rgb >> 8 & 0xff) >= 0xf5 && (rgb & 0xff) >= 0xf5;
    }
}
