package docket.reader.ocr;

import docket.messages.Refusal;
import docket.reader.NotAccepted;
import docket.reader.picture.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** A picture file, opened: its pages are decoded one by one, after their size was looked at. */
final class ImageFile implements AutoCloseable {

    /** A sheet of A3 at 450 dpi, a telephone's largest photograph. Refused by the header, before anything is unpacked. */
    static final long MOST_PIXELS = 50_000_000;

    /** More are read at half the dots or less: no letter gains by them, and memory is small. */
    private static final double KEPT_PIXELS = 12_000_000;

    private static final Pattern CUT_OFF =
            Pattern.compile("premature|truncat|corrupt|end of file|\\beof\\b", Pattern.CASE_INSENSITIVE);

    private final ImageReader reader;
    private final ImageInputStream in;
    private final byte[] bytes;
    private boolean cutOff;

    private ImageFile(ImageReader reader, ImageInputStream in, byte[] bytes) {
        this.reader = reader;
        this.in = in;
        this.bytes = bytes;
    }

    static {
        ImageIO.setUseCache(false); // it would be a file
        Pictures.register();
    }

    static ImageFile open(byte[] bytes) throws NotAccepted {
        var undecodable = Pictures.undecodable(bytes);
        if (undecodable.isPresent())
            throw NotAccepted.because(Refusal.UNSUPPORTED, "The file is " + undecodable.get() + ".");
        try {
            var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes));
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new NotAccepted("The image is of a type that cannot be read.");
            var reader = readers.next();
            reader.setInput(in);
            return new ImageFile(reader, in, bytes).listening();
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
    }

    private ImageFile listening() {
        reader.addIIOReadWarningListener(
                (_, warning) -> cutOff |= CUT_OFF.matcher(warning).find());
        return this;
    }

    /** Whether a page decoded so far lacks a part: decoders fill what is not there with grey and go on. */
    boolean isCutOff() {
        return cutOff;
    }

    static NotAccepted damaged() {
        return new NotAccepted("The image is damaged or cut off and cannot be read.");
    }

    /** As in {@code image/png}. */
    String mediaType() {
        var types = reader.getOriginatingProvider() == null
                ? null
                : reader.getOriginatingProvider().getMIMETypes();
        if (types == null) return "image/unknown";
        for (String type : types) if (!type.contains("x-")) return type.toLowerCase(Locale.ROOT);
        return types.length == 0 ? "image/unknown" : types[0].toLowerCase(Locale.ROOT);
    }

    /** An animation is one page, its first picture. */
    int pages() throws NotAccepted {
        if (!mediaType().contains("tif")) return 1;
        try {
            return Math.max(1, reader.getNumImages(true));
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
    }

    /**
     * @param dpi that the file states; 0 if it states none
     * @param shrunk by how much fewer dots in each direction the picture has than the file
     */
    record Sheet(BufferedImage image, double dpi, int shrunk) {}

    /** One page as a camera or scanner meant it, turned as its orientation tag says. */
    Sheet page(int index) throws NotAccepted {
        try {
            long width = reader.getWidth(index);
            long height = reader.getHeight(index);
            if (width * height > MOST_PIXELS || width > 65_535 || height > 65_535) {
                throw NotAccepted.because(
                        Refusal.TOO_LARGE,
                        "The image is too large (%d x %d dots; up to %d million dots are read)."
                                .formatted(width, height, MOST_PIXELS / 1_000_000));
            }
            int shrunk = (int) Math.max(1, Math.ceil(Math.sqrt(width * height / KEPT_PIXELS) - 0.2));
            var how = reader.getDefaultReadParam();
            if (shrunk > 1) how.setSourceSubsampling(shrunk, shrunk, 0, 0);
            var facts = metadata(index);
            var image = reader.read(index, how);
            return new Sheet(image, facts == null ? 0 : dpi(facts), shrunk);
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
    }

    /** By how many right angles page {@code index} is to be turned clockwise as its file says. */
    int quarters(int index) {
        if (!mediaType().contains("tif")) return Exif.quarters(bytes);
        var facts = metadata(index);
        var stated = facts == null ? null : attribute(facts, "ImageOrientation");
        return switch (stated == null ? "" : stated.toLowerCase(Locale.ROOT)) {
            case "rotate90" -> 3;
            case "rotate180", "fliph180", "flipv180" -> 2;
            case "rotate270" -> 1;
            default -> 0;
        };
    }

    private @Nullable IIOMetadata metadata(int index) {
        try {
            return reader.getImageMetadata(index);
        } catch (IOException | RuntimeException e) {
            return null; // a picture without its facts is a picture
        }
    }

    private static double dpi(IIOMetadata facts) {
        var across = attribute(facts, "HorizontalPixelSize");
        try {
            double millimetres = across == null ? 0 : Double.parseDouble(across);
            return millimetres > 0 ? 25.4 / millimetres : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable String attribute(IIOMetadata facts, String name) {
        try {
            if (!facts.isStandardMetadataFormatSupported()) return null;
            var root = (IIOMetadataNode) facts.getAsTree("javax_imageio_1.0");
            var found = root.getElementsByTagName(name);
            Node first = found.getLength() == 0 ? null : found.item(0);
            var value = first == null ? null : first.getAttributes().getNamedItem("value");
            return value == null ? null : value.getNodeValue();
        } catch (RuntimeException e) {
            return null;
        }
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            in.close();
        } catch (IOException e) {
            // nothing was written
        }
    }
}
