package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.office.Grid.Value;
import docket.reader.paper.Block;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.extractor.OldExcelExtractor;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;

/** Excel 97 to 2003; Excel 5 and 95 as far as their text goes. Formulas are never computed. */
final class XlsBlocks {

    private static final int SHORT_DATE = 14;

    private final DataFormatter formatter = new DataFormatter(Locale.US);
    private final HSSFWorkbook book;

    private XlsBlocks(HSSFWorkbook book) {
        this.book = book;
    }

    static List<Block> blocks(DirectoryNode root) throws IOException, NotAccepted {
        try (var book = new HSSFWorkbook(root, false)) {
            var reader = new XlsBlocks(book);
            var blocks = new ArrayList<Block>();
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                boolean hidden = book.getSheetVisibility(i) != SheetVisibility.VISIBLE;
                reader.grid(book.getSheetAt(i), hidden).print(blocks);
            }
            return blocks;
        } catch (OldExcelFormatException e) {
            try (var extractor = new OldExcelExtractor(root)) {
                var blocks = new ArrayList<Block>();
                extractor.getText().lines().forEach(line -> blocks.add(Block.Paragraph.of(line)));
                return blocks;
            }
        }
    }

    private Grid grid(HSSFSheet sheet, boolean hidden) throws NotAccepted {
        var grid = new Grid(hidden);
        for (var region : sheet.getMergedRegions()) {
            grid.span(
                    region.getFirstRow(),
                    region.getFirstColumn(),
                    region.getLastColumn() - region.getFirstColumn() + 1);
        }
        for (Row row : sheet) {
            if (row.getZeroHeight()) grid.hideRow(row.getRowNum());
            for (Cell cell : row) {
                int column = cell.getColumnIndex();
                if (sheet.isColumnHidden(column)) grid.hideColumns(column, column);
                grid.put(row.getRowNum(), column, value(cell));
            }
        }
        return grid;
    }

    private Value value(Cell cell) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        var text = switch (type) {
            case NUMERIC -> number(cell);
            case STRING -> cell.getRichStringCellValue().getString();
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            default -> "";
        };
        var style = cell.getCellStyle();
        var font = book.getFontAt(style.getFontIndex());
        // 9 and 1 are white in the palette.
        boolean white =
                (font.getColor() == 9 || font.getColor() == 1) && style.getFillPattern() == FillPatternType.NO_FILL;
        boolean right = type == CellType.NUMERIC && style.getAlignment() != HorizontalAlignment.LEFT
                || style.getAlignment() == HorizontalAlignment.RIGHT;
        return new Value(text, font.getBold(), right, white, font.getFontHeightInPoints() * 0.9);
    }

    private String number(Cell cell) {
        double value = cell.getNumericCellValue();
        var style = cell.getCellStyle();
        if (style.getDataFormat() == SHORT_DATE && DateUtil.isValidExcelDate(value))
            return formatter
                    .formatRawCellContents(value, SHORT_DATE, "yyyy-mm-dd")
                    .strip();
        try {
            return formatter
                    .formatRawCellContents(value, style.getDataFormat(), style.getDataFormatString())
                    .strip();
        } catch (RuntimeException e) {
            return Double.toString(value);
        }
    }
}
