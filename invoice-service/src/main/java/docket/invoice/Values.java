package docket.invoice;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How values are spelled: amounts as plain decimals with a point, dates as ISO 8601, identifiers without spaces. */
public final class Values {

    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");

    private Values() {}

    /** At least two decimals, no exponent: {@code 7} is {@code 7.00}. */
    public static String amount(BigDecimal amount) {
        var stripped = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
    }

    public static Optional<BigDecimal> amount(String text) {
        try {
            return text.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What a person typed, spelled our way where its meaning is plain; otherwise as it is, for the rules to judge. */
    static String normalise(String name, String typed) {
        var text = typed.strip();
        if (Terms.AMOUNTS.contains(name) || name.equals(Terms.LINE_QUANTITY)) {
            return typedAmount(text).map(Values::amount).orElse(text);
        }
        if (Terms.DATES.contains(name))
            return typedDate(text).map(LocalDate::toString).orElse(text);
        return switch (name) {
            case Terms.IBAN, Terms.BIC, Terms.CURRENCY ->
                text.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
            default -> text;
        };
    }

    /** Takes {@code 1.234,56}, {@code 1,234.56} and {@code 1234.5}; the last mark before one or two digits is the decimal's. */
    static Optional<BigDecimal> typedAmount(String text) {
        var digits = text.replaceAll("[\\s'\u2019]", "");
        int mark = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
        if (mark < 0) return amount(digits);
        boolean isDecimal = digits.length() - mark - 1 != 3
                || digits.indexOf(digits.charAt(mark)) == mark
                        && digits.indexOf(digits.charAt(mark) == ',' ? '.' : ',') >= 0;
        var whole = digits.substring(0, mark).replaceAll("[.,]", "");
        return amount(isDecimal ? whole + "." + digits.substring(mark + 1) : whole + digits.substring(mark + 1));
    }

    private static Optional<LocalDate> typedDate(String text) {
        var dayFirst = DAY_FIRST.matcher(text);
        if (!dayFirst.matches()) return date(text);
        return date(String.format(
                Locale.ROOT,
                "%s-%02d-%02d",
                dayFirst.group(3),
                Integer.parseInt(dayFirst.group(2)),
                Integer.parseInt(dayFirst.group(1))));
    }
}
