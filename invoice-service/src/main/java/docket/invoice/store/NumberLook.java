package docket.invoice.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How an invoice's number looks to a tired eye or a scanner, so that numbers that are one look the same: no marks, no
 * zeros that lead a part, digits for the letters they are taken for. {@code R-0010581/26}, {@code r 1O58I / 26} and
 * {@code R10581 26} look the same.
 *
 * @param compact letters and digits alone, in lower case
 * @param look the same, as it looks
 */
record NumberLook(String compact, String look) {

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

    private static final String LETTERS = "oilsbzg";
    private static final String DIGITS = "0115826";

    /** So much of a number tells it from others when its prefix is lost. */
    private static final int LEAST_PART = 5;

    /** So long a number must be that one slip of the hand makes it no other. */
    private static final int LEAST_TYPED = 6;

    /** Numbers of one series differ at their end; a slip there may be the next invoice. */
    private static final int END = 2;

    static NumberLook of(String number) {
        var plain = Normalizer.normalize(number, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var look = new StringBuilder();
        for (var part : MARKS.split(plain)) look.append(withoutLeadingZeros(asDigits(part)));
        return new NumberLook(MARKS.matcher(plain).replaceAll(""), look.toString());
    }

    private static String asDigits(String part) {
        var digits = new StringBuilder();
        part.chars().forEach(c -> {
            int at = LETTERS.indexOf(c);
            digits.append(at < 0 ? (char) c : DIGITS.charAt(at));
        });
        return digits.toString();
    }

    private static String withoutLeadingZeros(String part) {
        return LEADING_ZEROS.matcher(part).replaceAll("");
    }

    /** Looks the same, or is the other without its prefix. */
    boolean isLike(NumberLook other) {
        return look.equals(other.look) || look.endsWith(other.part()) || other.look.endsWith(part());
    }

    private String part() {
        return look.length() < LEAST_PART ? " " : look;
    }

    /** Whether one slip of the hand makes one of the other: neighbours swapped, or a sign left out or typed twice. */
    boolean isTypedLike(NumberLook other) {
        if (Math.min(look.length(), other.look.length()) < LEAST_TYPED) return false;
        int head = 0;
        int shorter = Math.min(look.length(), other.look.length());
        while (head < shorter && look.charAt(head) == other.look.charAt(head)) head++;
        int tail = 0;
        while (tail < shorter - head
                && look.charAt(look.length() - 1 - tail) == other.look.charAt(other.look.length() - 1 - tail)) tail++;
        if (tail < END) return false;
        var one = look.substring(head, look.length() - tail);
        var two = other.look.substring(head, other.look.length() - tail);
        return one.length() + two.length() == 1
                || one.length() == 2
                        && two.length() == 2
                        && one.equals(new StringBuilder(two).reverse().toString());
    }
}
