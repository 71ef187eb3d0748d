package docket.proposal.typesetting;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/**
 * Makes the Word template anew: {@code main(path of proposal.docx)}. The template is a document like any other and may
 * be edited in Word instead.
 */
final class TemplateMaker {

    private static final String FONT = "Arial";
    private static final String BLUE = "1F5F8B";
    private static final String DARK = "102A43";
    private static final String GREY = "52606D";
    private static final String LINE = "CBD2D9";
    private static final int TWIPS_PER_MM = 57;

    private final XWPFDocument document = new XWPFDocument();

    public static void main(String[] arguments) throws IOException {
        var maker = new TemplateMaker();
        maker.make();
        try (var out = Files.newOutputStream(Path.of(arguments[0]))) {
            maker.document.write(out);
        }
    }

    private void make() {
        page();
        heading("Heading1", 1, 22, DARK, 0, 320);
        heading("Heading2", 2, 13, BLUE, 420, 120);
        contentsStyle();
        header();
        kind();
        paragraph("Heading1", "{{title}}");
        facts(List.of(
                new String[] {"{{label.prepared_for}}", "{{client_name}}", "{{client_address}}"},
                new String[] {"{{label.contact}}", "{{client_contact}} · {{client_email}}"},
                new String[] {"{{label.date}}", "{{date}}"},
                new String[] {"{{label.reference}}", "{{reference}}"},
                new String[] {"{{label.valid_until}}", "{{valid_until}}"}));
        contents();
        section("{{label.introduction}}", "{{salutation}}", "{{introduction}}", "{{response_note}}");
        section("{{label.understanding}}", "{{summary}}");
        section("{{label.requirements}}", "{{requirements_note}}");
        rows(
                List.of("position", "requirement", "obligation", "source", "answer", "status"),
                "requirements",
                new int[] {10, 51, 27, 16, 40, 24},
                List.of());
        body("{{#each blocks}}");
        section("{{blocks.title}}", "{{blocks.text}}");
        body("{{/each}}");
        section("{{label.prices}}", "{{prices_note}}");
        rows(
                List.of(
                        "position",
                        "description",
                        "quantity",
                        "unit",
                        "unit_price",
                        "discount",
                        "tax_rate",
                        "line_total"),
                "items",
                new int[] {10, 42, 20, 16, 24, 16, 15, 25},
                List.of("quantity", "unit_price", "discount", "tax_rate", "line_total"));
        body("");
        sums();
        section("{{label.terms}}");
        facts(List.of(
                new String[] {"{{label.delivery}}", "{{delivery_date}}"},
                new String[] {"{{label.payment}}", "{{payment_terms}}"},
                new String[] {"{{label.valid_until}}", "{{valid_until}}"}));
        section("{{label.next_steps}}");
        steps();
    }

    /** Not a heading: the contents do not list themselves. */
    private void contents() {
        var title = document.createParagraph();
        title.setSpacingBefore(300);
        title.setSpacingAfter(120);
        title.setKeepNext(true);
        write(title, "{{label.contents}}", 13, BLUE, true);
        var toc = document.createParagraph();
        toc.setStyle("TOC1");
        write(toc, "{{toc}}", 10, null, false);
    }

    private void contentsStyle() {
        var style = CTStyle.Factory.newInstance();
        style.setStyleId("TOC1");
        style.setType(STStyleType.PARAGRAPH);
        style.addNewName().setVal("toc 1");
        style.addNewNext().setVal("Normal");
        var paragraph = style.addNewPPr();
        var tab = paragraph.addNewTabs().addNewTab();
        tab.setVal(STTabJc.RIGHT);
        tab.setLeader(STTabTlc.DOT);
        tab.setPos(twips(168));
        paragraph.addNewSpacing().setAfter(BigInteger.valueOf(60));
        style.addNewRPr().addNewSz().setVal(BigInteger.valueOf(20));
        document.getStyles().addStyle(new XWPFStyle(style));
    }

    private void page() {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        var margins = section.addNewPgMar();
        margins.setLeft(twips(22));
        margins.setRight(twips(20));
        margins.setTop(twips(26));
        margins.setBottom(twips(22));
        margins.setHeader(twips(12));
        margins.setFooter(twips(11));
        margins.setGutter(twips(0));
        document.createStyles().setDefaultFonts(fonts());
    }

    private static CTFonts fonts() {
        var fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(FONT);
        fonts.setHAnsi(FONT);
        fonts.setCs(FONT);
        return fonts;
    }

    private static BigInteger twips(int millimetres) {
        return BigInteger.valueOf((long) millimetres * TWIPS_PER_MM);
    }

    private void heading(String id, int level, int points, String colour, int before, int after) {
        var style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewName().setVal("heading " + level);
        style.addNewNext().setVal("Normal");
        style.addNewQFormat();
        var paragraph = style.addNewPPr();
        paragraph.addNewKeepNext();
        var spacing = paragraph.addNewSpacing();
        spacing.setBefore(BigInteger.valueOf(before));
        spacing.setAfter(BigInteger.valueOf(after));
        paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        var run = style.addNewRPr();
        run.addNewB();
        run.addNewColor().setVal(colour);
        run.addNewSz().setVal(BigInteger.valueOf(points * 2L));
        document.getStyles().addStyle(new XWPFStyle(style));
    }

    private void header() {
        var header = document.createHeader(HeaderFooterType.DEFAULT);
        write(header.createParagraph(), "{{label.proposal}} · {{reference}}", 8, GREY, false);
        var footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        footer.setAlignment(ParagraphAlignment.RIGHT);
        write(footer, "{{label.page}} ", 8, GREY, false);
        field(footer, " PAGE ");
        write(footer, " / ", 8, GREY, false);
        field(footer, " NUMPAGES ");
    }

