package docket.reader.picture;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A file of one picture that a library decodes whole. */
abstract class NativeReader extends ImageReader {

    /** As much as a document may have, and room for more would not be there. */
    private static final int MOST_BYTES = 50 * 1024 * 1024;

    private byte @Nullable [] bytes;
    private @Nullable Size size;

    /** In dots. */
    record Size(int width, int height) {}

    NativeReader(ImageReaderSpi provider) {
        super(provider);
    }

    /** @throws IOException if the header tells none */
    abstract Size size(byte[] file) throws IOException;

    /**
     * @param shrink dots of the file for one of the picture, in each direction, at most; a library may do less
     * @throws IOException if it cannot be decoded
     */
    abstract BufferedImage decode(byte[] file, int shrink) throws IOException;

    private byte[] bytes() throws IOException {
        var known = bytes;
        if (known != null) return known;
        if (!(getInput() instanceof ImageInputStream in)) throw new IOException("no picture was given");
        var out = new ByteArrayOutputStream();
        var buffer = new byte[65_536];
        int count = in.read(buffer);
        while (count > 0) {
            out.write(buffer, 0, count);
            if (out.size() > MOST_BYTES) throw new IOException("the picture is too large");
            count = in.read(buffer);
        }
        known = out.toByteArray();
        bytes = known;
        return known;
    }

    private Size size() throws IOException {
        var known = size;
        if (known == null) {
            known = size(bytes());
            size = known;
        }
        return known;
    }

    @Override
    public void setInput(@Nullable Object input, boolean forwardOnly, boolean ignoreMetadata) {
        super.setInput(input, forwardOnly, ignoreMetadata);
        bytes = null;
        size = null;
    }

    @Override
    public int getNumImages(boolean search) {
        return 1;
    }

    @Override
    public int getWidth(int index) throws IOException {
        return size().width();
    }

    @Override
    public int getHeight(int index) throws IOException {
        return size().height();
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
        return List.of(ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_3BYTE_BGR))
                .iterator();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
        return null;
    }

    @Override
    public @Nullable IIOMetadata getImageMetadata(int index) {
        return null;
    }

    @Override
    public BufferedImage read(int index, @Nullable ImageReadParam how) throws IOException {
        if (index != 0) throw new IndexOutOfBoundsException("a file of one picture");
        var whole = size();
        var region = new Rectangle(whole.width(), whole.height());
        var step = new Point(1, 1);
        if (how != null) {
            region = getSourceRegion(how, whole.width(), whole.height());
            step = new Point(how.getSourceXSubsampling(), how.getSourceYSubsampling());
        }
        var picture = decode(bytes(), Math.min(step.x, step.y));
        int width = (region.width + step.x - 1) / step.x;
        int height = (region.height + step.y - 1) / step.y;
        return picture.getWidth() == width && picture.getHeight() == height
                ? picture
                : picked(picture, whole, region, step, width, height);
    }

    /** Every so many dots of a part of it, as the caller asked. */
    private static BufferedImage picked(
            BufferedImage picture, Size whole, Rectangle region, Point step, int width, int height) {
        var out = new BufferedImage(width, height, picture.getType());
        var from = picture.getRaster();
        var to = out.getRaster();
        var dot = new int[from.getNumBands()];
        for (int y = 0; y < height; y++) {
            int sourceY = scaled(region.y + y * step.y, picture.getHeight(), whole.height());
            for (int x = 0; x < width; x++) {
                int sourceX = scaled(region.x + x * step.x, picture.getWidth(), whole.width());
                to.setPixel(x, y, from.getPixel(sourceX, sourceY, dot));
            }
        }
        return out;
    }

    private static int scaled(int at, int there, int whole) {
        return (int) Math.min(there - 1L, (long) at * there / whole);
    }
}
