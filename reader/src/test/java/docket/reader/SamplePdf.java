package docket.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/** PDFs for tests, written word by word. Places are points from the upper left. */
final class SamplePdf implements AutoCloseable {

    static final PDType1Font PLAIN = new PDType1Font(FontName.HELVETICA);
    static final PDType1Font BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    final PDDocument document = new PDDocument();
    private PDPage page = new PDPage(PDRectangle.A4);

    SamplePdf page() {
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return this;
    }

    SamplePdf rotated(int degrees) {
        page.setRotation(degrees);
        return this;
    }

    SamplePdf write(double x, double y, double size, String text) {
        return write(x, y, size, PLAIN, text);
    }

    SamplePdf write(double x, double y, double size, PDType1Font font, String text) {
        return matrix(
                Matrix.getTranslateInstance((float) x, (float) (PDRectangle.A4.getHeight() - y)), size, font, text);
    }

    /** In the page's own space, where y grows upwards. */
    SamplePdf matrix(Matrix matrix, double size, PDType1Font font, String text) {
        try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            content.beginText();
            content.setFont(font, (float) size);
            content.setTextMatrix(matrix);
            content.showText(text);
            content.endText();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Operators as they are; Helvetica is {@code /Helv}. */
    SamplePdf content(String operators) {
        try {
            var resources = page.getResources() == null ? new PDResources() : page.getResources();
            resources.put(COSName.HELV, PLAIN);
            page.setResources(resources);
            try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
                content.appendRawCommands("\n" + operators + "\n");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SamplePdf embed(String name, byte[] bytes) {
        try {
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(name, specification(name, bytes)));
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SamplePdf associate(String name, byte[] bytes) {
        try {
            var files = new COSArray();
            files.add(specification(name, bytes).getCOSObject());
            document.getDocumentCatalog().getCOSObject().setItem(COSName.AF, files);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDComplexFileSpecification specification(String name, byte[] bytes) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(bytes));
        var specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setEmbeddedFile(file);
        return specification;
    }

    SamplePdf protect(String password) {
        try {
            var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try (document) {
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
