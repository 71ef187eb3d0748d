package docket.reader.office;

import docket.reader.paper.Block;
import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.PageBreak;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;
import docket.reader.paper.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hslf.usermodel.HSLFGroupShape;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hslf.usermodel.HSLFTextShape;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/** PowerPoint 97 to 2003: a slide a page. */
final class PptBlocks {

    private static final double SCALE = 0.55;

    private PptBlocks() {}

    static List<Block> blocks(DirectoryNode root) throws IOException {
        var blocks = new ArrayList<Block>();
        try (var show = new HSLFSlideShow(root)) {
            for (var slide : show.getSlides()) {
                if (!blocks.isEmpty()) blocks.add(new PageBreak());
                for (var shape : slide.getShapes()) shape(shape, slide.isHidden(), blocks);
            }
        }
        return blocks;
    }

    private static void shape(HSLFShape shape, boolean hidden, List<Block> into) {
        switch (shape) {
            case HSLFTable table -> into.add(table(table, hidden));
            case HSLFTextShape text -> into.addAll(text(text.getTextParagraphs(), hidden));
            case HSLFGroupShape group -> group.getShapes().forEach(each -> shape(each, hidden, into));
            default -> {}
        }
    }

    private static List<Block> text(List<HSLFTextParagraph> paragraphs, boolean hidden) {
        var blocks = new ArrayList<Block>();
        for (var paragraph : paragraphs) {
            var spans = new ArrayList<Span>();
            for (var run : paragraph.getTextRuns()) {
                var size = run.getFontSize();
                spans.add(new Span(
                        run.getRawText()
                                .replace('\r', '\n')
                                .replace('\u000b', '\n')
                                .replace(Span.PAGE_NUMBER, ' '),
                        Math.max(7, (size == null ? 18 : size) * SCALE),
                        run.isBold(),
                        hidden));
            }
            blocks.add(new Block.Paragraph(spans));
        }
        return blocks;
    }

    private static Table table(HSLFTable table, boolean hidden) {
        var rows = new ArrayList<Row>();
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            var cells = new ArrayList<Cell>();
            for (int column = 0; column < table.getNumberOfColumns(); column++) {
                var cell = table.getCell(row, column);
                cells.add(cell == null ? Cell.EMPTY : new Cell(text(cell.getTextParagraphs(), hidden), 1));
            }
            rows.add(new Row(cells));
        }
        return new Table(rows);
    }
}
