package docket.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One face of the Liberation fonts. A document embeds only the glyphs it uses. */
enum Typeface {
    SANS("LiberationSans-Regular"),
    SANS_BOLD("LiberationSans-Bold"),
    SANS_ITALIC("LiberationSans-Italic"),
    SERIF("LiberationSerif-Regular"),
    SERIF_BOLD("LiberationSerif-Bold"),
    SERIF_ITALIC("LiberationSerif-Italic"),
    MONO("LiberationMono-Regular"),
    MONO_BOLD("LiberationMono-Bold");

    /** Parsing a font takes longer than drawing a page; a parsed font may be shared between documents, not threads. */
    private static final ThreadLocal<Map<Typeface, TrueTypeFont>> PARSED =
            ThreadLocal.withInitial(() -> new EnumMap<>(Typeface.class));

    /** Without GSUB: looking for ligatures takes most of the time, and a ligature is hard to read back. */
    private static final List<String> TABLES = List.of(
            "OS/2", "cmap", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post",
            "prep");

    private static final int LAST_LATIN = 0x17f;
    private static final String PUNCTUATION = "–—‘’‚“”„†•…‹›€™−";

    private final String file;

    Typeface(String file) {
        this.file = "/liberation/" + file + ".ttf";
    }

    PDFont embed(PDDocument document) throws IOException {
        return PDType0Font.load(document, PARSED.get().computeIfAbsent(this, Typeface::parse), true);
    }

    /** Keeps the Latin letters only: a document's own subset is cut from a smaller font, several times faster. */
    private static TrueTypeFont parse(Typeface face) {
        try (InputStream font = Typeface.class.getResourceAsStream(face.file)) {
            if (font == null) throw new IllegalStateException("no font on the class path: " + face.file);
            var whole = new TTFParser().parse(new RandomAccessReadBuffer(font.readAllBytes()));
            var latin = new TTFSubsetter(whole, TABLES);
            for (int c = ' '; c <= LAST_LATIN; c++) if (c < 0x7f || c >= 0xa0) latin.add(c);
            PUNCTUATION.codePoints().forEach(latin::add);
            var small = new ByteArrayOutputStream();
            latin.writeToStream(small);
            return new TTFParser().parse(new RandomAccessReadBuffer(small.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot parse " + face.file, e);
        }
    }
}
