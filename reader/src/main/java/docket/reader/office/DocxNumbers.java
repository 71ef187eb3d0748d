package docket.reader.office;

import docket.reader.office.Xml.Element;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The numbers that Word writes before paragraphs (ECMA-376, part 1, 17.9): clauses of contracts live by them. */
final class DocxNumbers {

    private static final int LEVELS = 9;
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    private record Level(String format, String text, int start) {}

    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, Level[]> levels = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();

    DocxNumbers(Optional<Element> part) {
        if (part.isEmpty()) return;
        for (Element definition : part.get().all("abstractNum")) {
            var found = new Level[LEVELS];
            for (Element level : definition.all("lvl")) {
                int at = number(level.attribute("ilvl"), LEVELS);
                if (at < LEVELS)
                    found[at] = new Level(
                            value(level, "numFmt"), value(level, "lvlText"), number(value(level, "start"), 1));
            }
            levels.put(definition.attribute("abstractNumId"), found);
        }
        for (Element list : part.get().all("num")) lists.put(list.attribute("numId"), value(list, "abstractNumId"));
    }

    /** Counts a paragraph and writes its number, as in {@code 2.1}; empty when the list is unknown. */
    String next(String list, int level) {
        var definition = lists.get(list);
        var found = definition == null ? null : levels.get(definition);
        if (found == null || level < 0 || level >= LEVELS || found[level] == null) return "";
        var count = counts.computeIfAbsent(definition, _ -> new int[LEVELS]);
        for (int i = 0; i <= level; i++) {
            var each = found[i];
            if (each != null && count[i] == 0) count[i] = i < level ? each.start() : each.start() - 1;
        }
        count[level]++;
        for (int i = level + 1; i < LEVELS; i++) count[i] = 0;
        var own = found[level];
        if (own.format().equals("bullet")) return "\u2022";
        if (own.format().equals("none")) return "";
        var text = own.text();
        for (int i = 0; i <= level; i++) {
            var each = found[i];
            if (each != null) text = text.replace("%" + (i + 1), written(count[i], each.format()));
        }
        return text.strip();
    }

    private static String written(int number, String format) {
        return switch (format) {
            case "lowerLetter" -> letters(number);
            case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(number);
            case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
            case "decimalZero" -> number < 10 ? "0" + number : Integer.toString(number);
            case "bullet", "none" -> "";
            default -> Integer.toString(number);
        };
    }

    private static String letters(int number) {
        if (number < 1) return Integer.toString(number);
        return String.valueOf((char) ('a' + (number - 1) % 26)).repeat(Math.min(9, 1 + (number - 1) / 26));
    }

    private static String roman(int number) {
        if (number < 1 || number > 3999) return Integer.toString(number);
        var text = new StringBuilder();
        int left = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (left >= VALUES[i]) {
                text.append(ROMAN[i]);
                left -= VALUES[i];
            }
        }
        return text.toString();
    }

    private static String value(Element parent, String child) {
        return parent.child(child).map(each -> each.attribute("val")).orElse("");
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : otherwise;
    }
}
