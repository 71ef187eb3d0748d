package docket.reader.ocr;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;

/**
 * A picture in shades of grey, 0 black to 255 white, row by row from the top.
 *
 * @param pixels one byte each; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
record Grey(byte[] pixels, int width, int height) {

    Grey {
        if (width < 1 || height < 1 || pixels.length != width * height)
            throw new IllegalArgumentException("no picture of " + width + " x " + height);
    }

    int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    /** By perceived brightness; what is transparent is white. */
    static Grey of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY
                && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == width * height) return new Grey(buffer.getData(), width, height);
        var pixels = new byte[width * height];
        if (image.getType() == BufferedImage.TYPE_INT_RGB
                && image.getRaster().getDataBuffer() instanceof DataBufferInt buffer
                && buffer.getData().length == width * height) {
            var rgb = buffer.getData();
            for (int i = 0; i < pixels.length; i++) pixels[i] = luma(rgb[i] | 0xff000000);
            return new Grey(pixels, width, height);
        }
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == 3 * width * height) {
            var bgr = buffer.getData();
            for (int i = 0, at = 0; i < pixels.length; i++, at += 3)
                pixels[i] =
                        (byte) ((299 * (bgr[at + 2] & 0xff) + 587 * (bgr[at + 1] & 0xff) + 114 * (bgr[at] & 0xff) + 500)
                                / 1000);
            return new Grey(pixels, width, height);
        }
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) pixels[y * width + x] = luma(row[x]);
        }
        return new Grey(pixels, width, height);
    }

    private static byte luma(int argb) {
        int alpha = argb >>> 24;
        int light = (299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff) + 500) / 1000;
        return (byte) (alpha == 255 ? light : (light * alpha + 255 * (255 - alpha)) / 255);
    }

    /** @param quarters by how many right angles to turn it clockwise */
    Grey turned(int quarters) {
        int turn = Math.floorMod(quarters, 4);
        if (turn == 0) return this;
        var out = new byte[pixels.length];
        int outWidth = turn == 2 ? width : height;
        int outHeight = turn == 2 ? height : width;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = switch (turn) {
                    case 1 -> x * outWidth + (height - 1 - y);
                    case 2 -> (height - 1 - y) * outWidth + (width - 1 - x);
                    default -> (width - 1 - x) * outWidth + y;
                };
                out[to] = pixels[y * width + x];
            }
        }
        return new Grey(out, outWidth, outHeight);
    }

    /** The part from the left and the top, cut at the edges. */
    Grey part(int left, int top, int partWidth, int partHeight) {
        int x = Math.clamp(left, 0, width - 1);
        int y = Math.clamp(top, 0, height - 1);
        int wide = Math.clamp(partWidth, 1, width - x);
        int high = Math.clamp(partHeight, 1, height - y);
        var out = new byte[wide * high];
        for (int row = 0; row < high; row++) {
            System.arraycopy(pixels, (y + row) * width + x, out, row * wide, wide);
        }
        return new Grey(out, wide, high);
    }

    /** Each pixel the mean of a square of that many. */
    Grey shrunk(int factor) {
        if (factor <= 1 || width < factor || height < factor) return this;
        int outWidth = width / factor;
        int outHeight = height / factor;
        var out = new byte[outWidth * outHeight];
        int area = factor * factor;
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                int sum = 0;
                for (int dy = 0; dy < factor; dy++) {
                    int from = (y * factor + dy) * width + x * factor;
                    for (int dx = 0; dx < factor; dx++) sum += pixels[from + dx] & 0xff;
                }
                out[y * outWidth + x] = (byte) (sum / area);
            }
        }
        return new Grey(out, outWidth, outHeight);
    }

    /** Each pixel with its neighbours, the nearer the more. */
    Grey blurred() {
        var out = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1) * width;
            int here = y * width;
            int below = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - 1);
                int right = Math.min(width - 1, x + 1);
                int sum = column(above, here, below, left)
                        + 2 * column(above, here, below, x)
                        + column(above, here, below, right);
                out[here + x] = (byte) (sum / 16);
            }
        }
        return new Grey(out, width, height);
    }

    private int column(int above, int here, int below, int x) {
        return (pixels[above + x] & 0xff) + 2 * (pixels[here + x] & 0xff) + (pixels[below + x] & 0xff);
    }

    /** Strokes thinner by a pixel. */
    Grey thinned() {
        var out = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            int low = Math.min(height - 1, y + 1);
            for (int x = 0; x < width; x++) {
                int right = Math.min(width - 1, x + 1);
                out[y * width + x] =
                        (byte) Math.max(Math.max(at(x, y), at(right, y)), Math.max(at(x, low), at(right, low)));
            }
        }
        return new Grey(out, width, height);
    }

    /** With white paper around it. */
    Grey framed(int by) {
        int wide = width + 2 * by;
        var out = new byte[wide * (height + 2 * by)];
        java.util.Arrays.fill(out, (byte) 255);
        for (int y = 0; y < height; y++) System.arraycopy(pixels, y * width, out, (y + by) * wide + by, width);
        return new Grey(out, wide, height + 2 * by);
    }

    BufferedImage image() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return image;
    }

    /** A picture in colour without transparency, for those formats that know none. */
    static BufferedImage opaque(BufferedImage image) {
        var out = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = out.createGraphics();
        graphics.drawImage(image, 0, 0, java.awt.Color.WHITE, null);
        graphics.dispose();
        return out;
    }
}
