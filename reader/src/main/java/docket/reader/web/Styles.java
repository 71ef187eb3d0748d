package docket.reader.web;

import docket.reader.paper.Block.Align;
import docket.reader.paper.Span;
import docket.reader.web.HtmlBlocks.Look;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * As much of CSS as tells what is seen and how large: the page's own simple rules, then an element's own style. Later
 * rules win whatever their selector's rank.
 */
final class Styles {

    private static final Pattern RULE = Pattern.compile("([^{}@;]{1,300})\\{([^{}]{0,4000})}");
    private static final Pattern MEDIA =
            Pattern.compile("@media[^{]*\\b(?:print|screen and|max-width|min-width)[^{]*\\{");
    private static final Pattern LENGTH = Pattern.compile("(-?[\\d.]{1,9})\\s*(px|pt|em|rem|%|)");
    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3}|[0-9a-f]{6})");
    private static final Pattern RGB =
            Pattern.compile("rgba?\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3}).*");
    private static final int MOST_RULES = 300;
    private static final int LONGEST = 100_000;

    private final Map<Element, Map<String, String>> ruled = new IdentityHashMap<>();

    Styles(Document document) {
        int rules = 0;
        for (Element style : document.select("style")) {
            var css = style.data();
            if (css.length() > LONGEST) css = css.substring(0, LONGEST);
            var usual =
                    MEDIA.matcher(css.replaceAll("/\\*[^*]{0,2000}\\*/", "")).replaceAll("{");
            var matcher = RULE.matcher(usual);
            while (matcher.find() && rules++ < MOST_RULES) apply(document, matcher.group(1), matcher.group(2));
        }
    }

    private void apply(Document document, String selector, String declarations) {
        var lower = declarations.toLowerCase(Locale.ROOT);
        if (!lower.contains("display")
                && !lower.contains("visib")
                && !lower.contains("font")
                && !lower.contains("color")
                && !lower.contains("background")
                && !lower.contains("opacity")
                && !lower.contains("text-align")) return;
        try {
            for (Element element : document.select(selector.strip())) {
                declare(declarations, ruled.computeIfAbsent(element, _ -> new HashMap<>()));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            // A selector for browsers only, such as :hover, shows nothing on paper.
        }
    }

    private static void declare(String declarations, Map<String, String> into) {
        for (String each : declarations.split(";", 100)) {
            int colon = each.indexOf(':');
            if (colon < 1) continue;
            into.put(
                    each.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    each.substring(colon + 1).replace("!important", "").strip().toLowerCase(Locale.ROOT));
        }
    }

    private Map<String, String> of(Element element) {
        var found = ruled.get(element);
        if (!element.hasAttr("style")) return found == null ? Map.of() : found;
        var all = new HashMap<String, String>(found == null ? Map.of() : found);
        declare(element.attr("style"), all);
        return all;
    }

    boolean isBlock(Element element) {
        var display = of(element).getOrDefault("display", "");
        return display.equals("block") || display.equals("flex") || display.equals("grid");
    }

    boolean isInline(Element element) {
        return of(element).getOrDefault("display", "").startsWith("inline");
    }

    Look look(Element element, Look outer) {
        var style = of(element);
        var look = outer;
        var weight = style.getOrDefault("font-weight", "");
        if (weight.startsWith("bold") || weight.matches("[6-9]00")) look = look.bolder();
        var size = style.get("font-size");
        double points = look.size();
        if (size != null) {
            points = size(size, outer.size());
            look = look.sized(Math.max(1, points));
        }
        var align = style.getOrDefault("text-align", element.attr("align").toLowerCase(Locale.ROOT));
        switch (align) {
            case "right", "end" -> look = look.aligned(Align.RIGHT);
            case "center" -> look = look.aligned(Align.CENTRE);
            case "left", "start", "justify" -> look = look.aligned(Align.LEFT);
            default -> {}
        }
        boolean shown = outer.shade().shown()
                && !style.getOrDefault("display", "").equals("none")
                && !style.getOrDefault("visibility", "").equals("hidden")
                && !style.getOrDefault("opacity", "").matches("0(?:\\.0+)?%?")
                && !style.getOrDefault("mso-hide", "").equals("all")
                && !element.hasAttr("hidden")
                && points >= 1.5;
        double ink = brightness(
                style.getOrDefault("color", element.attr("color").toLowerCase(Locale.ROOT)),
                outer.shade().ink());
        var back = style.getOrDefault(
                "background-color",
                style.getOrDefault("background", element.attr("bgcolor").toLowerCase(Locale.ROOT)));
        // A picture behind text may have any colour; white letters on it are meant to be read.
        double ground = back.contains("url(") || back.contains("gradient")
                ? 0.5
                : brightness(back, outer.shade().ground());
        return look.shaded(new Shade(shown, ink, ground));
    }

    private static double size(String text, double outer) {
        var length = LENGTH.matcher(text);
        if (!length.matches()) {
            return switch (text) {
                case "x-small", "xx-small" -> 7;
                case "small", "smaller" -> 8.5;
                case "large", "larger" -> 12;
                case "x-large" -> 14;
                case "xx-large" -> 17;
                default -> outer;
            };
        }
        double value;
        try {
            value = Double.parseDouble(length.group(1));
        } catch (NumberFormatException e) {
            return outer;
        }
        // Browsers print a pixel as three quarters of a point; the usual 16 pixels are our usual size.
        return switch (length.group(2)) {
            case "px", "" -> value == 0 ? 0 : value * Span.USUAL / 16 * 1.15;
            case "pt" -> value;
            case "%" -> outer * value / 100;
            case "rem" -> Span.USUAL * value;
            default -> outer * value;
        };
    }

    /** @param otherwise when the colour says nothing */
    private static double brightness(String colour, double otherwise) {
        var text = colour.strip();
        var hex = HEX.matcher(text);
        if (hex.lookingAt()) {
            var digits = hex.group(1);
            if (digits.length() == 3) digits = digits.replaceAll("(.)", "$1$1");
            int rgb = Integer.parseInt(digits, 16);
            return brightness(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
        }
        var rgb = RGB.matcher(text);
        if (rgb.matches()) {
            return brightness(
                    Integer.parseInt(rgb.group(1)), Integer.parseInt(rgb.group(2)), Integer.parseInt(rgb.group(3)));
        }
        return switch (text) {
            case "white", "snow", "ivory" -> 1;
            case "black", "navy", "darkblue", "windowtext" -> 0;
            default -> otherwise;
        };
    }

    private static double brightness(int red, int green, int blue) {
        return (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
    }
}
