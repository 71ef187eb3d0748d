package docket.evaluation;

import java.util.Arrays;

/** A text file in which quotes from its pages are found again; pages wrap lines, so white space does not count. */
final class SourceText {

    private final String text;
    private final String dense;
    private final int[] offsets;
    private int last;

    SourceText(String text) {
        this.text = text;
        var dense = new StringBuilder();
        var offsets = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            if (isSpace(text.charAt(i))) continue;
            offsets[dense.length()] = i;
            dense.append(text.charAt(i));
        }
        this.dense = dense.toString();
        this.offsets = Arrays.copyOf(offsets, dense.length());
    }

    /** @param start in characters of the file; -1 where the quote is not in it. @param end after its last character */
    record Place(int start, int end, String text) {}

    /** Looks on from where the last quote was found, then from the beginning. */
    Place find(String quote) {
        var wanted = new StringBuilder();
        for (int i = 0; i < quote.length(); i++) {
            if (!isSpace(quote.charAt(i))) wanted.append(quote.charAt(i));
        }
        int at = dense.indexOf(wanted.toString(), last);
        if (at < 0) at = dense.indexOf(wanted.toString());
        if (at < 0 || wanted.isEmpty()) return new Place(-1, -1, quote);
        last = at;
        int start = offsets[at];
        int end = offsets[at + wanted.length() - 1] + 1;
        return new Place(start, end, text.substring(start, end));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u00a0';
    }
}
