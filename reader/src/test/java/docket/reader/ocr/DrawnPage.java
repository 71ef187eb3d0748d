package docket.reader.ocr;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Pictures of text, drawn here and spoilt in one way each. */
public final class DrawnPage {

    private static final List<String> LINES = List.of(
            "Example Garden Supplies Ltd",
            "17 Harbour Street, Springfield 40218",
            "Invoice number 2026-0815",
            "The invoice date is 14/03/2026",
            "Ten bags of soil for the price of nine",
            "Delivery to your door and to the garden",
            "Amount without tax 100.00",
            "Tax at nineteen per cent 19.00",
            "Total amount to pay 119.00",
            "Thank you for your order, please come again");

    private DrawnPage() {}

    /** @param size of the letters in pixels */
    public static BufferedImage upright(int size) {
        var image = new BufferedImage(size * 26, size * 24, BufferedImage.TYPE_INT_RGB);
        var graphics = brush(image);
        graphics.setFont(font().deriveFont((float) size));
        graphics.setColor(Color.BLACK);
        for (int i = 0; i < LINES.size(); i++) graphics.drawString(LINES.get(i), 2 * size, (3 + 2 * i) * size);
        graphics.dispose();
        return image;
    }

    static BufferedImage slanted(BufferedImage page, double degrees) {
        var image = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = brush(image);
        graphics.drawImage(
                page,
                AffineTransform.getRotateInstance(
                        Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0),
                null);
        graphics.dispose();
        return image;
    }

    static BufferedImage blurred(BufferedImage page) {
        var weights = new float[9];
        Arrays.fill(weights, 1 / 9f);
        return new ConvolveOp(new Kernel(3, 3, weights), ConvolveOp.EDGE_NO_OP, null).filter(page, null);
    }

    /** Dark on one side, as under a hand that holds a telephone. */
    static BufferedImage shaded(BufferedImage page) {
        var image = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                double light = 0.35 + 0.65 * x / page.getWidth();
                int grey = (int) ((page.getRGB(x, y) & 0xff) * light);
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return image;
    }

    /** Hardly darker than the paper. */
    static BufferedImage faint(BufferedImage page) {
        var image = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int grey = 180 + (page.getRGB(x, y) & 0xff) * 60 / 255;
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return image;
    }

    public static byte[] file(BufferedImage page, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(page, format, out)) throw new IllegalArgumentException("no writer of " + format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] tiff(List<BufferedImage> pages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) writer.writeToSequence(new IIOImage(page, null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Graphics2D brush(BufferedImage image) {
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        return graphics;
    }

    /** PDFBox's own: a machine without fonts draws the same. */
    private static Font font() {
        try (var in =
                PDType0Font.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            if (in == null) throw new IllegalStateException("no font in PDFBox");
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(in.readAllBytes()));
        } catch (java.awt.FontFormatException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
