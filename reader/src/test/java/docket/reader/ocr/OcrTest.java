package docket.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import docket.reader.NotAccepted;
import docket.reader.Pages;
import docket.reader.Word;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcrTest {

    @BeforeEach
    void anEngineIsHere() {
        Assumptions.assumeTrue(Ocr.engineName().isPresent(), "no OCR engine on this machine: install tesseract-ocr");
    }

    private static Pages read(BufferedImage page) throws NotAccepted {
        return ImagePages.read(DrawnPage.file(page, "png"));
    }

    private static void saysWhatWasDrawn(String text) {
        assertThat(text)
                .contains("2026-0815")
                .contains("14/03/2026")
                .contains("119.00")
                .contains("Garden Supplies");
    }

    @Test
    void aCleanPictureIsReadWithSureWordsOnTheirPlaces() throws NotAccepted {
        var pages = read(DrawnPage.upright(32));
        saysWhatWasDrawn(pages.text());
        assertThat(pages.metadata()).containsEntry("textLayer", "none").containsKey("ocr");
        var page = pages.pages().getFirst();
        assertThat(page.language()).isEqualTo("en");
        var total = page.words().stream()
                .filter(word -> word.text().equals("119.00"))
                .findFirst()
                .orElseThrow();
        assertThat(total.origin()).isEqualTo(Word.Origin.OCR);
        assertThat(total.confidence()).isBetween(0.7, 1.0);
        // Drawn on the line with number 8 of 24 heights of a letter.
        assertThat(total.bottom() / page.height()).isCloseTo(19.0 / 24, within(0.02));
    }

    @Test
    void aPageOnItsSideOrHeadStandsUpright() throws NotAccepted {
        for (int quarters = 1; quarters < 4; quarters++) {
            var turned = ImagePages.turned(DrawnPage.upright(30), quarters);
            var page = read(turned).pages().getFirst();
            saysWhatWasDrawn(page.text());
            assertThat(page.rotation()).isEqualTo(360 - 90 * quarters);
            assertThat(page.width()).isGreaterThan(page.height());
        }
    }

    @Test
    void aPageStandsInItsPictureAsItsWordsDo() throws Exception {
        var file = DrawnPage.file(ImagePages.turned(DrawnPage.upright(30), 1), "png");
        var page = ImagePages.read(file).pages().getFirst();
        var picture = ImagePages.image(file, 1, 200).orElseThrow();
        assertThat((double) picture.getWidth() / picture.getHeight())
                .isCloseTo(page.width() / page.height(), within(0.01));
    }

    @Test
    void slantBlurShadowAndFaintPrintAreOvercome() throws NotAccepted {
        var page = DrawnPage.upright(28);
        saysWhatWasDrawn(read(DrawnPage.slanted(page, 4)).text());
        saysWhatWasDrawn(read(DrawnPage.blurred(page)).text());
        saysWhatWasDrawn(read(DrawnPage.shaded(page)).text());
        saysWhatWasDrawn(read(DrawnPage.faint(page)).text());
    }

    @Test
    void smallPrintIsEnlarged() throws NotAccepted {
        saysWhatWasDrawn(read(DrawnPage.upright(13)).text());
    }

    @Test
    void eachPageOfATiffIsAPage() throws Exception {
        var pages = ImagePages.read(DrawnPage.tiff(List.of(DrawnPage.upright(24), DrawnPage.upright(30))));
        assertThat(pages.pages()).hasSize(2);
        pages.pages().forEach(page -> saysWhatWasDrawn(page.text()));
    }

    @Test
    void jpegGifAndBitmapAreReadToo() throws NotAccepted {
        for (String format : List.of("jpg", "gif", "bmp"))
            saysWhatWasDrawn(ImagePages.read(DrawnPage.file(DrawnPage.upright(26), format))
                    .text());
    }

    @Test
    void aPictureCutOffSaysSo() throws NotAccepted {
        var whole = DrawnPage.file(DrawnPage.upright(26), "jpg");
        var pages = ImagePages.read(java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThat(pages.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("cut off"));
        assertThat(ImagePages.read(whole).findings()).isEmpty();
    }

    @Test
    void anEmptyPageHasNoWords() throws NotAccepted {
        var blank = new BufferedImage(800, 1100, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = blank.createGraphics();
        graphics.fillRect(0, 0, 800, 1100);
        graphics.dispose();
        assertThat(read(blank).hasText()).isFalse();
    }

    @Test
    void theProgramReadsWhatTheLibraryReads() {
        Optional<Engine> program = TesseractProgram.find();
        Assumptions.assumeTrue(program.isPresent(), "no tesseract program on this machine");
        saysWhatWasDrawn(text(program.get(), DrawnPage.upright(30)));
    }

    @Test
    void theDeliveredEngineReadsWhereverItHasNatives() throws Exception {
        Assumptions.assumeTrue(Delivered.isHere(), "no natives for this system");
        var engine = Engines.find(Engines.Choice.DELIVERED).orElseThrow();
        assertThat(engine.name()).contains("delivered");
        assertThat(engine.languages()).containsExactly("eng");
        saysWhatWasDrawn(text(engine, DrawnPage.upright(30)));
        saysWhatWasDrawn(text(engine, DrawnPage.slanted(DrawnPage.upright(28), 4)));
    }

    private static String text(Engine engine, BufferedImage page) {
        var text = new StringBuilder();
        new Recogniser(engine)
                .read(Grey.of(page), 0.4)
                .lines()
                .forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    @Test
    void theDeliveredEngineIsUnpackedOnceWhereWorkersOfAnotherUserMayReadIt(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Delivered.isHere(), "no natives for this system");
        var settings = Delivered.supply(folder);
        assertThat(Delivered.supply(folder)).isEqualTo(settings);
        try (var made = Files.list(folder)) {
            var place = made.toList();
            assertThat(place).hasSize(1);
            assertThat(settings).singleElement().asString().endsWith("=" + place.getFirst());
            assertThat(place.getFirst().resolve("eng.traineddata")).isRegularFile();
            Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
            assertThat(Files.getPosixFilePermissions(place.getFirst()))
                    .contains(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
        }
    }

    @Test
    void onlyTheFirstPagesOfABookAreRecognisedAndTheRestIsSaid() {
        var budget = new PageBudget();
        for (int page = 1; page <= 33; page++) assertThat(budget.takes(page)).isEqualTo(page <= 30);
        assertThat(budget.findings(true))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).startsWith("pages 31 to 33 were not read"));
    }

    @Test
    void aPictureOfTooManyDotsIsRefusedByItsHeader() throws Exception {
        var png = DrawnPage.file(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY), "png");
        var header = ByteBuffer.wrap(png);
        header.putInt(16, 40_000).putInt(20, 40_000);
        var crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        assertThat(ImageIO.createImageInputStream(new ByteArrayInputStream(png)))
                .isNotNull();
        assertThatThrownBy(() -> ImagePages.read(png))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("40000 x 40000 dots");
    }
}
