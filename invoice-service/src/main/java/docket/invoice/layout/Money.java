package docket.invoice.layout;

import docket.invoice.layout.Row.Span;
import docket.reader.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as they stand on pages: {@code 1.234,56 €}, {@code $1,234.56}, {@code (12.00)}, {@code 1 234,56}, {@code 1.234,-}.
 *
 * @param decimals how many digits stand after the decimal mark
 * @param currency ISO 4217, when a sign or code stands beside it
 */
record Money(
        Span span, BigDecimal value, int decimals, @Nullable String currency, boolean percent) {

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("eur", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("$", "USD"),
            Map.entry("usd", "USD"),
            Map.entry("us$", "USD"),
            Map.entry("£", "GBP"),
            Map.entry("gbp", "GBP"),
            Map.entry("chf", "CHF"),
            Map.entry("sfr", "CHF"),
            Map.entry("rs", "INR"),
            Map.entry("rs.", "INR"),
            Map.entry("inr", "INR"),
            Map.entry("₹", "INR"),
            Map.entry("rm", "MYR"),
            Map.entry("myr", "MYR"),
            Map.entry("r$", "BRL"),
            Map.entry("brl", "BRL"),
            Map.entry("cad", "CAD"),
            Map.entry("c$", "CAD"),
            Map.entry("ca$", "CAD"),
            Map.entry("aud", "AUD"),
            Map.entry("a$", "AUD"),
            Map.entry("nzd", "NZD"),
            Map.entry("sgd", "SGD"),
            Map.entry("s$", "SGD"),
            Map.entry("hkd", "HKD"),
            Map.entry("hk$", "HKD"),
            Map.entry("jpy", "JPY"),
            Map.entry("¥", "JPY"),
            Map.entry("cny", "CNY"),
            Map.entry("rmb", "CNY"),
            Map.entry("pln", "PLN"),
            Map.entry("zł", "PLN"),
            Map.entry("czk", "CZK"),
            Map.entry("kč", "CZK"),
            Map.entry("sek", "SEK"),
            Map.entry("nok", "NOK"),
            Map.entry("dkk", "DKK"),
            Map.entry("huf", "HUF"),
            Map.entry("ft", "HUF"),
            Map.entry("ron", "RON"),
            Map.entry("lei", "RON"),
            Map.entry("try", "TRY"),
            Map.entry("₺", "TRY"),
            Map.entry("zar", "ZAR"),
            Map.entry("aed", "AED"),
            Map.entry("sar", "SAR"),
            Map.entry("mxn", "MXN"),
            Map.entry("idr", "IDR"),
            Map.entry("thb", "THB"),
            Map.entry("php", "PHP"),
            Map.entry("₽", "RUB"),
            Map.entry("rub", "RUB"),
            Map.entry("dem", "DEM"),
            Map.entry("hrk", "HRK"),
            Map.entry("bgn", "BGN"),
            Map.entry("ils", "ILS"),
            Map.entry("₪", "ILS"));

    private static final String SIGN =
            "(?:€|US\\$|R\\$|CA\\$|HK\\$|[ACS]\\$|\\$|£|₹|¥|₺|₪|zł|Kč|EUR|EURO|USD|GBP|CHF|RM|Rs\\.?|INR|MYR|CAD|AUD|DEM|SEK|NOK|DKK|PLN|CZK)";
    private static final Pattern NUMBER = Pattern.compile(
            "([(]?)([-−–+]?)(" + SIGN
                    + ")?([-−–]?)(\\d{1,3}(?:[.,'’ \u00a0\u202f]\\d{3})+(?:[.,]\\d{1,4})?|\\d+(?:[.,]\\d{1,6})?|[.,]\\d{2})([.,][-−–]{1,2})?("
                    + SIGN + ")?([-−–]?)(%?)[)]?[*,;:]?(?:/\\p{L}+\\.?)?",
            Pattern.CASE_INSENSITIVE);
    private static final int CENTS = 2;
    private static final Pattern GROUP_HEAD =
            Pattern.compile("[-−–+(]?(?:" + SIGN + ")?[-−–]?\\d{1,3}", Pattern.CASE_INSENSITIVE);
    private static final Pattern GROUP_TAIL =
            Pattern.compile("\\d{3}(?:[.,]\\d{1,4})?(?:" + SIGN + ")?[-−–]?[*]?", Pattern.CASE_INSENSITIVE);

    /** {@code (-EURO-.5}: a bracket, two signs and the longest code before the first digit, and the mark. */
    private static final int MOST_BEFORE = 8;

    /** A space between groups of digits is narrower than one between columns, in em; in fixed-width print it is 0.6. */
    private static final double GROUP_GAP = 0.65;

    static Optional<String> currencyOf(String sign) {
        return Optional.ofNullable(SIGNS.get(sign.toLowerCase(Locale.ROOT)));
    }

    boolean isAmount() {
        return !percent && (decimals == 2 || currency != null);
    }

    /** @param commaDecimals whether the document writes {@code 1,5} for one and a half, for numbers that do not tell */
    static List<Money> in(Row row, boolean commaDecimals) {
        var found = new ArrayList<Money>();
        var words = row.words();
        for (int w = 0; w < words.size(); w++) {
            var word = words.get(w).text();
            if (!mayBeNumber(word)) continue;
            int to = groupEnd(row, w);
            var text = to - w > 1 ? row.text(w, to) : word.replace(" ", "");
            var number = NUMBER.matcher(text);
            if (!number.matches()) continue;
            found.add(of(row, w, to, number, commaDecimals));
            w = to - 1;
        }
        return found;
    }

    /** A digit, and in front of it no more than a sign of money and of plus or minus. */
    private static boolean mayBeNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) return i <= MOST_BEFORE;
        }
        return false;
    }

    private static int groupEnd(Row row, int from) {
        var words = row.words();
        int to = from + 1;
        if (to == words.size()
                || row.gapBefore(to) >= GROUP_GAP
                || !DateHints.hasDigit(words.get(to).text())) return to;
        if (!GROUP_HEAD.matcher(words.get(from).text()).matches()) return to;
        while (to < words.size()
                && row.gapBefore(to) < GROUP_GAP
                && GROUP_TAIL.matcher(words.get(to).text()).matches()) {
            boolean last = words.get(to).text().length() > 3;
            to++;
            if (last) break;
        }
        return to;
    }

    private static Money of(Row row, int from, int to, Matcher number, boolean commaDecimals) {
        var digits = number.group(5);
        // In 1.234,- the dash stands for the cents, so that no mark before it does.
        boolean dashed = number.group(6) != null;
        int decimals = dashed ? 0 : decimals(digits, commaDecimals);
        var plain = digits.replaceAll("\\D", "");
        var value = new BigDecimal(plain.isEmpty() ? "0" : plain)
                .movePointLeft(decimals)
                .setScale(dashed ? CENTS : decimals);
        boolean negative = !number.group(2).isEmpty() && !number.group(2).equals("+")
                || !number.group(4).isEmpty()
                || !number.group(8).isEmpty()
                || !number.group(1).isEmpty() && row.text(from, to).contains(")") && value.scale() == CENTS;
        int first = from;
        var sign = number.group(3) != null ? number.group(3) : number.group(7);
        int last = to;
        var words = row.words();
        if (first > 0 && row.gapBefore(first) < 1.2 && isMinus(words.get(first - 1))) {
            negative = true;
            first--;
        }
        if (sign == null && last < words.size() && isSign(words.get(last)) && row.gapBefore(last) < 1.2)
            sign = words.get(last++).text();
        if (sign == null && first > 0 && isSign(words.get(first - 1)) && row.gapBefore(first) < 2.5)
            sign = words.get(--first).text();
        boolean percent = !number.group(9).isEmpty()
                || last < words.size() && words.get(last).text().startsWith("%") && row.gapBefore(last) < 1.2;
        return new Money(
                new Span(row, first, last),
                negative ? value.negate() : value,
                value.scale(),
                sign == null ? null : currencyOf(strip(sign)).orElse(null),
                percent);
    }

    private static boolean isMinus(Word word) {
        return word.text().length() == 1 && "-−–".contains(word.text());
    }

    private static boolean isSign(Word word) {
        return SIGNS.containsKey(strip(word.text()).toLowerCase(Locale.ROOT));
    }

    private static String strip(String sign) {
        return sign.endsWith(",") || sign.endsWith(";") || sign.endsWith(":")
                ? sign.substring(0, sign.length() - 1)
                : sign;
    }

    private static int decimals(String digits, boolean commaDecimals) {
        int mark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (mark < 0) return 0;
        int after = digits.length() - mark - 1;
        boolean otherMark = digits.substring(0, mark).chars().anyMatch(c -> !Character.isDigit(c));
        if (after != 3) return after;
        if (otherMark) {
            // 1.234.567 has groups only, 1.234,567 has decimals.
            return digits.indexOf(digits.charAt(mark)) == mark ? after : 0;
        }
        return (digits.charAt(mark) == ',') == commaDecimals || digits.startsWith("0") ? after : 0;
    }
}
