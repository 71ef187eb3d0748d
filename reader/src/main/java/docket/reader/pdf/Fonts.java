package docket.reader.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.jspecify.annotations.Nullable;

/** The fonts of one document, each read once. */
final class Fonts {

    private static final COSDictionary HELVETICA = new COSDictionary();

    static {
        HELVETICA.setItem(COSName.TYPE, COSName.FONT);
        HELVETICA.setItem(COSName.SUBTYPE, COSName.TYPE1);
        HELVETICA.setName(COSName.BASE_FONT, "Helvetica");
        HELVETICA.setName(COSName.ENCODING, "WinAnsiEncoding");
    }

    private final Streams streams;
    private final Limits limits;
    private final Map<COSDictionary, Letters> fonts = new IdentityHashMap<>();
    private final Map<COSDictionary, Map<String, Letters>> byName = new IdentityHashMap<>();
    private final Map<COSDictionary, PDFont> asPdfBoxReadsThem = new IdentityHashMap<>();

    Fonts(Streams streams, Limits limits) {
        this.streams = streams;
        this.limits = limits;
    }

    /** What a page is written in when it names no font. */
    Letters usual() {
        return of(HELVETICA);
    }

    Letters named(@Nullable COSDictionary resources, String name) {
        var fontsHere = resources == null ? null : resources.getCOSDictionary(COSName.FONT);
        if (fontsHere == null) return usual();
        return byName.computeIfAbsent(fontsHere, _ -> new HashMap<>()).computeIfAbsent(name, _ -> {
            var font = fontsHere.getCOSDictionary(COSName.getPDFName(name));
            return font == null ? usual() : of(font);
        });
    }

    Letters of(COSDictionary font) {
        var known = fonts.get(font);
        if (known == null) {
            limits.check();
            known = read(font);
            fonts.put(font, known);
        }
        return known;
    }

    private Letters read(COSDictionary font) {
        var meaning = font.getDictionaryObject(COSName.TO_UNICODE);
        ToUnicode toUnicode = meaning instanceof COSStream stream ? ToUnicode.of(streams.bytes(stream)) : null;
        Letters lean = null;
        if (meaning == null || toUnicode != null) {
            lean = switch (font.getNameAsString(COSName.SUBTYPE, "")) {
                case "Type1", "TrueType", "MMType1" -> SimpleLetters.of(font, toUnicode, () -> asPdfBoxReads(font));
                case "Type0" -> WideLetters.of(font, toUnicode, () -> asPdfBoxReads(font));
                default -> null;
            };
        }
        if (lean != null) return lean;
        var read = asPdfBoxReads(font);
        return read == null ? usual() : new BoxLetters(read);
    }

    private @Nullable PDFont asPdfBoxReads(COSDictionary font) {
        if (asPdfBoxReadsThem.containsKey(font)) return asPdfBoxReadsThem.get(font);
        limits.check();
        PDFont read = null;
        try {
            read = PDFontFactory.createFont(font);
        } catch (IOException | RuntimeException e) {
            // A font that cannot be read leaves its letters unread.
        }
        asPdfBoxReadsThem.put(font, read);
        return read;
    }
}
