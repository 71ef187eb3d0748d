package docket.reader.pdf;

import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** A font as far as text needs it: codes out of strings, what they mean and how far they move. */
abstract class Letters {

    private static final int FORCE_BOLD = 1 << 18;

    final boolean bold;

    /** How many bytes the code took that was read last. */
    int length = 1;

    Letters(boolean bold) {
        this.bold = bold;
    }

    /** The code that starts there; {@link #length} says where the next one does. */
    abstract int code(byte[] text, int at, int end);

    /** Of the code's letter, in sizes of the font. */
    abstract double width(int code);

    /** What the code means, null if nothing tells. */
    abstract @Nullable String text(int code);

    /** Of the font's space, in sizes of the font. */
    abstract double space();

    boolean isVertical() {
        return false;
    }

    /** Where a letter of vertical writing stands beside its origin, in sizes of the font. */
    double shiftX(int code) {
        return 0;
    }

    double shiftY(int code) {
        return 0;
    }

    /** How far vertical writing moves, in sizes of the font. */
    double rise(int code) {
        return 0;
    }

    /** How high the font's letters are, in sizes of the font, where sizes may be any number; 0 for honest ones. */
    double height() {
        return 0;
    }

    static boolean isBold(COSDictionary font) {
        var name = nameOf(font).toLowerCase(Locale.ROOT);
        if (name.contains("bold") || name.contains("black") || name.contains("heavy")) return true;
        var descriptor = font.getCOSDictionary(COSName.FONT_DESC);
        return descriptor != null
                && ((descriptor.getInt(COSName.FLAGS, 0) & FORCE_BOLD) != 0
                        || descriptor.getFloat(COSName.FONT_WEIGHT, 0) >= 600);
    }

    static String nameOf(COSDictionary font) {
        var name = font.getDictionaryObject(COSName.BASE_FONT);
        if (name instanceof COSName given) return given.getName();
        return name instanceof COSString given ? given.getString() : "";
    }
}
