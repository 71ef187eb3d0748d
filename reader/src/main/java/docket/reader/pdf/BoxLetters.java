package docket.reader.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.jspecify.annotations.Nullable;

/** A font the way PDFBox reads it, font program and all. */
final class BoxLetters extends Letters {

    private record Letter(double width, @Nullable String text) {}

    private final PDFont font;
    private final Map<Integer, Letter> letters = new HashMap<>();
    private final boolean vertical;
    private double space = -1;
    private double height = -1;

    BoxLetters(PDFont font) {
        super(isBold(font.getCOSObject()));
        this.font = font;
        this.vertical = font.isVertical();
    }

    @Override
    int code(byte[] text, int at, int end) {
        if (font instanceof PDSimpleFont) {
            length = 1;
            return text[at] & 0xff;
        }
        try {
            var in = new ByteArrayInputStream(text, at, end - at);
            int code = font.readCode(in);
            length = Math.max(1, end - at - in.available());
            return code;
        } catch (IOException | RuntimeException e) {
            length = end - at;
            return 0;
        }
    }

    private Letter letter(int code) {
        return letters.computeIfAbsent(code, this::read);
    }

    private Letter read(int code) {
        double width = 0;
        try {
            width = vertical
                    ? font.getWidth(code) / 1000
                    : font.getDisplacement(code).getX();
        } catch (IOException | RuntimeException e) {
            // A letter that nobody can measure takes no room.
        }
        return new Letter(width, text(font, code));
    }

    /** What PDFBox takes the code for; a code of one byte that nothing explains is its own letter. */
    static @Nullable String text(PDFont font, int code) {
        try {
            var text = font.toUnicode(code, Glyphs.LIST);
            if (text != null) return text;
        } catch (RuntimeException e) {
            // A broken table explains nothing.
        }
        return font instanceof PDSimpleFont ? String.valueOf((char) code) : null;
    }

    @Override
    double width(int code) {
        return letter(code).width;
    }

    @Override
    @Nullable
    String text(int code) {
        return letter(code).text;
    }

    @Override
    double space() {
        if (space >= 0) return space;
        double factor = font instanceof PDType3Font ? font.getFontMatrix().getScaleX() : 0.001;
        try {
            space = Math.abs(font.getSpaceWidth() * factor);
        } catch (RuntimeException e) {
            space = 0;
        }
        if (space == 0) space = Math.abs(0.8 * font.getAverageFontWidth() * factor);
        return space;
    }

    @Override
    boolean isVertical() {
        return vertical;
    }

    @Override
    double shiftX(int code) {
        return font.getPositionVector(code).getX();
    }

    @Override
    double shiftY(int code) {
        return font.getPositionVector(code).getY();
    }

    @Override
    double rise(int code) {
        try {
            return font.getDisplacement(code).getY();
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    @Override
    double height() {
        if (!(font instanceof PDType3Font type3)) return 0;
        if (height < 0) {
            try {
                height = Math.abs(font.getFontMatrix()
                        .transformPoint(0, type3.getBoundingBox().getHeight() / 2)
                        .y);
            } catch (RuntimeException e) {
                height = 0;
            }
        }
        return height;
    }

    /** Names of letters and what they mean. */
    static final class Glyphs {

        static final GlyphList LIST = load();

        private Glyphs() {}

        private static GlyphList load() {
            var adobe = GlyphList.getAdobeGlyphList();
            try (var more =
                    GlyphList.class.getResourceAsStream("/org/apache/pdfbox/resources/glyphlist/additional.txt")) {
                return more == null ? adobe : new GlyphList(adobe, more);
            } catch (IOException e) {
                return adobe;
            }
        }
    }
}