    private static void field(XWPFParagraph paragraph, String instruction) {
        for (var part : List.of(STFldCharType.BEGIN, STFldCharType.SEPARATE, STFldCharType.END)) {
            var run = write(paragraph, "", 8, GREY, false);
            run.getCTR().addNewFldChar().setFldCharType(part);
            if (part == STFldCharType.BEGIN)
                write(paragraph, "", 8, GREY, false).getCTR().addNewInstrText().setStringValue(instruction);
            if (part == STFldCharType.SEPARATE) write(paragraph, "1", 8, GREY, false);
        }
    }

    private void kind() {
        var paragraph = document.createParagraph();
        paragraph.setSpacingBefore(400);
        paragraph.setSpacingAfter(40);
        var run = write(paragraph, "{{label.proposal}}", 10, BLUE, true);
        run.setCapitalized(true);
        run.setCharacterSpacing(20);
    }

    private void section(String heading, String... paragraphs) {
        paragraph("Heading2", heading);
        for (var text : paragraphs) body(text);
    }

    private void paragraph(String style, String text) {
        var paragraph = document.createParagraph();
        paragraph.setStyle(style);
        paragraph.createRun().setText(text);
    }

    private void body(String text) {
        var paragraph = document.createParagraph();
        paragraph.setSpacingAfter(140);
        paragraph.setSpacingBetween(1.2);
        write(paragraph, text, 10, null, false);
    }

    private static XWPFRun write(XWPFParagraph paragraph, String text, int size, String colour, boolean bold) {
        var run = paragraph.createRun();
        if (!text.isEmpty()) run.setText(text);
        run.setFontSize(size);
        run.setBold(bold);
        if (colour != null) run.setColor(colour);
        return run;
    }

    private XWPFTable table(int columns, int... millimetres) {
        var table = document.createTable(1, columns);
        table.setWidthType(TableWidthType.DXA);
        int width = Arrays.stream(millimetres).sum() * TWIPS_PER_MM;
        table.setWidth(width);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        var grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) grid.removeGridCol(0);
        for (int mm : millimetres) grid.addNewGridCol().setW(twips(mm));
        table.setCellMargins(60, 90, 60, 90);
        borders(table, XWPFBorderType.NONE);
        return table;
    }

    private static void borders(XWPFTable table, XWPFBorderType inside) {
        table.setInsideVBorder(XWPFBorderType.NONE, 0, 0, "auto");
        table.setLeftBorder(XWPFBorderType.NONE, 0, 0, "auto");
        table.setRightBorder(XWPFBorderType.NONE, 0, 0, "auto");
        table.setTopBorder(inside, 4, 0, LINE);
        table.setInsideHBorder(inside, 4, 0, LINE);
        table.setBottomBorder(inside, 4, 0, LINE);
    }

    private static void cell(
            XWPFTableCell cell, int mm, String text, int size, String colour, boolean bold, boolean right) {
        cell.setWidth(Integer.toString(mm * TWIPS_PER_MM));
        var paragraph = cell.getParagraphs().getFirst();
        if (right) paragraph.setAlignment(ParagraphAlignment.RIGHT);
        write(paragraph, text, size, colour, bold);
    }

    private void facts(List<String[]> facts) {
        var table = table(2, 36, 132);
        table.setTopBorder(XWPFBorderType.SINGLE, 8, 0, BLUE);
        table.setBottomBorder(XWPFBorderType.SINGLE, 4, 0, LINE);
        for (int i = 0; i < facts.size(); i++) {
            var row = i == 0 ? table.getRow(0) : table.createRow();
            cell(row.getCell(0), 36, facts.get(i)[0], 10, GREY, false, false);
            boolean first = facts.get(i).length == 3;
            cell(row.getCell(1), 132, facts.get(i)[1], 10, null, first, false);
            if (first) write(row.getCell(1).addParagraph(), facts.get(i)[2], 10, null, false);
        }
    }

    private void rows(List<String> columns, String name, int[] widths, List<String> numbers) {
        var table = table(columns.size(), widths);
        borders(table, XWPFBorderType.SINGLE);
        var head = table.getRow(0);
        head.setRepeatHeader(true);
        var row = table.createRow();
        row.setCantSplitRow(true);
        for (int i = 0; i < columns.size(); i++) {
            boolean right = numbers.contains(columns.get(i));
            head.getCell(i).setColor("E6EEF5");
            cell(head.getCell(i), widths[i], "{{label." + columns.get(i) + "}}", 9, DARK, true, right);
            cell(row.getCell(i), widths[i], "{{" + name + "." + columns.get(i) + "}}", 9, null, false, right);
        }
    }

    private void sums() {
        var table = table(2, 56, 40);
        table.setTableAlignment(TableRowAlign.RIGHT);
        sum(table.getRow(0), "{{reductions.label}}", "{{reductions.amount}}", false);
        sum(table.createRow(), "{{label.net_total}}", "{{net_total}}", false);
        sum(table.createRow(), "{{taxes.label}}", "{{taxes.amount}}", false);
        sum(table.createRow(), "{{label.gross_total}}", "{{gross_total}}", true);
    }

    private static void sum(XWPFTableRow row, String label, String amount, boolean bold) {
        cell(row.getCell(0), 56, label, 10, null, bold, false);
        cell(row.getCell(1), 40, amount, 10, null, bold, true);
    }

    private void steps() {
        var table = table(2, 9, 159);
        cell(table.getRow(0).getCell(0), 9, "{{steps.position}}", 10, BLUE, true, false);
        cell(table.getRow(0).getCell(1), 159, "{{steps.text}}", 10, null, false, false);
    }
}
