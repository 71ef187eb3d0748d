package docket.reader.web;

import docket.reader.paper.Block;
import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;
import docket.reader.web.HtmlBlocks.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Tables of web pages and mails, which are as often a page's frame as a table. */
final class HtmlTables {

    private static final int MOST_SPAN = 100;

    private HtmlTables() {}

    static Optional<Block> table(Element table, Look look, Styles styles, int depth) {
        var rows = new ArrayList<Row>();
        // Cells that reach down from rows above: how many rows are left, by column.
        var reaching = new ArrayList<Integer>();
        for (Element row : rows(table)) rows.add(row(row, styles.look(row, look), styles, reaching, depth));
        if (rows.isEmpty()) return Optional.empty();
        if (rows.stream()
                .allMatch(
                        row -> row.cells().size() == 1 && row.cells().getFirst().span() == 1)) {
            // One column is a frame: what is in it flows, and may break between pages.
            var cells = rows.stream().map(row -> row.cells().getFirst()).toList();
            if (cells.size() == 1 && cells.getFirst().blocks().size() == 1) {
                return Optional.of(cells.getFirst().blocks().getFirst());
            }
        }
        return Optional.of(new Table(rows));
    }

    private static List<Element> rows(Element table) {
        var rows = new ArrayList<Element>();
        for (Element child : table.children()) {
            switch (child.normalName()) {
                case "tr" -> rows.add(child);
                case "thead", "tbody", "tfoot" ->
                    child.children().stream()
                            .filter(row -> row.normalName().equals("tr"))
                            .forEach(rows::add);
                default -> {}
            }
        }
        return rows;
    }

    private static Row row(Element row, Look look, Styles styles, List<Integer> reaching, int depth) {
        var cells = new ArrayList<Cell>();
        int column = 0;
        for (Element element : row.children()) {
            var name = element.normalName();
            if (!name.equals("td") && !name.equals("th")) continue;
            column = fill(cells, reaching, column);
            var own = styles.look(element, look);
            if (name.equals("th")) own = own.bolder();
            int span = span(element, "colspan");
            int down = span(element, "rowspan") - 1;
            cells.add(new Cell(HtmlBlocks.within(element, own, styles, depth + 1), span));
            for (int i = column; i < column + span; i++) {
                while (reaching.size() <= i) reaching.add(0);
                reaching.set(i, down);
            }
            column += span;
        }
        fill(cells, reaching, column);
        return new Row(cells);
    }

    private static int fill(List<Cell> cells, List<Integer> reaching, int from) {
        int column = from;
        while (column < reaching.size() && reaching.get(column) > 0) {
            reaching.set(column, reaching.get(column) - 1);
            cells.add(Cell.fromAbove(1));
            column++;
        }
        return column;
    }

    private static int span(Element cell, String attribute) {
        var stated = cell.attr(attribute).strip();
        return stated.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(stated), 1, MOST_SPAN) : 1;
    }
}
