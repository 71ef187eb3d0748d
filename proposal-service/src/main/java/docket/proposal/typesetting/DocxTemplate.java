package docket.proposal.typesetting;

import docket.proposal.Draft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHighlightColor;

/** Fills a Word document's placeholders. A placeholder takes the form of its first letter. */
final class DocxTemplate {

    private final byte[] template;

    DocxTemplate(byte[] template) {
        this.template = template;
    }

    /** @param pages on which each heading begins, as the other form was printed */
    byte[] set(Draft draft, List<Integer> pages) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(template));
                var out = new ByteArrayOutputStream()) {
            var filled = DocxSections.set(
                    document,
                    draft,
                    (paragraph, table, row) -> replace(paragraph, text -> Placeholders.fill(text, draft, table, row)));
            for (var paragraph : List.copyOf(document.getParagraphs())) {
                if (filled.contains(paragraph.getCTP()) || DocxContents.stands(paragraph)) continue;
                boolean alone = Placeholders.alone(paragraph.getText());
                replace(paragraph, text -> Placeholders.fill(text, draft));
                if (alone && paragraph.getText().isBlank())
                    document.removeBodyElement(document.getPosOfParagraph(paragraph));
            }
            for (var table : List.copyOf(document.getTables())) fill(document, table, draft);
            document.getHeaderList().forEach(header -> fill(header.getParagraphs(), draft));
            document.getFooterList().forEach(footer -> fill(footer.getParagraphs(), draft));
            DocxContents.set(document, pages);
            document.write(out);
            return timeless(out.toByteArray());
        } catch (IOException | POIXMLException | UnsupportedFileFormatException e) {
            throw new IllegalStateException("proposal.docx is no Word document", e);
        }
    }

    private static void fill(List<XWPFParagraph> paragraphs, Draft draft) {
        paragraphs.forEach(paragraph -> replace(paragraph, text -> Placeholders.fill(text, draft)));
    }

    private static void fill(XWPFDocument document, XWPFTable table, Draft draft) {
        for (var row : List.copyOf(table.getRows())) {
            var name = Placeholders.table(text(row), draft);
            if (name.isEmpty()) {
                row.getTableCells().forEach(cell -> fill(cell, draft));
            } else if (Placeholders.rows(draft, name.get()).isEmpty()
                    && table.getRows().size() <= 2) {
                document.removeBodyElement(document.getPosOfTable(table)); // a head without rows
                return;
            } else {
                repeat(table, row, name.get(), draft);
            }
        }
    }

    private static void fill(XWPFTableCell cell, Draft draft) {
        for (var paragraph : List.copyOf(cell.getParagraphs())) {
            boolean alone = Placeholders.alone(paragraph.getText());
            replace(paragraph, text -> Placeholders.fill(text, draft));
            // A cell needs one paragraph, even an empty one.
            if (alone && paragraph.getText().isBlank() && cell.getParagraphs().size() > 1) {
                cell.removeParagraph(cell.getParagraphs().indexOf(paragraph));
            }
        }
    }

    private static void repeat(XWPFTable table, XWPFTableRow row, String name, Draft draft) {
        int at = table.getRows().indexOf(row);
        var source = (CTRow) row.getCtRow().copy();
        table.removeRow(at);
        for (var values : Placeholders.rows(draft, name)) {
            var copy = new XWPFTableRow((CTRow) source.copy(), table);
            paragraphs(copy)
                    .forEach(paragraph -> replace(paragraph, text -> Placeholders.fill(text, draft, name, values)));
            table.addRow(copy, at++);
        }
    }

    private static String text(XWPFTableRow row) {
        var text = new StringBuilder();
        paragraphs(row).forEach(paragraph -> text.append(paragraph.getText()).append('\n'));
        return text.toString();
    }

    private static List<XWPFParagraph> paragraphs(XWPFTableRow row) {
        return row.getTableCells().stream()
                .flatMap(cell -> cell.getParagraphs().stream())
                .toList();
    }

    private interface Filling {
        String of(String text);
    }

    /**
     * Word cuts text into runs wherever somebody once typed, also through the middle of a placeholder: a paragraph with
     * such a cut is put together in its first run.
     */
    private static void replace(XWPFParagraph paragraph, Filling filling) {
        var runs = textRuns(paragraph);
        if (runs.stream().allMatch(run -> whole(raw(run)))) {
            runs.stream()
                    .filter(run -> raw(run).contains("{{"))
                    .forEach(run -> write(paragraph, run, filling.of(raw(run))));
            return;
        }
        var text = new StringBuilder();
        runs.forEach(run -> text.append(raw(run)));
        for (int i = runs.size() - 1; i > 0; i--)
            paragraph.removeRun(paragraph.getRuns().indexOf(runs.get(i)));
        write(paragraph, runs.getFirst(), filling.of(text.toString()));
    }

    /** Whether no placeholder is cut. */
    private static boolean whole(String run) {
        return run.lastIndexOf("{") <= run.lastIndexOf("}}");
    }

    /** The letters as they are written; {@code XWPFRun.text()} shows them as they look, in capitals for instance. */
    private static String raw(XWPFRun run) {
        var text = new StringBuilder();
        for (var part : run.getCTR().getTList()) text.append(part.getStringValue());
        return text.toString();
    }

    private static List<XWPFRun> textRuns(XWPFParagraph paragraph) {
        return paragraph.getRuns().stream()
                .filter(run -> run.getCTR().sizeOfTArray() > 0)
                .toList();
    }

    /** Gaps get a run of their own, marked. */
    private static void write(XWPFParagraph paragraph, XWPFRun first, String text) {
        var parts = new ArrayList<String>();
        int from = 0;
        var gaps = Placeholders.GAP.matcher(text);
        while (gaps.find()) {
            parts.add(text.substring(from, gaps.start()));
            parts.add(gaps.group());
            from = gaps.end();
        }
        parts.add(text.substring(from));
        int at = paragraph.getRuns().indexOf(first);
        setText(first, parts.getFirst());
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).isEmpty()) continue;
            var run = paragraph.insertNewRun(++at);
            if (first.getCTR().isSetRPr()) run.getCTR().setRPr(first.getCTR().getRPr());
            setText(run, parts.get(i));
            if (i % 2 == 1) run.setTextHighlightColor(STHighlightColor.YELLOW.toString());
        }
    }

    private static void setText(XWPFRun run, String text) {
        var lines = text.split("\n", -1);
        run.setText(lines[0], 0);
        for (int i = 1; i < lines.length; i++) {
            run.addBreak();
            run.setText(lines[i], i);
        }
    }

    /** The same parts in the same order with one time for all. */
    private static byte[] timeless(byte[] docx) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(docx));
                var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var copy = new ZipEntry(entry.getName());
                // The first moment a ZIP entry can tell, in a form that knows no time zone.
                copy.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                out.putNextEntry(copy);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
