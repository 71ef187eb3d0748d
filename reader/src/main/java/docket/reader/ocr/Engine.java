package docket.reader.ocr;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Recognises letters in a picture, one picture at a time. */
interface Engine {

    /** For people and metadata, as in {@code tesseract 5.3.0}. */
    String name();

    /** What it can read, as ISO 639-2 codes ({@code eng}, {@code deu}). */
    Set<String> languages();

    /** Whether it is quick enough to be asked for single words. */
    boolean readsWords();

    /** How the letters are spread over the picture. */
    enum Spread {
        /** Columns, tables, pictures between them. */
        PAGE(3),
        /** One column of lines of any size, as on a receipt. */
        COLUMN(4),
        /** Lines under each other, nothing beside them. */
        BLOCK(6),
        /** One word and nothing else. */
        WORD(8);

        private final int mode;

        Spread(int mode) {
            this.mode = mode;
        }

        /** Tesseract's page segmentation mode. */
        int mode() {
            return mode;
        }
    }

    /**
     * Recognises what stands upright in the picture.
     *
     * @param dpi dots per inch
     * @param language one of {@link #languages}
     * @param limit wall time; what was not recognised by then is missing
     * @throws EngineFailed if the engine broke; another picture may still work
     */
    default List<SeenLine> recognise(Grey picture, int dpi, String language, Spread spread, Duration limit) {
        return recognise(picture, new Manner(dpi, language, spread, ""), limit);
    }

    /**
     * How a picture is to be read.
     *
     * @param letters the only ones there are; empty for all
     */
    record Manner(int dpi, String language, Spread spread, String letters) {}

    /** As above. */
    List<SeenLine> recognise(Grey picture, Manner manner, Duration limit);

    /** The engine gave no answer. */
    final class EngineFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        EngineFailed(String what) {
            super(what);
        }

        EngineFailed(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
