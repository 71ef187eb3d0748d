package docket.reader.pdf;

import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.fontbox.afm.FontMetrics;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.DictionaryEncoding;
import org.apache.pdfbox.pdmodel.font.encoding.Encoding;
import org.apache.pdfbox.pdmodel.font.encoding.StandardEncoding;
import org.jspecify.annotations.Nullable;

/**
 * A font of one byte a letter whose widths and meanings stand in its dictionary; the font program is left packed. For a
 * code that the dictionary does not explain PDFBox is asked after all.
 */
final class SimpleLetters extends Letters {

    private static final int SYMBOLIC = 4;

    private final COSDictionary font;
    private final @Nullable ToUnicode toUnicode;
    private final Supplier<@Nullable PDFont> asPdfBoxReadsIt;
    private final boolean encodingByName;
    private final double[] widths;
    private final @Nullable String[] texts = new String[256];
    private @Nullable Encoding encoding;
    private boolean encodingRead;
    private double space = -1;

    private SimpleLetters(
            COSDictionary font, @Nullable ToUnicode toUnicode, Supplier<@Nullable PDFont> asPdfBoxReadsIt) {
        super(isBold(font));
        this.font = font;
        this.toUnicode = toUnicode;
        this.asPdfBoxReadsIt = asPdfBoxReadsIt;
        this.encodingByName = font.getDictionaryObject(COSName.ENCODING) instanceof COSName name
                && !name.getName().startsWith("Identity");
        this.widths = readWidths();
    }

    /** Null when the font's dictionary does not say enough. */
    static @Nullable SimpleLetters of(
            COSDictionary font, @Nullable ToUnicode toUnicode, Supplier<@Nullable PDFont> asPdfBoxReadsIt) {
        var letters = new SimpleLetters(font, toUnicode, asPdfBoxReadsIt);
        return letters.widths.length == 0 || toUnicode == null && letters.encoding() == null ? null : letters;
    }

    private @Nullable Encoding encoding() {
        if (!encodingRead) encoding = readEncoding();
        encodingRead = true;
        return encoding;
    }

    private @Nullable Encoding readEncoding() {
        var name = nameOf(font);
        // Pictures for letters: their names mean other things.
        if (name.contains("Dingbats") || name.contains("Symbol")) return null;
        var descriptor = font.getCOSDictionary(COSName.FONT_DESC);
        boolean symbolic = descriptor != null && (descriptor.getInt(COSName.FLAGS, 0) & SYMBOLIC) != 0;
        var given = font.getDictionaryObject(COSName.ENCODING);
        if (given instanceof COSName known) return Encoding.getInstance(known);
        if (given instanceof COSDictionary differences) {
            var base = differences.getCOSName(COSName.BASE_ENCODING);
            boolean based = base != null && Encoding.getInstance(base) != null;
            return !based && symbolic ? null : new DictionaryEncoding(differences, !symbolic, null);
        }
        boolean standard = descriptor == null && Standard14Fonts.getAFM(name) != null;
        boolean plain = descriptor != null
                && !symbolic
                && font.getNameAsString(COSName.SUBTYPE, "").equals("TrueType");
        return standard || plain ? StandardEncoding.INSTANCE : null;
    }

    private double[] readWidths() {
        var descriptor = font.getCOSDictionary(COSName.FONT_DESC);
        var given = font.getDictionaryObject(COSName.WIDTHS);
        var all = new double[256];
        if (given instanceof COSArray array && array.size() > 0 && descriptor != null) {
            Arrays.fill(all, descriptor.getFloat(COSName.MISSING_WIDTH, 0) / 1000);
            int first = font.getInt(COSName.FIRST_CHAR, -1);
            int last = Math.min(255, font.getInt(COSName.LAST_CHAR, -1));
            for (int code = Math.max(0, first); code <= last && code - first < array.size(); code++)
                all[code] = array.getObject(code - first) instanceof COSNumber width ? width.floatValue() / 1000 : 0;
            return all;
        }
        boolean embedded = descriptor != null
                && (descriptor.containsKey(COSName.FONT_FILE)
                        || descriptor.containsKey(COSName.FONT_FILE2)
                        || descriptor.containsKey(COSName.FONT_FILE3));
        if (given != null || embedded) return new double[0];
        var metrics = Standard14Fonts.getAFM(nameOf(font));
        var names = encoding();
        if (metrics == null || names == null) return new double[0];
        for (int code = 0; code < 256; code++) all[code] = width(metrics, names.getName(code)) / 1000;
        return all;
    }

    private static double width(FontMetrics metrics, String letter) {
        return switch (letter) {
            case ".notdef" -> 250;
            case "nbspace" -> metrics.getCharacterWidth("space");
            case "sfthyphen" -> metrics.getCharacterWidth("hyphen");
            default -> metrics.getCharacterWidth(letter);
        };
    }

    @Override
    int code(byte[] text, int at, int end) {
        return text[at] & 0xff;
    }

    @Override
    double width(int code) {
        return widths[code];
    }

    @Override
    @Nullable
    String text(int code) {
        var text = texts[code];
        if (text == null) {
            text = find(code);
            texts[code] = text;
        }
        return text;
    }

    private String find(int code) {
        if (toUnicode != null) {
            var text = toUnicode.of(code, encodingByName ? 1 : 0);
            if (text != null) return text;
        }
        var names = encoding();
        String text;
        if (names == null) {
            var read = asPdfBoxReadsIt.get();
            text = read == null ? null : BoxLetters.text(read, code);
        } else {
            text = BoxLetters.Glyphs.LIST.toUnicode(names.getName(code));
        }
        return text == null ? String.valueOf((char) code) : text;
    }

    @Override
    double space() {
        if (space < 0) space = measureSpace();
        return space;
    }

    private double measureSpace() {
        int code = 32;
        var names = toUnicode == null ? encoding() : null;
        if (toUnicode != null) code = toUnicode.space();
        else if (names != null) code = names.getNameToCodeMap().getOrDefault("space", 32);
        double width = code >= 0 && code < 256 ? widths[code] : 0;
        if (width > 0) return width;
        double sum = 0;
        int count = 0;
        for (double each : widths) {
            if (each > 0) {
                sum += each;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
