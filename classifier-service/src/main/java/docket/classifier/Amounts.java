package docket.classifier;

import java.util.Arrays;

/** Sums of money as they are printed: with exactly two decimals, whatever the country's separators. */
final class Amounts {

    static final long NONE = Long.MIN_VALUE;

    private static final int MOST = 80;
    private static final int DIGITS = 12;

    private Amounts() {}

    /** In hundredths, or {@link #NONE}: "1.234,50" and "$1,234.50" are 123450, "12.5" and "3.4.2025" are none. */
    static long parse(String word) {
        int end = word.length();
        while (end > 0 && !isDigit(word.charAt(end - 1))) end--;
        int begin = 0;
        while (begin < end && !isDigit(word.charAt(begin))) begin++;
        if (end - begin < 4 || begin > 4 || word.length() - end > 4) return NONE;
        char decimal = word.charAt(end - 3);
        if (decimal != '.' && decimal != ',') return NONE;
        long value = 0;
        int digits = 0;
        int sinceSeparator = 0;
        boolean separated = false;
        for (int i = begin; i < end - 3; i++) {
            char c = word.charAt(i);
            if (isDigit(c)) {
                value = value * 10 + (c - '0');
                sinceSeparator++;
                if (++digits > DIGITS) return NONE;
            } else if (c != decimal && (c == '.' || c == ',' || c == '\'' || c == '\u2019' || c == '\u00a0')) {
                if (separated ? sinceSeparator != 3 : sinceSeparator > 3) return NONE;
                separated = true;
                sinceSeparator = 0;
            } else {
                return NONE;
            }
        }
        if (separated && sinceSeparator != 3) return NONE;
        if (!isDigit(word.charAt(end - 1)) || !isDigit(word.charAt(end - 2))) return NONE;
        return value * 100 + (word.charAt(end - 2) - '0') * 10L + (word.charAt(end - 1) - '0');
    }

    /** Whether two of the amounts make a third, as net and tax make the total. */
    static boolean addUp(long[] amounts) {
        var sorted = Arrays.stream(amounts)
                .filter(amount -> amount > 0)
                .sorted()
                .distinct()
                .toArray();
        if (sorted.length > MOST) sorted = Arrays.copyOfRange(sorted, sorted.length - MOST, sorted.length);
        for (int sum = sorted.length - 1; sum >= 2; sum--) {
            int low = 0;
            int high = sum - 1;
            while (low < high) {
                long both = sorted[low] + sorted[high];
                if (both == sorted[sum]) return true;
                if (both < sorted[sum]) low++;
                else high--;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
