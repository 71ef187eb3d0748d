package docket.reader.picture;

import java.util.Optional;
import javax.imageio.spi.IIORegistry;

/** Makes the decoders of this package known to ImageIO. */
public final class Pictures {

    private static final String HEIF_MISSING =
            "a HEIC or AVIF image, which takes libheif to read, and this machine has none"
                    + " (Debian, Ubuntu: apt-get install libheif1; macOS: brew install libheif). Save it as JPEG or PNG, or"
                    + " install that";

    private static final String JPEG_2000_MISSING =
            "a JPEG 2000 image, which takes Leptonica to read, and this machine has none. Save it as JPEG or PNG";

    private Pictures() {}

    private static final class Registered {
        static {
            var registry = IIORegistry.getDefaultInstance();
            registry.registerServiceProvider(new Jpeg2000());
            registry.registerServiceProvider(new Heif());
        }

        private static void now() {}
    }

    /** Does so once. */
    public static void register() {
        Registered.now();
    }

    /** What a file is, as in {@code a HEIC image ...}, if this machine has nothing to decode it with. */
    public static Optional<String> undecodable(byte[] start) {
        if (Heif.is(start)) return LibHeif.isHere() ? Optional.empty() : Optional.of(HEIF_MISSING);
        if (Jpeg2000Header.is(start)) return Leptonica.isHere() ? Optional.empty() : Optional.of(JPEG_2000_MISSING);
        return Optional.empty();
    }
}
