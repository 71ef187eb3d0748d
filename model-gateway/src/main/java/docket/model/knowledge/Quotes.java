package docket.model.knowledge;

import java.util.Optional;

/**
 * Finds a quote in a text and gives it back as it stands there. Models change blanks, line breaks, hyphens at a line's
 * end, kinds of quotation marks and capitals; they may not change a letter or a digit.
 */
public final class Quotes {

    /** A quote of fewer letters and digits says nothing: it stands everywhere. */
    private static final int LEAST = 4;

    private Quotes() {}

    public static Optional<String> exact(String text, String quote) {
        var wanted = plain(quote);
        if (wanted.letters().length() < LEAST) return Optional.empty();
        var there = plain(text);
        int from = there.letters().indexOf(wanted.letters());
        while (from >= 0) {
            int to = from + wanted.letters().length() - 1;
            if (whole(text, there.places()[from], there.places()[to]))
                return Optional.of(text.substring(there.places()[from], there.places()[to] + 1));
            from = there.letters().indexOf(wanted.letters(), from + 1);
        }
        return Optional.empty();
    }

    /** Not out of the middle of a word or a number. */
    private static boolean whole(String text, int first, int last) {
        boolean begins = first == 0 || !goesOn(text, first - 1, first);
        boolean ends = last == text.length() - 1 || !goesOn(text, last, last + 1);
        return begins && ends;
    }

    private static boolean goesOn(String text, int left, int right) {
        char a = text.charAt(left);
        char b = text.charAt(right);
        if (Character.isLetterOrDigit(a) && Character.isLetterOrDigit(b)) return true;
        // 1,000 is not 1, nor 000.
        boolean mark = a == '.' || a == ',' || b == '.' || b == ',';
        if (!mark) return false;
        int before = a == '.' || a == ',' ? left - 1 : left;
        int after = b == '.' || b == ',' ? right + 1 : right;
        return before >= 0
                && after < text.length()
                && Character.isDigit(text.charAt(before))
                && Character.isDigit(text.charAt(after));
    }

    private record Plain(String letters, int[] places) {}

    /** Letters, digits and the marks that change what a number says, with the place of each. */
    private static Plain plain(String text) {
        var letters = new StringBuilder();
        var places = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && !meansSomething(text, i)) continue;
            places[letters.length()] = i;
            letters.append(Character.toLowerCase(c));
        }
        return new Plain(letters.toString(), places);
    }

    private static boolean meansSomething(String text, int i) {
        char c = text.charAt(i);
        boolean digitAfter = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
        return switch (c) {
            case '%', '€', '$', '£' -> true;
            case '.', ',', '-', '−' -> digitAfter && (c != '-' || i == 0 || !Character.isLetter(text.charAt(i - 1)));
            default -> false;
        };
    }
}
