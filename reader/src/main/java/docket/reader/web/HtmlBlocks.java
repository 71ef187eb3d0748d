package docket.reader.web;

import docket.reader.paper.Block;
import docket.reader.paper.Block.Align;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What a browser would show of a page, as blocks. */
public final class HtmlBlocks {

    private static final Set<String> NEVER_SHOWN = Set.of(
            "script",
            "style",
            "head",
            "template",
            "noscript",
            "iframe",
            "object",
            "embed",
            "svg",
            "math",
            "canvas",
            "audio",
            "video",
            "select",
            "datalist");

    private static final int DEEPEST = 200;

    /** How text looks at one place. */
    record Look(double size, boolean bold, Align align, double indent, boolean pre, Shade shade) {

        Look bolder() {
            return new Look(size, true, align, indent, pre, shade);
        }

        Look sized(double points) {
            return new Look(points, bold, align, indent, pre, shade);
        }

        Look aligned(Align to) {
            return new Look(size, bold, to, indent, pre, shade);
        }

        Look indented(double more) {
            return new Look(size, bold, align, indent + more, pre, shade);
        }

        Look verbatim() {
            return new Look(size, bold, align, indent, true, shade);
        }

        Look shaded(Shade as) {
            return new Look(size, bold, align, indent, pre, as);
        }
    }

    private final Styles styles;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private double before;
    private boolean spaced = true;

    private HtmlBlocks(Styles styles) {
        this.styles = styles;
    }

    public static List<Block> of(Document document) {
        var look = new Look(Span.USUAL, false, Align.LEFT, 0, false, Shade.USUAL);
        return within(document.body(), look, new Styles(document), 0);
    }

    static List<Block> within(Element element, Look look, Styles styles, int depth) {
        var page = new HtmlBlocks(styles);
        page.children(element, look, depth);
        page.endParagraph(look);
        return page.blocks;
    }

    private void children(Element element, Look look, int depth) {
        if (depth > DEEPEST) {
            text(element.text(), look);
            return;
        }
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode text) text(text.getWholeText(), look);
            else if (child instanceof Element inner) element(inner, look, depth + 1);
        }
    }

    private void element(Element element, Look outer, int depth) {
        var name = element.normalName();
        if (NEVER_SHOWN.contains(name)) return;
        var look = styles.look(element, outer);
        switch (name) {
            case "br" -> {
                spans.add(new Span("\n", look.size(), false, false));
                spaced = true;
            }
            case "hr" -> endParagraph(look);
            case "table" -> {
                endParagraph(look);
                HtmlTables.table(element, look, styles, depth).ifPresent(blocks::add);
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                int level = name.charAt(1) - '0';
                before = 6;
                block(element, look.bolder().sized(Span.headingSize(level)), depth);
            }
            case "b", "strong", "th" -> children(element, look.bolder(), depth);
            case "small", "sup", "sub" -> children(element, look.sized(look.size() * 0.85), depth);
            case "pre", "textarea" -> block(element, look.verbatim(), depth);
            case "center" -> block(element, look.aligned(Align.CENTRE), depth);
            case "ul", "ol", "blockquote", "dd" -> block(element, look.indented(16), depth);
            case "li" -> {
                endParagraph(look);
                spans.add(new Span(
                        marker(element) + " ",
                        look.size(),
                        look.bold(),
                        look.shade().isHidden()));
                children(element, look, depth);
                endParagraph(look);
            }
            case "p" -> {
                before = 4;
                block(element, look, depth);
            }
            case "input" -> input(element, look);
            case "button", "label", "a", "span", "font", "i", "em", "u", "code" -> {
                if (styles.isBlock(element)) block(element, look, depth);
                else children(element, look, depth);
            }
            default -> {
                if (element.isBlock() && !styles.isInline(element)) block(element, look, depth);
                else children(element, look, depth);
            }
        }
    }

    private void block(Element element, Look look, int depth) {
        endParagraph(look);
        children(element, look, depth);
        endParagraph(look);
    }

    private static String marker(Element item) {
        var list = item.parent();
        if (list == null || !list.normalName().equals("ol")) return "\u2022";
        int start = 1;
        var stated = list.attr("start");
        if (stated.matches("\\d{1,6}")) start = Integer.parseInt(stated);
        for (var sibling = item.previousElementSibling(); sibling != null; sibling = sibling.previousElementSibling()) {
            if (sibling.normalName().equals("li")) start++;
        }
        return start + ".";
    }

    private void input(Element element, Look look) {
        var type = element.attr("type").toLowerCase(Locale.ROOT);
        if (Set.of("", "text", "number", "date", "email", "tel").contains(type)) text(element.attr("value"), look);
    }

    private void text(String raw, Look look) {
        boolean hidden = look.shade().isHidden();
        if (look.pre()) {
            spans.add(new Span(raw, look.size(), look.bold(), hidden));
            spaced = false;
            return;
        }
        var text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
            if (!space) text.append(c == Span.PAGE_NUMBER ? ' ' : c);
            else if (!spaced) text.append(' ');
            spaced = space;
        }
        if (!text.isEmpty()) spans.add(new Span(text.toString(), look.size(), look.bold(), hidden));
    }

    private void endParagraph(Look look) {
        boolean filled = spans.stream().anyMatch(span -> !span.text().isBlank());
        boolean breaks = spans.stream().filter(span -> span.text().equals("\n")).count() > 0;
        if (filled || breaks) {
            blocks.add(new Paragraph(spans, look.align(), look.indent(), List.of(), blocks.isEmpty() ? 0 : before));
        }
        spans.clear();
        spaced = true;
        before = 0;
    }
}
