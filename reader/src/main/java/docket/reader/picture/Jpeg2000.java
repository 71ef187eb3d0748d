package docket.reader.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** JPEG 2000 by the OpenJPEG in Leptonica. PDFBox asks for it by this name, for scanners put such pictures into PDFs. */
final class Jpeg2000 extends ImageReaderSpi {

    /** A4 at 300 dpi and more; larger ones are decoded at half their dots or fewer. */
    private static final long MOST_PIXELS = 10_000_000;

    /** What is decoded at fewer dots is decoded at once, and OpenJPEG takes sixteen bytes a dot. */
    private static final long MOST_AT_ONCE = 4_000_000;

    Jpeg2000() {
        super(
                "Docket",
                "1",
                new String[] {"JPEG2000", "jpeg2000", "JPEG 2000"},
                new String[] {"jp2", "j2k", "jpx"},
                new String[] {"image/jp2"},
                Jpeg2000.class.getName(),
                new Class<?>[] {ImageInputStream.class},
                null,
                false,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    @Override
    public boolean canDecodeInput(Object source) throws IOException {
        return Heif.start(source) instanceof byte[] start && Jpeg2000Header.is(start);
    }

    @Override
    public String getDescription(@Nullable Locale locale) {
        return "JPEG 2000";
    }

    @Override
    public ImageReader createReaderInstance(@Nullable Object extension) {
        return new NativeReader(this) {
            @Override
            Size size(byte[] file) throws IOException {
                var header = Jpeg2000Header.of(file);
                return new Size(header.width(), header.height());
            }

            @Override
            BufferedImage decode(byte[] file, int shrink) throws IOException {
                var size = size(file);
                int reduction = 1;
                long dots = (long) size.width() * size.height();
                while (reduction < 16
                        && (2 * reduction <= shrink
                                || dots / reduction / reduction > (reduction == 1 ? MOST_PIXELS : MOST_AT_ONCE)))
                    reduction *= 2;
                return reduction == 1
                        ? Leptonica.jpeg2000(file, size.width(), size.height())
                        : Leptonica.jpeg2000(file, reduction);
            }
        };
    }
}
