package docket.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import docket.messages.Refusal;
import docket.reader.ReadResult;
import docket.reader.Reader;
import docket.reader.ocr.Ocr;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same page of five lines, 460 by 260 dots, in both formats. */
class PicturesTest {

    @BeforeAll
    static void register() {
        Pictures.register();
    }

    private static byte[] file(String name) throws IOException {
        try (var in = PicturesTest.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static ImageReader reader(byte[] file) throws IOException {
        var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file));
        var reader = ImageIO.getImageReaders(in).next();
        reader.setInput(in);
        return reader;
    }

    @Test
    void aJpeg2000FileIsRead() throws IOException {
        assumeTrue(Leptonica.isHere() && Ocr.engineName().isPresent());
        assertThat(Reader.here(file("page.jp2"), ""))
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read -> assertThat(read.pages().text()).contains("Invoice 4711", "119.00 EUR"));
    }

    @Test
    void aPictureOfATelephoneIsReadWhereItsLibraryIs() throws IOException {
        assumeTrue(LibHeif.isHere() && Ocr.engineName().isPresent());
        assertThat(Reader.here(file("page.heic"), "")).isInstanceOfSatisfying(ReadResult.Read.class, read -> {
            assertThat(read.pages().mediaType()).isEqualTo("image/heic");
            assertThat(read.pages().text()).contains("Invoice 4711", "119.00 EUR");
        });
    }

    @Test
    void withoutTheLibraryARefusalSaysWhatToInstall() throws IOException {
        var result = Reader.here(file("page.heic"), "");

        if (LibHeif.isHere()) assertThat(result).isInstanceOf(ReadResult.Read.class);
        else
            assertThat(result).isInstanceOfSatisfying(ReadResult.Refused.class, refused -> {
                assertThat(refused.cause()).isEqualTo(Refusal.UNSUPPORTED);
                assertThat(refused.reason()).contains("libheif", "JPEG");
            });
    }

    @Test
    void aFileThatIsCutOffIsDamaged() throws IOException {
        var whole = file("page.jp2");

        assertThat(Reader.here(Arrays.copyOf(whole, whole.length / 2), ""))
                .isInstanceOfSatisfying(
                        ReadResult.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(Refusal.UNREADABLE));
    }

    @Test
    void theSizeIsToldByTheHeader() throws IOException {
        var file = file("page.jp2");
        int at = 0;
        while (file[at] != (byte) 0xff || file[at + 1] != 0x4f || file[at + 2] != (byte) 0xff) at++;
        // Forty thousand dots in each direction, of which none is there.
        file[at + 10] = (byte) 0x9c;
        file[at + 14] = (byte) 0x9c;

        assertThat(Jpeg2000Header.of(file).width()).isGreaterThan(39_000);
        assertThat(Reader.here(file, ""))
                .isInstanceOfSatisfying(
                        ReadResult.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(Refusal.TOO_LARGE));
    }

    @Test
    void aPartOfAPictureAtFewerDots() throws IOException {
        assumeTrue(Leptonica.isHere());
        var reader = reader(file("page.jp2"));
        var how = reader.getDefaultReadParam();
        how.setSourceRegion(new Rectangle(100, 50, 200, 101));
        how.setSourceSubsampling(2, 2, 0, 0);

        var picture = reader.read(0, how);

        assertThat(picture.getWidth()).isEqualTo(100);
        assertThat(picture.getHeight()).isEqualTo(51);
        assertThat(reader.read(0).getWidth()).isEqualTo(460);
    }

    @Test
    void nothingElseIsTakenForOne() {
        assertThat(Heif.is("\0\0\0\30ftypmp42".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isFalse();
        assertThatThrownBy(() -> Jpeg2000Header.of(new byte[40])).isInstanceOf(IOException.class);
    }

    @Test
    void aScannedPdfMayHoldJpeg2000() throws IOException {
        assumeTrue(Leptonica.isHere() && Ocr.engineName().isPresent());
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage(new PDRectangle(230, 130));
            document.addPage(page);
            var picture = new PDImageXObject(
                    document,
                    new ByteArrayInputStream(file("page.jp2")),
                    COSName.JPX_DECODE,
                    460,
                    260,
                    8,
                    org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB.INSTANCE);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 0, 0, 230, 130);
            }
            document.save(out);
        }

        assertThat(Reader.here(out.toByteArray(), ""))
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read -> assertThat(read.pages().text()).contains("Invoice 4711", "119.00 EUR"));
    }
}
