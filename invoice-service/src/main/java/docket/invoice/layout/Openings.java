package docket.invoice.layout;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of many words, tried only where one of them can begin: most places of a page need two letters looked up and
 * no matcher.
 */
final class Openings {

    private static final int ASCII = 128;

    private final Pattern pattern;
    private final boolean atWords;
    private final boolean[] pairs = new boolean[ASCII * ASCII];

    /**
     * @param pattern that may look around itself, as at the borders of words
     * @param beginnings the first letters of everything it matches, two or one of each, small, parted by spaces;
     *     {@code _} is a space, a digit stands for all ten
     */
    static Openings anywhere(Pattern pattern, String beginnings) {
        return new Openings(pattern, false, beginnings);
    }

    /** Like {@link #anywhere}, of a pattern that never matches right behind a letter. */
    static Openings ofWords(Pattern pattern, String beginnings) {
        return new Openings(pattern, true, beginnings);
    }

    private Openings(Pattern pattern, boolean atWords, String beginnings) {
        this.pattern = pattern;
        this.atWords = atWords;
        for (String each : beginnings.split(" ")) {
            for (char first : spellings(each.charAt(0))) {
                if (each.length() == 1) {
                    for (char second = 0; second < ASCII; second++) pairs[first * ASCII + second] = true;
                } else {
                    for (char second : spellings(each.charAt(1))) pairs[first * ASCII + second] = true;
                }
            }
        }
    }

    private static char[] spellings(char c) {
        if (Character.isDigit(c)) return "0123456789".toCharArray();
        return c == '_' ? new char[] {' '} : new char[] {c, Character.toUpperCase(c)};
    }

    /** Whether the pattern matches anywhere in it. */
    boolean isIn(CharSequence text) {
        Matcher matcher = null;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one >= ASCII) continue;
            char two = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (!pairs[one * ASCII + (two < ASCII ? two : 0)]) continue;
            if (atWords && i > 0 && Character.isLetter(text.charAt(i - 1))) continue;
            if (matcher == null) matcher = pattern.matcher(text);
            matcher.region(i, text.length()).useTransparentBounds(true).useAnchoringBounds(false);
            if (matcher.lookingAt()) return true;
        }
        return false;
    }
}
