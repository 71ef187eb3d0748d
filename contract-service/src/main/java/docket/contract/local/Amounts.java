package docket.contract.local;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Sums of money, normalised to a decimal with its ISO 4217 currency. */
final class Amounts {

    /** @param value as in {@code 250000.00 USD} */
    record Amount(String value, Span span) {}

    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("$", "USD"),
            Map.entry("US$", "USD"),
            Map.entry("USD", "USD"),
            Map.entry("U.S.$", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("EUR", "EUR"),
            Map.entry("EURO", "EUR"),
            Map.entry("EUROS", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("GBP", "GBP"),
            Map.entry("CHF", "CHF"),
            Map.entry("C$", "CAD"),
            Map.entry("CAD", "CAD"),
            Map.entry("DOLLARS", "USD"),
            Map.entry("RMB", "CNY"));
    private static final String SIGN = "(?:U\\.S\\.\\$|US\\$|C\\$|USD|EUR|GBP|CHF|CAD|RMB|\\$|€|£)";
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<before>" + SIGN + ")\\s?(?<number>\\d[\\d.,']*\\d|\\d)(?<scale>\\s?(?:million|billion|Mio\\.?))?"
                    + "|(?<!\\w)(?<number2>\\d[\\d.,']*\\d|\\d)(?<scale2>\\s?(?:million|billion|Mio\\.?))?\\s?(?<after>EUR|Euros?|USD|GBP|CHF|€|[Dd]ollars)\\b?");

    private Amounts() {}

    static List<Amount> in(String text, Span span) {
        var amounts = new ArrayList<Amount>();
        for (var amount = AMOUNT.matcher(text).region(span.start(), span.end()); amount.find(); ) {
            boolean before = amount.group("before") != null;
            var number = decimal(before ? amount.group("number") : amount.group("number2"));
            if (number == null) continue;
            var scale = before ? amount.group("scale") : amount.group("scale2");
            if (scale != null) number = number.movePointRight(scale.contains("billion") ? 9 : 6);
            var sign = (before ? amount.group("before") : amount.group("after")).toUpperCase(Locale.ROOT);
            var currency = CURRENCIES.getOrDefault(sign, "USD");
            amounts.add(new Amount(
                    number.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString() + " " + currency,
                    new Span(amount.start(), amount.end())));
        }
        return amounts;
    }

    /** The last separator with one or two digits behind it is the decimal point; all others group. */
    private static @org.jspecify.annotations.Nullable BigDecimal decimal(String digits) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean point = last >= 0 && digits.length() - last - 1 <= 2 && digits.length() - last > 1;
        var whole = (point ? digits.substring(0, last) : digits).replaceAll("[^\\d]", "");
        if (whole.isEmpty() || whole.length() > 15) return null;
        return new BigDecimal(point ? whole + "." + digits.substring(last + 1) : whole);
    }
}
