package docket.review;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the number out of an amount as it is shown, as in {@code 1,910.00 EUR} or {@code 1.910,00 €}. */
public final class Amounts {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,'’\\u00a0\\u202f ]*");
    private static final int GROUP = 3;

    private Amounts() {}

    /** Empty when there is no number. Where a separator may be read two ways, the larger amount is meant. */
    public static Optional<BigDecimal> value(String text) {
        var found = NUMBER.matcher(text);
        if (!found.find()) return Optional.empty();
        var number = found.group().replaceAll("[^\\d.,]", "").replaceAll("[.,]+$", "");
        int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        if (last < 0) return Optional.of(new BigDecimal(number));
        var whole = number.substring(0, last).replaceAll("[.,]", "");
        var rest = number.substring(last + 1);
        char separator = number.charAt(last);
        boolean alone = number.indexOf(separator == '.' ? ',' : '.') < 0;
        boolean group = rest.length() == GROUP && alone && !whole.matches("0*");
        return Optional.of(group ? new BigDecimal(whole + rest) : new BigDecimal(whole + "." + rest));
    }

    /** Its whole units, without cents; empty when there is no number. */
    public static Optional<String> units(String text) {
        return value(text).map(value -> value.toBigInteger().toString());
    }
}
