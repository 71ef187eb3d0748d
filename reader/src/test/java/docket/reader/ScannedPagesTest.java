package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import docket.reader.ocr.DrawnPage;
import docket.reader.ocr.ImagePages;
import docket.reader.ocr.Ocr;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScannedPagesTest {

    private static final int DPI = 100;

    @BeforeEach
    void anEngineIsHere() {
        Assumptions.assumeTrue(Ocr.engineName().isPresent(), "no OCR engine on this machine");
    }

    private static byte[] scan(BufferedImage picture, int rotation) throws IOException {
        try (var document = new PDDocument()) {
            float unit = 72f / 150;
            var page = new PDPage(new PDRectangle(picture.getWidth() * unit, picture.getHeight() * unit));
            page.setRotation(rotation);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        LosslessFactory.createFromImage(document, picture),
                        0,
                        0,
                        picture.getWidth() * unit,
                        picture.getHeight() * unit);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 0", "3, 90", "1, 270"})
    void aScanStandsInItsPictureAsItsWordsDo(int quarters, int rotation) throws IOException {
        var file = scan(ImagePages.turned(DrawnPage.upright(30), quarters), rotation);
        var page = Reads.read(file).pages().getFirst();
        var word = page.words().stream()
                .filter(each -> each.text().equals("119.00"))
                .findFirst()
                .orElseThrow();

        var picture = ImageIO.read(
                new ByteArrayInputStream(PageImages.png(file, 1, DPI).orElseThrow()));

        assertThat((double) picture.getWidth() / picture.getHeight())
                .isCloseTo(page.width() / page.height(), within(0.01));
        double dots = DPI / 72.0;
        assertThat(ink(picture, word.x() * dots, word.y() * dots, word.right() * dots, word.bottom() * dots))
                .as("ink where the word is")
                .isGreaterThan(0.1);
        assertThat(ink(
                        picture,
                        word.right() * dots + 8,
                        word.y() * dots,
                        word.right() * dots + 60,
                        word.bottom() * dots))
                .as("ink where the line has ended")
                .isZero();
    }

    private static double ink(BufferedImage picture, double left, double top, double right, double bottom) {
        int dark = 0;
        int all = 0;
        for (int y = (int) top; y < (int) bottom; y++) {
            for (int x = (int) left; x < (int) right; x++) {
                all++;
                if ((picture.getRGB(x, y) & 0xff) < 140) dark++;
            }
        }
        return dark / (double) Math.max(1, all);
    }
}
