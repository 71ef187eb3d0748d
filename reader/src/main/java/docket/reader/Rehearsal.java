package docket.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Small files of the usual sorts, made here, that a worker reads before it is needed. */
final class Rehearsal {

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Invoice xmlns="urn:example"><ID>2026-0815</ID><IssueDate>2026-03-01</IssueDate>
            <Party><Name>Example Ltd</Name></Party><PayableAmount currency="EUR">119.00</PayableAmount></Invoice>
            """;

    private static final String TEXT = """
            Service Agreement

            This agreement is made on 1 March 2026 between Example Ltd and Sample GmbH.
            1. Term. The agreement starts on 1 April 2026 and lasts two years.
            2. Price. 1,200.00 EUR a month, due within thirty days.
            """;

    private Rehearsal() {}

    static List<byte[]> files() throws IOException {
        return List.of(pdf(), XML.getBytes(StandardCharsets.UTF_8), TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] pdf() throws IOException {
        try (var document = new PDDocument();
                var ttf = PDType0Font.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            page(document, new PDType1Font(FontName.HELVETICA));
            page(document, PDType0Font.load(document, ttf, true));
            var file = new PDEmbeddedFile(document, new ByteArrayInputStream(XML.getBytes(StandardCharsets.UTF_8)));
            var specification = new PDComplexFileSpecification();
            specification.setFile("invoice.xml");
            specification.setEmbeddedFile(file);
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("invoice.xml", specification));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void page(PDDocument document, PDFont font) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            for (int row = 0; row < 40; row++) {
                content.beginText();
                content.setFont(font, row == 0 ? 18 : 10);
                content.newLineAtOffset(60, 780 - row * 16);
                content.showText(row + " Consulting, quantity " + row % 7 + ", 19 %, " + (100 + row) + ".00 EUR");
                content.endText();
            }
            content.addRect(50, 100, 480, 700);
            content.stroke();
        }
    }
}
