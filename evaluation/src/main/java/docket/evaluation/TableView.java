package docket.evaluation;

import docket.reader.Pages;
import docket.reader.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables as {@code docket extract --json} shows them: {@code page}, {@code box}, {@code columns}, {@code header} and
 * {@code rows} of cells, each with {@code text}, {@code column}, and {@code columns} and {@code rows} where it reaches over
 * more than one.
 */
final class TableView {

    private static final int MOST_TABLES = 100;
    private static final int MOST_CELLS = 5_000;

    private TableView() {}

    static List<Map<String, Object>> of(Pages pages) {
        var all = new ArrayList<Map<String, Object>>();
        int cells = 0;
        for (var page : pages.pages()) {
            for (var table : page.tables()) {
                cells += table.rows().stream()
                        .mapToInt(row -> row.cells().size())
                        .sum();
                if (all.size() == MOST_TABLES || cells > MOST_CELLS) return all;
                all.add(view(page.number(), table));
            }
        }
        return all;
    }

    private static Map<String, Object> view(int page, Table table) {
        var box = table.box();
        var view = new LinkedHashMap<String, Object>();
        view.put("page", page);
        view.put("box", List.of(box.x(), box.y(), box.width(), box.height()));
        view.put("columns", table.columns());
        view.put("header", table.hasHeader());
        view.put(
                "rows",
                table.rows().stream()
                        .map(row -> row.cells().stream().map(TableView::view).toList())
                        .toList());
        return view;
    }

    private static Map<String, Object> view(Table.Cell cell) {
        var view = new LinkedHashMap<String, Object>();
        view.put("text", cell.text());
        view.put("column", cell.column());
        if (cell.span() > 1) view.put("columns", cell.span());
        if (cell.rows() > 1) view.put("rows", cell.rows());
        return view;
    }
}
