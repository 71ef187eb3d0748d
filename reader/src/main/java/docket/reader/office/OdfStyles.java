package docket.reader.office;

import docket.reader.office.Xml.Element;
import docket.reader.paper.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How named styles of OpenDocument look: what a style says itself, else its parent. */
final class OdfStyles {

    private static final int DEEPEST = 12;

    /** @param align as the file spells it, empty when it does not */
    record Look(double size, boolean bold, boolean hidden, String align, boolean breaks) {
        static final Look USUAL = new Look(Span.USUAL, false, false, "", false);
    }

    private final Map<String, Element> styles = new HashMap<>();
    private final Element named;

    OdfStyles(Element content, Element named) {
        this.named = named;
        for (String list : new String[] {"automatic-styles", "styles"}) {
            content.child(list).ifPresent(this::add);
            named.child(list).ifPresent(this::add);
        }
    }

    private void add(Element list) {
        for (Element style : list.all("style"))
            styles.putIfAbsent(key(style.attribute("family"), style.attribute("name")), style);
    }

    private static String key(String family, String name) {
        return family + "/" + name;
    }

    /** The first master page's header or footer. */
    Optional<Element> edge(String which) {
        return named.child("master-styles").stream()
                .flatMap(masters -> masters.all("master-page").stream())
                .flatMap(page -> page.child(which).stream())
                .filter(edge -> !edge.textWithin().isBlank())
                .findFirst();
    }

    Look look(String family, String name, Look around) {
        return applied(family, name, around, DEEPEST);
    }

    private Look applied(String family, String name, Look base, int left) {
        var style = styles.get(key(family, name));
        if (style == null || left == 0) return base;
        var look = applied(family, style.attribute("parent-style-name"), base, left - 1);
        var text = style.child("text-properties");
        double size = text.map(each -> points(each.attribute("font-size"), look.size()))
                .orElse(look.size());
        var weight = text.map(each -> each.attribute("font-weight")).orElse("");
        boolean bold = weight.isEmpty() ? look.bold() : weight.matches("bold|[6-9]00");
        boolean hidden = look.hidden() || text.map(OdfStyles::isUnseen).orElse(false) || size < 1.5;
        var paragraph = style.child("paragraph-properties");
        var align = paragraph
                .map(each -> each.attribute("text-align"))
                .filter(each -> !each.isEmpty())
                .orElse(look.align());
        boolean breaks = paragraph
                .map(each -> each.attribute("break-before").equals("page"))
                .orElse(false);
        return new Look(size, bold, hidden, align, breaks);
    }

    private static boolean isUnseen(Element text) {
        var colour = text.attribute("color");
        var ground = text.attribute("background-color");
        boolean white = colour.length() == 7 && DocxStyles.isWhite(colour.substring(1));
        return text.attribute("display").equals("none") || white && (ground.isEmpty() || ground.equals("transparent"));
    }

    boolean isHidden(String family, String name) {
        var style = styles.get(key(family, name));
        return style != null
                && style.child(family + "-properties")
                        .map(each -> each.attribute("display").equals("false"))
                        .orElse(false);
    }

    private static double points(String length, double outer) {
        if (length.matches("\\d{1,3}(?:\\.\\d{1,4})?pt"))
            return Double.parseDouble(length.substring(0, length.length() - 2));
        if (length.matches("\\d{1,3}%"))
            return outer * Integer.parseInt(length.substring(0, length.length() - 1)) / 100;
        return outer;
    }
}
