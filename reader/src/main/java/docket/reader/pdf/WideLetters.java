package docket.reader.pdf;

import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/** A font of two bytes a letter, code and character id alike (Identity-H); the font program is left packed. */
final class WideLetters extends Letters {

    private static final String NOT_YET = new String("?");
    private static final String NOTHING = new String("");
    private static final int PAGE = 256;

    private final double[] @Nullable [] widths = new double[256][];
    private final @Nullable String[] @Nullable [] texts = new String[256][];
    private final double usual;
    private final ToUnicode toUnicode;
    private final Supplier<@Nullable PDFont> asPdfBoxReadsIt;
    private double space = -1;

    private WideLetters(
            COSDictionary font, COSDictionary descendant, ToUnicode toUnicode, Supplier<@Nullable PDFont> asPdfBox) {
        super(isBold(font) || isBold(descendant));
        this.toUnicode = toUnicode;
        this.asPdfBoxReadsIt = asPdfBox;
        double given = descendant.getFloat(COSName.DW, 1000);
        this.usual = (given == 0 ? 1000 : given) / 1000;
        if (descendant.getDictionaryObject(COSName.W) instanceof COSArray array) readWidths(array);
    }

    /** Null when the font's dictionary does not say enough. */
    static @Nullable WideLetters of(
            COSDictionary font, @Nullable ToUnicode toUnicode, Supplier<@Nullable PDFont> asPdfBoxReadsIt) {
        if (toUnicode == null || !COSName.IDENTITY_H.equals(font.getDictionaryObject(COSName.ENCODING))) return null;
        if (!(font.getDictionaryObject(COSName.DESCENDANT_FONTS) instanceof COSArray array)) return null;
        if (!(array.size() > 0 && array.getObject(0) instanceof COSDictionary descendant)) return null;
        return new WideLetters(font, descendant, toUnicode, asPdfBoxReadsIt);
    }

    private void readWidths(COSArray array) {
        int i = 0;
        while (i + 1 < array.size()) {
            if (!(array.getObject(i++) instanceof COSNumber first)) continue;
            var next = array.getObject(i++);
            if (next instanceof COSArray each) {
                for (int k = 0; k < each.size(); k++)
                    if (each.getObject(k) instanceof COSNumber width) set(first.intValue() + k, width);
            } else if (i < array.size()
                    && next instanceof COSNumber last
                    && array.getObject(i++) instanceof COSNumber width) {
                for (int code = first.intValue(); code <= Math.min(last.intValue(), 0xffff); code++) set(code, width);
            }
        }
    }

    private void set(int code, COSNumber width) {
        if (code < 0 || code > 0xffff) return;
        var page = widths[code / PAGE];
        if (page == null) {
            page = new double[PAGE];
            Arrays.fill(page, Double.NaN);
            widths[code / PAGE] = page;
        }
        page[code % PAGE] = width.floatValue() / 1000;
    }

    @Override
    int code(byte[] text, int at, int end) {
        if (at + 1 >= end) {
            length = 1;
            return text[at] & 0xff;
        }
        length = 2;
        return (text[at] & 0xff) << 8 | text[at + 1] & 0xff;
    }

    @Override
    double width(int code) {
        var page = widths[code / PAGE];
        return page == null || Double.isNaN(page[code % PAGE]) ? usual : page[code % PAGE];
    }

    @Override
    @SuppressWarnings("StringEquality")
    @Nullable
    String text(int code) {
        var page = texts[code / PAGE];
        if (page == null) {
            page = new String[PAGE];
            Arrays.fill(page, NOT_YET);
            texts[code / PAGE] = page;
        }
        var text = page[code % PAGE];
        if (text == NOT_YET) {
            text = find(code);
            page[code % PAGE] = text;
        }
        return text == NOTHING ? null : text;
    }

    private String find(int code) {
        var text = toUnicode.of(code, 0);
        if (text != null) return text;
        var font = asPdfBoxReadsIt.get();
        text = font == null ? null : BoxLetters.text(font, code);
        return text == null ? NOTHING : text;
    }

    @Override
    double space() {
        if (space >= 0) return space;
        int code = toUnicode.space();
        space = code >= 0 ? width(code) : 0;
        if (space <= 0) {
            double sum = 0;
            int count = 0;
            for (var page : widths) {
                if (page == null) continue;
                for (double each : page) {
                    if (each > 0) {
                        sum += each;
                        count++;
                    }
                }
            }
            space = count == 0 ? usual : sum / count;
        }
        return space;
    }
}
