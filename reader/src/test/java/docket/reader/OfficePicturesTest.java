package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class OfficePicturesTest {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 240;

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 44));
        graphics.drawString("Invoice number 4711", 60, 90);
        graphics.drawString("Amount due 119.00 EUR", 60, 170);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static void assertHoldsTheWordsOfThePicture(byte[] file) {
        var pages = Reads.read(file);

        var number = Reads.word(pages, "4711");
        assertThat(number.origin()).isEqualTo(Word.Origin.OCR);
        assertThat(number.confidence()).isBetween(0.5, 1.0);
        assertThat(Reads.word(pages, "119.00").y()).isGreaterThan(number.y());
        assertThat(pages.metadata()).containsKey("ocr").containsEntry("ocrPages", "1");
    }

    @Test
    void wordsInAPictureOfALetterAreReadWhereThePictureStands() throws IOException, InvalidFormatException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("See below.");
            document.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(picture()),
                            Document.PICTURE_TYPE_PNG,
                            "scan.png",
                            Units.toEMU(360),
                            Units.toEMU(96));
            document.createParagraph().createRun().setText("Regards");
            document.write(out);
        }

        assertHoldsTheWordsOfThePicture(out.toByteArray());
        var pages = Reads.read(out.toByteArray());
        var number = Reads.word(pages, "4711");
        assertThat(number.y())
                .isBetween(
                        Reads.word(pages, "below.").y(),
                        Reads.word(pages, "Regards").y());
        assertThat(Reads.word(pages, "below.").origin()).isEqualTo(Word.Origin.TEXT_LAYER);
        // 60 of 900 dots in a picture 360 points wide
        assertThat(Reads.word(pages, "Invoice").x() - Reads.word(pages, "See").x())
                .isCloseTo(24, within(4.0));
    }

    @Test
    void wordsInAPictureOnASlideAreRead() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            var data = show.addPicture(picture(), PictureData.PictureType.PNG);
            show.createSlide().createPicture(data).setAnchor(new java.awt.Rectangle(40, 40, 450, 120));
            show.write(out);
        }

        assertHoldsTheWordsOfThePicture(out.toByteArray());
    }

    @Test
    void wordsInAPictureOverASheetAreRead() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("Scan");
            sheet.createRow(0).createCell(0).setCellValue("As received");
            int data = book.addPicture(picture(), Workbook.PICTURE_TYPE_PNG);
            var anchor = book.getCreationHelper().createClientAnchor();
            anchor.setCol1(1);
            anchor.setRow1(2);
            sheet.createDrawingPatriarch().createPicture(anchor, data).resize();
            book.write(out);
        }

        assertHoldsTheWordsOfThePicture(out.toByteArray());
    }

    @Test
    void wordsInAPictureOfAnOpenDocumentAreRead() throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        parts.put("content.xml", utf8("""
                <office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:svg="s" xmlns:xlink="x">
                <office:body><office:text><text:p>See below.<draw:frame svg:width="12cm" svg:height="3.2cm">
                <draw:image xlink:href="Pictures/scan.png"/></draw:frame></text:p></office:text></office:body>
                </office:document-content>"""));
        parts.put("Pictures/scan.png", picture());

        assertHoldsTheWordsOfThePicture(Reads.zip(parts));
    }

    @Test
    void aSmallPictureIsAnOrnament() throws IOException, InvalidFormatException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            var run = document.createParagraph().createRun();
            run.setText("Dear reader");
            run.addPicture(
                    new ByteArrayInputStream(picture()),
                    Document.PICTURE_TYPE_PNG,
                    "logo.png",
                    Units.toEMU(60),
                    Units.toEMU(16));
            document.write(out);
        }

        var pages = Reads.read(out.toByteArray());

        assertThat(pages.text()).isEqualTo("Dear reader");
        assertThat(pages.metadata()).doesNotContainKey("ocr");
    }

    @Test
    void aBrokenPictureLeavesTheWordsAroundIt() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        parts.put("content.xml", utf8("""
                <office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:svg="s" xmlns:xlink="x">
                <office:body><office:text><text:p>See below.<draw:frame svg:width="12cm" svg:height="3.2cm">
                <draw:image xlink:href="Pictures/scan.png"/></draw:frame></text:p></office:text></office:body>
                </office:document-content>"""));
        parts.put("Pictures/scan.png", utf8("no picture at all"));

        assertThat(Reads.read(Reads.zip(parts)).text()).isEqualTo("See below.");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
