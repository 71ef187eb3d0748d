package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.office.Grid.Value;
import docket.reader.office.OdfStyles.Look;
import docket.reader.office.Xml.Element;
import docket.reader.paper.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** OpenDocument spreadsheets: each cell's text as it was last shown. */
final class OdfSheets {

    private final Grid grid;
    private final OdfStyles styles;
    private int row;

    private OdfSheets(Grid grid, OdfStyles styles) {
        this.grid = grid;
        this.styles = styles;
    }

    static List<Block> blocks(Element spreadsheet, OdfStyles styles) throws NotAccepted {
        var blocks = new ArrayList<Block>();
        for (Element table : spreadsheet.all("table")) {
            var grid = new Grid(styles.isHidden("table", table.attribute("style-name")));
            new OdfSheets(grid, styles).rows(table);
            grid.print(blocks);
        }
        return blocks;
    }

    private void rows(Element parent) throws NotAccepted {
        for (Element child : parent.children()) {
            switch (child.name()) {
                case "table-header-rows", "table-rows", "table-row-group" -> rows(child);
                case "table-row" -> {
                    if (child.attribute("visibility").matches("collapse|filter")) grid.hideRow(row);
                    cells(child);
                    row += Math.max(1, XlsxPages.number(child.attribute("number-rows-repeated")));
                }
                default -> {}
            }
        }
    }

    private void cells(Element line) throws NotAccepted {
        int column = 0;
        for (Element cell : line.children()) {
            if (!cell.is("table-cell") && !cell.is("covered-table-cell")) continue;
            int times = Math.max(1, XlsxPages.number(cell.attribute("number-columns-repeated")));
            var text = cell.all("p").stream().map(Element::textWithin).collect(Collectors.joining("\n"));
            if (!text.isBlank()) {
                var look = styles.look("table-cell", cell.attribute("style-name"), Look.USUAL);
                var type = cell.attribute("value-type");
                boolean right = type.matches("float|currency|percentage|date");
                grid.span(row, column, XlsxPages.number(cell.attribute("number-columns-spanned")));
                for (int i = 0; i < Math.min(times, 50); i++) {
                    grid.put(row, column + i, new Value(text, look.bold(), right, look.hidden(), look.size()));
                }
            }
            column += times;
        }
    }
}
