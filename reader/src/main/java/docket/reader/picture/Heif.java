package docket.reader.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** HEIC, and AVIF where the library knows it: what telephones photograph (ISO/IEC 23008-12). */
final class Heif extends ImageReaderSpi {

    private static final List<String> BRANDS =
            List.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis");

    Heif() {
        super(
                "Docket",
                "1",
                new String[] {"HEIF", "heic"},
                new String[] {"heic", "heif", "avif"},
                new String[] {"image/heic"},
                Heif.class.getName(),
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

    static boolean is(byte[] start) {
        if (start.length < 12) return false;
        var name = new String(start, 4, 8, StandardCharsets.ISO_8859_1);
        return name.startsWith("ftyp") && BRANDS.contains(name.substring(4));
    }

    /** The first bytes of what a reader is offered; null if it is no stream. */
    static byte @Nullable [] start(Object source) throws IOException {
        if (!(source instanceof ImageInputStream in)) return null;
        var start = new byte[12];
        in.mark();
        try {
            in.readFully(start);
            return start;
        } catch (java.io.EOFException e) {
            return null;
        } finally {
            in.reset();
        }
    }

    @Override
    public boolean canDecodeInput(Object source) throws IOException {
        return start(source) instanceof byte[] start && is(start);
    }

    @Override
    public String getDescription(@Nullable Locale locale) {
        return "High Efficiency Image File Format";
    }

    @Override
    public ImageReader createReaderInstance(@Nullable Object extension) {
        return new NativeReader(this) {
            @Override
            Size size(byte[] file) throws IOException {
                return LibHeif.size(file);
            }

            @Override
            BufferedImage decode(byte[] file, int shrink) throws IOException {
                return LibHeif.picture(file);
            }
        };
    }
}
