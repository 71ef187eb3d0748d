package docket.reader.office;

import docket.reader.paper.Block;
import docket.reader.paper.Block.Align;
import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.PageBreak;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;
import docket.reader.paper.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.HWPFOldDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.extractor.Word6Extractor;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/** Word 97 to 2003; Word 6 and 95 as far as their text goes. */
final class DocBlocks {

    private static final double TWIPS = 20;

    private DocBlocks() {}

    static List<Block> blocks(DirectoryNode root) throws IOException {
        HWPFDocument document;
        try {
            document = new HWPFDocument(root);
        } catch (OldWordFileFormatException e) {
            try (var extractor = new Word6Extractor(new HWPFOldDocument(root))) {
                return plain(extractor.getText());
            }
        }
        try {
            var range = document.getRange();
            var blocks = blocks(range, 0, range.numParagraphs(), 1);
            var notes = document.getFootnoteRange();
            if (notes.numParagraphs() > 0 && !notes.text().isBlank()) {
                blocks.add(Block.Paragraph.of(""));
                blocks.addAll(blocks(notes, 0, notes.numParagraphs(), 1));
            }
            return blocks;
        } catch (RuntimeException e) {
            // The looks may be damaged where the letters are not.
            try (var extractor = new WordExtractor(document)) {
                return plain(extractor.getText());
            }
        }
    }

    private static List<Block> plain(String text) {
        var blocks = new ArrayList<Block>();
        text.replace('\u0007', '\t').lines().forEach(line -> blocks.add(Block.Paragraph.of(visible(line))));
        return blocks;
    }

    private static List<Block> blocks(Range range, int from, int to, int level) {
        var blocks = new ArrayList<Block>();
        var rows = new ArrayList<Row>();
        var cells = new ArrayList<Cell>();
        var cell = new ArrayList<Block>();
        for (int i = from; i < to; i++) {
            var paragraph = range.getParagraph(i);
            if (paragraph.isInTable() && paragraph.getTableLevel() >= level) {
                if (paragraph.isTableRowEnd()) {
                    if (!cells.isEmpty()) rows.add(new Row(cells));
                    cells.clear();
                    cell.clear();
                    continue;
                }
                cell.add(paragraph(paragraph));
                if (paragraph.text().endsWith("\u0007")) {
                    cells.add(new Cell(cell, 1));
                    cell.clear();
                }
                continue;
            }
            if (!rows.isEmpty()) blocks.add(new Table(rows));
            rows.clear();
            if (paragraph.pageBreakBefore() || paragraph.text().startsWith("\f")) blocks.add(new PageBreak());
            blocks.add(paragraph(paragraph));
        }
        if (!rows.isEmpty()) blocks.add(new Table(rows));
        return blocks;
    }

    private static Block paragraph(Paragraph paragraph) {
        var spans = new ArrayList<Span>();
        boolean[] inField = new boolean[1];
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            var run = paragraph.getCharacterRun(i);
            if (run.isMarkedDeleted()) continue;
            var text = shown(run.text(), inField);
            if (!text.isEmpty()) spans.add(new Span(text, size(run), run.isBold(), isHidden(run)));
        }
        var align = switch (paragraph.getJustification()) {
            case 1 -> Align.CENTRE;
            case 2 -> Align.RIGHT;
            default -> Align.LEFT;
        };
        return new Block.Paragraph(spans, align, paragraph.getIndentFromLeft() / TWIPS, List.of(), 0);
    }

    private static double size(CharacterRun run) {
        return run.getFontSize() > 0 ? run.getFontSize() / 2.0 : Span.USUAL;
    }

    private static boolean isHidden(CharacterRun run) {
        // 8 is white in the palette of Word 97.
        return run.isVanished() || run.getColor() == 8 && !run.isHighlighted() || run.getFontSize() <= 2;
    }

    /** A field's code, between its begin (0x13) and its separator (0x14), is not shown. */
    private static String shown(String raw, boolean[] inField) {
        var text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '\u0013' -> inField[0] = true;
                case '\u0014', '\u0015' -> inField[0] = false;
                case '\u000b' -> text.append('\n');
                case '\u001e' -> text.append('-');
                case '\t' -> text.append('\t');
                default -> {
                    if (!inField[0] && c >= ' ' && c != Span.PAGE_NUMBER) text.append(c);
                }
            }
        }
        return text.toString();
    }

    private static String visible(String raw) {
        return shown(raw, new boolean[1]);
    }
}
