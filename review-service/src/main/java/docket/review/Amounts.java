package docket.review;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the number out of an amount as it is shown, as in {@code 1,910.00 EUR} or {@code 1.910,00 €}. */
public final class Amounts {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,'’\\u00a0\\u202f ]*");
    private static final int GROUP = 3;

    /** As engines and people write them, behind the number; the first that fits. */
    private static final Map<Pattern, Integer> SCALES = Map.of(
            Pattern.compile("(?i)^\\s?(?:billion|bn\\b|Mrd|Milliarden?)"), 9,
            Pattern.compile("(?i)^\\s?(?:million(?:en)?|Mio|m\\b|mn\\b)"), 6,
            Pattern.compile("(?i)^\\s?(?:thousand|Tsd|TEUR|k\\b)"), 3);

    private Amounts() {}

    /** Of several the largest, with its scale, as in {@code 80,000 to 1.5 million EUR}. Empty when there is no number. */
    public static Optional<BigDecimal> largest(String text) {
        var found = NUMBER.matcher(text);
        Optional<BigDecimal> largest = Optional.empty();
        while (found.find()) {
            var rest = text.substring(found.end()).stripLeading();
            int digits = SCALES.entrySet().stream()
                    .filter(scale -> scale.getKey().matcher(rest).find())
                    .mapToInt(Map.Entry::getValue)
                    .max()
                    .orElse(0);
            var value = number(found.group()).movePointRight(digits);
            if (largest.filter(known -> known.compareTo(value) >= 0).isEmpty()) largest = Optional.of(value);
        }
        return largest;
    }

    /** Empty when there is no number. Where a separator may be read two ways, the larger amount is meant. */
    public static Optional<BigDecimal> value(String text) {
        var found = NUMBER.matcher(text);
        return found.find() ? Optional.of(number(found.group())) : Optional.empty();
    }

    private static BigDecimal number(String written) {
        var number = written.replaceAll("[^\\d.,]", "").replaceAll("[.,]+$", "");
        int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        if (last < 0) return new BigDecimal(number);
        var whole = number.substring(0, last).replaceAll("[.,]", "");
        var rest = number.substring(last + 1);
        char separator = number.charAt(last);
        boolean alone = number.indexOf(separator == '.' ? ',' : '.') < 0;
        boolean group = rest.length() == GROUP && alone && !whole.matches("0*");
        return group ? new BigDecimal(whole + rest) : new BigDecimal(whole + "." + rest);
    }

    /** Its whole units, without cents; empty when there is no number. */
    public static Optional<String> units(String text) {
        return value(text).map(value -> value.toBigInteger().toString());
    }
}
