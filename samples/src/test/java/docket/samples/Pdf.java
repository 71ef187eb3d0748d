package docket.samples;

import java.io.IOException;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads back what was printed. */
final class Pdf {

    private Pdf() {}

    static String text(byte[] bytes) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    /** In the order it was drawn, so that a name broken over two lines stays together. */
    static String drawn(byte[] bytes) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    static int pages(byte[] bytes) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            return document.getNumberOfPages();
        }
    }

    static byte[] attachment(byte[] bytes, String name) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            return attachment(document, name);
        }
    }

    private static byte[] attachment(PDDocument document, String name) throws IOException {
        var files = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
        return Objects.requireNonNull(files.get(name), name).getEmbeddedFile().toByteArray();
    }
}
