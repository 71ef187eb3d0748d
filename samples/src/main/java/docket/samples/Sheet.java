package docket.samples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;

/** One page being drawn. Points, from the upper left corner; text stands on the baseline it is given. */
final class Sheet {

    private static final float ROUND = 0.5523f; // control point of a quarter circle drawn as a cubic curve

    private final Press press;
    private final PDPageContentStream content;
    private final float width;
    private final float height;

    Sheet(Press press, PDPage page, float width, float height) throws IOException {
        this.press = press;
        this.content = new PDPageContentStream(press.document(), page, AppendMode.OVERWRITE, true);
        this.width = width;
        this.height = height;
    }

    float width() {
        return width;
    }

    float height() {
        return height;
    }

    void close() throws IOException {
        content.close();
    }

    void text(float x, float y, Type type, String text) throws IOException {
        if (text.isEmpty()) return;
        content.beginText();
        content.setFont(press.font(type.face()), type.size());
        content.setNonStrokingColor(
                type.ink().red(), type.ink().green(), type.ink().blue());
        content.newLineAtOffset(x, height - y);
        content.showText(text);
        content.endText();
    }

    /** Ends at x. */
    void right(float x, float y, Type type, String text) throws IOException {
        text(x - measure(type, text), y, type, text);
    }

    /** The middle stands at x. */
    void centre(float x, float y, Type type, String text) throws IOException {
        text(x - measure(type, text) / 2, y, type, text);
    }

    /** Several lines below each other, unbroken. @return the baseline after the last */
    float lines(float x, float y, Type type, List<String> lines) throws IOException {
        for (var line : lines) {
            text(x, y, type, line);
            y += type.leading();
        }
        return y;
    }

    /** Breaks a text into a column. @return the baseline after the last line */
    float paragraph(float x, float y, float column, Type type, String text) throws IOException {
        return lines(x, y, type, broken(type, text, column));
    }

    /** Where a text breaks when it may be so wide. */
    List<String> broken(Type type, String text, float column) throws IOException {
        if (measure(type, text) <= column) return List.of(text);
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && measure(type, line + " " + word) > column) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    float measure(Type type, String text) throws IOException {
        return press.font(type.face()).getStringWidth(text) * type.size() / 1000;
    }

    /** The type itself if the text fits, else smaller. */
    Type fit(Type type, String text, float room) throws IOException {
        float wide = measure(type, text);
        return wide <= room ? type : new Type(type.face(), type.size() * room / wide, type.ink());
    }

    void rule(float x, float y, float toX, float toY, float thickness, Ink ink) throws IOException {
        stroke(thickness, ink);
        content.moveTo(x, height - y);
        content.lineTo(toX, height - toY);
        content.stroke();
    }

    void dotted(float x, float y, float toX, Ink ink) throws IOException {
        content.setLineDashPattern(new float[] {1, 2}, 0);
        rule(x, y, toX, y, 0.6f, ink);
        content.setLineDashPattern(new float[0], 0);
    }

    void frame(float x, float y, float w, float h, float thickness, Ink ink) throws IOException {
        stroke(thickness, ink);
        content.addRect(x, height - y - h, w, h);
        content.stroke();
    }

    void fill(float x, float y, float w, float h, Ink ink) throws IOException {
        colour(ink);
        content.addRect(x, height - y - h, w, h);
        content.fill();
    }

    /** @param corners x and y of each */
    void polygon(Ink ink, float... corners) throws IOException {
        colour(ink);
        content.moveTo(corners[0], height - corners[1]);
        for (int i = 2; i < corners.length; i += 2) content.lineTo(corners[i], height - corners[i + 1]);
        content.closePath();
        content.fill();
    }

    void disc(float x, float y, float radius, Ink ink) throws IOException {
        colour(ink);
        float middle = height - y;
        float bend = radius * ROUND;
        content.moveTo(x + radius, middle);
        content.curveTo(x + radius, middle + bend, x + bend, middle + radius, x, middle + radius);
        content.curveTo(x - bend, middle + radius, x - radius, middle + bend, x - radius, middle);
        content.curveTo(x - radius, middle - bend, x - bend, middle - radius, x, middle - radius);
        content.curveTo(x + bend, middle - radius, x + radius, middle - bend, x + radius, middle);
        content.fill();
    }

    private void colour(Ink ink) throws IOException {
        content.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
    }

    private void stroke(float thickness, Ink ink) throws IOException {
        content.setLineWidth(thickness);
        content.setStrokingColor(ink.red(), ink.green(), ink.blue());
    }
}
