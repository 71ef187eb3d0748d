package docket.invoice.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of named values, from a JSON array of objects or from CSV with a head (comma or semicolon, quotes as usual). */
final class Table {

    private static final JsonMapper JSON = new JsonMapper();

    private Table() {}

    /** Names in lower case; a list in JSON becomes its values joined by {@code |}. @throws IllegalArgumentException in words */
    static List<Map<String, String>> read(String name, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
        return name.endsWith(".json") ? json(name, text) : csv(text);
    }

    private static List<Map<String, String>> json(String name, String text) {
        try {
            var rows = new ArrayList<Map<String, String>>();
            for (JsonNode node : JSON.readTree(text)) {
                var row = new LinkedHashMap<String, String>();
                node.properties()
                        .forEach(each -> row.put(each.getKey().toLowerCase(Locale.ROOT), text(each.getValue())));
                rows.add(row);
            }
            return rows;
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw new IllegalArgumentException(
                    name + " is no JSON" + (where == null ? "" : " (line " + where.getLineNr() + ")"), e);
        }
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) return value.isNull() ? "" : value.asText();
        var parts = new ArrayList<String>();
        value.forEach(each -> parts.add(each.asText()));
        return String.join("|", parts);
    }

    private static List<Map<String, String>> csv(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) return List.of();
        char mark = lines.getFirst().indexOf(';') >= 0 ? ';' : ',';
        var head = cells(lines.getFirst(), mark);
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            var cells = cells(line, mark);
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < head.size(); i++)
                row.put(head.get(i).toLowerCase(Locale.ROOT), i < cells.size() ? cells.get(i) : "");
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line, char mark) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == mark && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
