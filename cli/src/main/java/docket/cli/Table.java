package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows in columns as wide as their widest cell. */
final class Table {

    private static final int WIDEST = 60;

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(Stream.of(cells).map(Table::oneLine).toList());
    }

    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++)
                widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var cell = row.get(i);
            boolean last = i == row.size() - 1;
            line.append(cell);
            if (!last) line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
        }
        return line.toString().stripTrailing();
    }

    /** Nobody's text may move the cursor of whoever reads it. */
    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** The first of these properties that is there. */
    static String first(JsonNode json, String... names) {
        return Stream.of(names)
                .map(name -> json.path(name).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
