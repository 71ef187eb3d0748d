package docket.reader;

import docket.reader.ocr.ImagePages;
import docket.reader.picture.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pictures of pages, upright, as PNG, in the page's own proportions. A page of text or XML is drawn the way its words are placed. */
public final class PageImages {

    /** A picture of A2 at 150 dpi; larger pages come at fewer dots. */
    private static final double MOST_PIXELS = 9_000_000;

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        Pictures.register();
    }

    private PageImages() {}

    /**
     * @param number of the page, counted from 1
     * @param dpi dots per inch, 36 to 300
     * @return empty when there is no such page or it cannot be drawn
     */
    public static Optional<byte[]> png(byte[] document, int number, int dpi) {
        if (dpi < 36 || dpi > 300) throw new IllegalArgumentException("dpi outside 36..300: " + dpi);
        return document.length > Reader.MAX_BYTES ? Optional.empty() : ReadingPool.draw(document, number, dpi);
    }

    /**
     * A page drawn as its words stand, without the file: for types that have no look of their own, as office files, and
     * for files behind a password.
     *
     * @param number of the page, counted from 1
     * @param dpi dots per inch, 36 to 300
     * @return empty when there is no such page or it cannot be drawn
     */
    public static Optional<byte[]> png(Pages pages, int number, int dpi) {
        if (dpi < 36 || dpi > 300) throw new IllegalArgumentException("dpi outside 36..300: " + dpi);
        if (number < 1 || number > pages.pages().size()) return Optional.empty();
        var one = List.of(pages.pages().get(number - 1));
        return ReadingPool.draw(new Pages(pages.mediaType(), one, List.of(), Map.of()), dpi);
    }

    /** What a worker does: draws the first page as its words stand. */
    static Optional<byte[]> here(Pages pages, int dpi) {
        try {
            return ReadingWorkers.run(_ -> drawn(pages, 1, dpi));
        } catch (ReadingWorkers.Busy e) {
            throw e;
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    /** What a worker does: draws in this process. */
    static Optional<byte[]> here(byte[] document, int number, int dpi) {
        try {
            if (FileType.of(document) == FileType.PDF)
                return ReadingWorkers.run(budget -> pdf(document, number, dpi, budget));
            if (FileType.of(document) == FileType.IMAGE)
                return ReadingWorkers.run(budget -> image(document, number, dpi));
            return Reader.here(document, "", "") instanceof ReadResult.Read(Pages pages)
                    ? ReadingWorkers.run(_ -> drawn(pages, number, dpi))
                    : Optional.empty();
        } catch (ReadingWorkers.Busy e) {
            throw e;
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> image(byte[] bytes, int number, int dpi) throws IOException, NotAccepted {
        var picture = ImagePages.image(bytes, number, dpi);
        return picture.isEmpty() ? Optional.empty() : Optional.of(png(picture.get()));
    }

    private static Optional<byte[]> pdf(byte[] bytes, int number, int dpi, ReadingWorkers.Budget budget)
            throws IOException {
        try (var document =
                Loader.loadPDF(new BudgetedBytes(bytes, budget), "", IOUtils.createMemoryOnlyStreamCache())) {
            return number < 1 || number > document.getNumberOfPages()
                    ? Optional.empty()
                    : Optional.of(
                            png(ImagePages.turned(image(document, number, dpi), turn(document, number, budget) / 90)));
        }
    }

    /** As its words stand. A page that cannot be read is shown as it lies. */
    private static int turn(PDDocument document, int number, ReadingWorkers.Budget budget) {
        try {
            return PdfPages.turn(document, number, budget);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static BufferedImage image(PDDocument document, int number, int dpi) throws IOException {
        var box = document.getPage(number - 1).getCropBox();
        double inches = box.getWidth() / 72.0 * box.getHeight() / 72.0;
        double dots = Math.min(dpi, Math.sqrt(MOST_PIXELS / Math.max(inches, 0.01)));
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        return renderer.renderImageWithDPI(number - 1, (float) dots, ImageType.RGB);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        image.flush();
        return out.toByteArray();
    }

    private static Optional<byte[]> drawn(Pages pages, int number, int dpi) throws IOException {
        if (number < 1 || number > pages.pages().size()) return Optional.empty();
        var page = pages.pages().get(number - 1);
        try (var document = new PDDocument();
                var ttf = PDType0Font.class.getResourceAsStream(FONT)) {
            var font = PDType0Font.load(document, ttf, false);
            var sheet = new PDPage(new PDRectangle((float) page.width(), (float) page.height()));
            document.addPage(sheet);
            try (var content = new PDPageContentStream(document, sheet)) {
                for (Word word : page.words()) draw(content, font, page, word);
            }
            return Optional.of(png(image(document, 1, dpi)));
        }
    }

    private static void draw(PDPageContentStream content, PDType0Font font, Page page, Word word) throws IOException {
        var text = new StringBuilder();
        word.text().codePoints().filter(c -> hasGlyph(font, c)).forEach(text::appendCodePoint);
        if (text.isEmpty()) return;
        double natural = font.getStringWidth(text.toString()) / 1000 * word.fontSize();
        content.beginText();
        content.setFont(font, (float) word.fontSize());
        content.setHorizontalScaling(
                (float) (natural > word.width() && natural > 0 ? 100 * word.width() / natural : 100));
        content.newLineAtOffset((float) word.x(), (float) (page.height() - word.y() - 0.8 * word.fontSize()));
        content.showText(text.toString());
        content.endText();
    }

    private static boolean hasGlyph(PDType0Font font, int codePoint) {
        try {
            font.encode(Character.toString(codePoint));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
