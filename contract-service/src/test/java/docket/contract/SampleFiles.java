package docket.contract;

import docket.reader.PageImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** The same text as a PDF, as a scan of it and as a Word file. Lines stay lines; empty ones part paragraphs. */
public final class SampleFiles {

    private static final float LEFT = 64;
    private static final float TOP = 780;
    private static final float BOTTOM = 70;
    private static final float SIZE = 10.5f;
    private static final float LEADING = 14;
    private static final int DPI = 200;

    private static final String TYPES = """
            <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private static final String RELATIONS = """
            <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";

    private SampleFiles() {}

    /** With a text layer. */
    public static byte[] pdf(String text) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var font = new PDType1Font(FontName.TIMES_ROMAN);
            var lines = text.lines().toList();
            for (int at = 0; at < lines.size(); ) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    for (float y = TOP; y > BOTTOM && at < lines.size(); y -= LEADING) {
                        content.beginText();
                        content.setFont(font, SIZE);
                        content.newLineAtOffset(LEFT, y);
                        content.showText(lines.get(at++));
                        content.endText();
                    }
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pictures of its pages and no words. */
    public static byte[] scan(String text) {
        var original = pdf(text);
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            int pages = (int) text.lines().count() / (int) ((TOP - BOTTOM) / LEADING) + 1;
            for (int number = 1; number <= pages; number++) {
                var picture = PageImages.png(original, number, DPI);
                if (picture.isEmpty()) break;
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    var image = PDImageXObject.createFromByteArray(document, picture.get(), "page");
                    content.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One paragraph for each, its lines joined. */
    public static byte[] docx(String text) {
        var body = new StringBuilder();
        for (var paragraph : text.strip().split("\\n\\s*\\n")) {
            var words = paragraph
                    .replaceAll("\\s*\\n\\s*", " ")
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .strip();
            body.append("<w:p><w:r><w:t xml:space=\"preserve\">").append(words).append("</w:t></w:r></w:p>");
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", TYPES);
            put(zip, "_rels/.rels", RELATIONS);
            put(
                    zip,
                    "word/document.xml",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document"
                            + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                            + body + "<w:sectPr/></w:body></w:document>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
