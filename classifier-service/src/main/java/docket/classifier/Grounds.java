package docket.classifier;

import docket.reader.Pages;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a document, to see whether a quotation stands in it. */
final class Grounds {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Fewer letters stand in any document. */
    private static final int LEAST = 6;

    /** A quotation of half the document shows nothing. */
    private static final int MOST = 300;

    private final String words;

    private Grounds(String words) {
        this.words = words;
    }

    static Grounds of(Pages pages) {
        return new Grounds(" " + plain(pages.text()) + " ");
    }

    /** Whether there is a quotation and all of them stand in the document, word by word. */
    boolean hold(List<String> quotations) {
        return !quotations.isEmpty() && quotations.stream().allMatch(this::holds);
    }

    private boolean holds(String quotation) {
        var plain = plain(quotation);
        return plain.length() >= LEAST && plain.length() <= MOST && words.contains(" " + plain + " ");
    }

    /** Case, accents' spelling, punctuation and line ends do not make other words. */
    private static String plain(String text) {
        return BETWEEN_WORDS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
