package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import docket.messages.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class OfficeTest {

    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /** A Word file as small as one can be. */
    private static byte[] word(String body, String... furtherParts) {
        var parts = new String[4 + furtherParts.length];
        parts[0] = "[Content_Types].xml";
        parts[1] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
        parts[2] = "word/document.xml";
        parts[3] = "<w:document " + W + "><w:body>" + body + "</w:body></w:document>";
        System.arraycopy(furtherParts, 0, parts, 4, furtherParts.length);
        return Reads.zipOf(parts);
    }

    private static String paragraph(String runs) {
        return "<w:p>" + runs + "</w:p>";
    }

    private static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    private static byte[] written(Workbook book) throws IOException {
        var out = new ByteArrayOutputStream();
        book.write(out);
        book.close();
        return out.toByteArray();
    }

    @Test
    void aTableOfAWordFileStandsInColumns() throws IOException {
        byte[] bytes;
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Rechnung 4711");
            var table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Beratung im Mai");
            table.getRow(0).getCell(1).setText("100,00");
            table.getRow(1).getCell(0).setText("Reisekosten");
            table.getRow(1).getCell(1).setText("19,00");
            document.write(out);
            bytes = out.toByteArray();
        }

        var pages = Reads.read(bytes);

        assertThat(pages.text()).isEqualTo("Rechnung 4711\nBeratung im Mai 100,00\nReisekosten 19,00");
        assertThat(Reads.word(pages, "100,00").x())
                .isCloseTo(Reads.word(pages, "19,00").x(), within(0.2));
        assertThat(Reads.word(pages, "19,00").y())
                .isCloseTo(Reads.word(pages, "Reisekosten").y(), within(0.2));
    }

    @Test
    void wordsThatWordKeepsInPiecesAreWhole() {
        var pages = Reads.read(word(paragraph(run("Ver") + run("trag ") + run("Nr. 7"))));

        assertThat(pages.text()).isEqualTo("Vertrag Nr. 7");
    }

    @Test
    void trackedChangesAreReadAsAccepted() {
        var pages =
                Reads.read(word(paragraph(run("We pay ") + "<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>"
                        + run("200") + "</w:ins>" + run(" EUR"))));

        assertThat(pages.text()).isEqualTo("We pay 200 EUR");
        assertThat(pages.findings())
                .extracting(finding -> finding.detail())
                .containsExactly("2 tracked changes are read as accepted");
    }

    @Test
    void whatAPersonCannotSeeIsKeptApart() {
        var pages = Reads.read(word(paragraph(run("Seen ")
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space=\"preserve\">vanished </w:t></w:r>"
                + "<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t xml:space=\"preserve\">white </w:t></w:r>"
                + "<w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:t>tiny</w:t></w:r>")));

        assertThat(pages.text()).isEqualTo("Seen");
        assertThat(Reads.hidden(pages)).isEqualTo("vanished white tiny");
    }

    @Test
    void whiteLettersOnAColouredCellAreSeen() {
        var pages = Reads.read(word("<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"1F3864\"/></w:tcPr>"
                + paragraph("<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>Total</w:t></w:r>")
                + "</w:tc></w:tr></w:tbl>"));

        assertThat(pages.text()).isEqualTo("Total");
    }

    @Test
    void clausesKeepTheNumbersThatWordWrites() {
        var numbering = "<w:numbering " + W + "><w:abstractNum w:abstractNumId=\"0\">"
                + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl>"
                + "</w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
        var relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"http://x/numbering\" Target=\"numbering.xml\"/></Relationships>";

        var pages = Reads.read(word(
                numbered(0, "Term") + numbered(1, "begins") + numbered(1, "ends") + numbered(0, "Law"),
                "word/_rels/document.xml.rels",
                relations,
                "word/numbering.xml",
                numbering));

        assertThat(pages.text()).isEqualTo("1. Term\n1.a) begins\n1.b) ends\n2. Law");
    }

    private static String numbered(int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr>"
                + run(text) + "</w:p>";
    }

    @Test
    void aWordFileThatDeclaresEntitiesIsRefused() {
        var bytes = Reads.zipOf(
                "[Content_Types].xml",
                "<Types/>",
                "word/document.xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document " + W
                        + "><w:body>&e;</w:body></w:document>");

        assertThat(Reads.refusal(bytes)).contains("DOCTYPE").doesNotContain("passwd");
    }

    @Test
    void macrosAreNamedAndNotRun() {
        var pages = Reads.read(word(paragraph(run("Hello")), "word/vbaProject.bin", "x"));

        assertThat(pages.findings())
                .extracting(finding -> finding.detail())
                .containsExactly("the file carries macros; they were not run");
    }

    @Test
    void anElectronicInvoiceInsideAWordFileIsHandedOn() {
        var pages = Reads.read(word(
                paragraph(run("Invoice")),
                "word/embeddings/invoice.xml",
                "<rsm:CrossIndustryInvoice xmlns:rsm=\"urn:x\"/>",
                "customXml/item1.xml",
                "<b:Sources xmlns:b=\"urn:b\"/>"));

        assertThat(pages.attachments()).extracting(Attachment::name).containsExactly("invoice.xml");
        assertThat(pages.attachments().getFirst().isXml()).isTrue();
    }

    @Test
    void anEncryptedWorkbookNeedsAPassword() throws IOException, java.security.GeneralSecurityException {
        var out = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var into = encryptor.getDataStream(files)) {
                into.write(invoice(new XSSFWorkbook()));
            }
            files.writeFilesystem(out);
        }

        assertThat(Reads.refusal(out.toByteArray())).contains("needs a password");
        assertThat(new Reader().read(out.toByteArray(), "book", "wrong"))
                .isInstanceOfSatisfying(ReadResult.Refused.class, refused -> {
                    assertThat(refused.cause()).isEqualTo(Refusal.NEEDS_PASSWORD);
                    assertThat(refused.reason()).contains("another password");
                });
        assertThat(new Reader().read(out.toByteArray(), "book", "secret"))
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read -> assertThat(read.pages().text()).contains("1,234.50"));
    }

    @Test
    void anOldWorkbookIsReadWithItsPassword() throws IOException {
        byte[] locked;
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            locked = invoice(new HSSFWorkbook());
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }

        assertThat(new Reader().read(locked, "book"))
                .isInstanceOfSatisfying(
                        ReadResult.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(Refusal.NEEDS_PASSWORD));
        assertThat(new Reader().read(locked, "book", "secret"))
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read -> assertThat(read.pages().text()).contains("Consulting"));
    }

    @Test
    void anOldPresentationIsReadWithItsPassword() throws IOException {
        byte[] locked;
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (var show = new HSLFSlideShow();
                var out = new ByteArrayOutputStream()) {
            show.createSlide().addTitle().setText("Quarterly figures");
            show.write(out);
            locked = out.toByteArray();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }

        assertThat(Reads.refusal(locked)).contains("needs a password");
        assertThat(new Reader().read(locked, "slides", "secret"))
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read -> assertThat(read.pages().text()).contains("Quarterly figures"));
    }

    private static byte[] invoice(Workbook book) throws IOException {
        var sheet = book.createSheet("Invoice");
        sheet.createRow(0).createCell(0).setCellValue("Invoice number and everything else that is long");
        var dates = book.createCellStyle();
        dates.setDataFormat((short) 14);
        var row = sheet.createRow(2);
        row.createCell(0).setCellValue("Consulting");
        row.createCell(1).setCellValue(LocalDate.of(2026, 3, 1));
        row.getCell(1).setCellStyle(dates);
        var money = book.createCellStyle();
        money.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
        row.createCell(2).setCellValue(1234.5);
        row.getCell(2).setCellStyle(money);
        var secret = book.createSheet("Secret");
        secret.createRow(0).createCell(0).setCellValue("margin");
        book.setSheetHidden(1, true);
        return written(book);
    }

    @Test
    void aWorkbookShowsValuesAsExcelDoes() throws IOException {
        for (Workbook book : new Workbook[] {new XSSFWorkbook(), new HSSFWorkbook()}) {
            var pages = Reads.read(invoice(book));

            assertThat(pages.text())
                    .isEqualTo("Invoice number and everything else that is long\nConsulting 2026-03-01 1,234.50");
            assertThat(Reads.hidden(pages)).isEqualTo("margin");
        }
    }

    @Test
    void slidesArePages() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            show.createSlide().createTextBox().setText("First thoughts");
            show.createSlide().createTextBox().setText("Second thoughts");
            show.write(out);
        }
        var old = new ByteArrayOutputStream();
        try (var show = new HSLFSlideShow()) {
            show.createSlide().createTextBox().setText("First thoughts");
            show.createSlide().createTextBox().setText("Second thoughts");
            show.write(old);
        }

        assertThat(Reads.read(out.toByteArray()).pages())
                .extracting(Page::text)
                .containsExactly("First thoughts", "Second thoughts");
        assertThat(Reads.read(old.toByteArray()).pages())
                .extracting(Page::text)
                .containsExactly("First thoughts", "Second thoughts");
    }

    @Test
    void openDocumentTextHasTablesAndHidesWhatItHides() {
        var office = "xmlns:office=\"urn:o\" xmlns:text=\"urn:t\" xmlns:table=\"urn:tab\" xmlns:style=\"urn:s\"";
        var pages = Reads.read(Reads.zipOf(
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                "<office:document-content " + office + "><office:automatic-styles>"
                        + "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
                        + "</office:automatic-styles><office:body><office:text>"
                        + "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                        + "<text:h text:outline-level=\"1\">Offer</text:h>"
                        + "<text:p>We offer<text:span text:style-name=\"H\">nothing</text:span> this:</text:p>"
                        + "<table:table><table:table-row><table:table-cell><text:p>Days</text:p></table:table-cell>"
                        + "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
                        + "</office:text></office:body></office:document-content>"));

        assertThat(pages.text()).isEqualTo("Offer\nWe offer this:\nDays 12");
        assertThat(Reads.word(pages, "Offer").bold()).isTrue();
        assertThat(Reads.hidden(pages)).isEqualTo("nothing");
    }

    @Test
    void richTextHasRowsAndLosesWhatWasDeleted() {
        var pages = Reads.read(
                "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\stylesheet{\\s0 Normal;}{\\*\\cs1 Other;}}"
                        + "\\b Invoice\\b0\\par \\trowd\\pard\\intbl Work\\cell 100.00\\cell\\row \\pard {\\v secret}{\\deleted old}Thanks\\par}");

        assertThat(pages.text()).isEqualTo("Invoice\nWork 100.00\nThanks");
        assertThat(Reads.word(pages, "Invoice").bold()).isTrue();
        assertThat(Reads.hidden(pages)).isEqualTo("secret");
    }

    @Test
    void aLongDocumentTurnsPagesAlwaysAtTheSamePlace() {
        var body = new StringBuilder();
        for (int i = 0; i < 200; i++) body.append(paragraph(run("Paragraph " + i)));
        var bytes = word(body.toString());

        var pages = Reads.read(bytes);

        assertThat(pages.pages()).hasSizeBetween(3, 5);
        assertThat(pages.pages())
                .allSatisfy(page -> assertThat(page.words())
                        .allSatisfy(word -> assertThat(word.bottom()).isLessThan(page.height())));
        assertThat(Reads.read(bytes)).isEqualTo(pages);
    }

    @Test
    void aDrawnPageOfAWordFileIsAPicture() {
        assertThat(PageImages.png(word(paragraph(run("Hello"))), 1, 72))
                .hasValueSatisfying(png -> assertThat(new String(png, 1, 3, StandardCharsets.US_ASCII))
                        .isEqualTo("PNG"));
    }

    @Test
    void whatPoiWroteAndBrokeIsRefusedWithASentence() throws IOException {
        var bytes = invoice(new HSSFWorkbook());

        assertThat(Reads.refusal(new ByteArrayInputStream(bytes).readNBytes(bytes.length / 3)))
                .contains("damaged");
    }
}
