package docket.invoice.blueprint;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Amounts and days as they may be printed. */
final class Figures {

    private static final Pattern DAY = Pattern.compile("(\\d{1,4})\\s?[./-]\\s?(\\d{1,2})\\s?[./-]\\s?(\\d{1,4})");
    private static final int LONGEST = 24;

    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.of("es"),
            Locale.of("nl"),
            Locale.of("pt"));

    private Figures() {}

    /** What the figure in a text may mean: {@code 1.190} is one or a thousand. Empty when it holds none. */
    static List<BigDecimal> meanings(String text) {
        var digits = text.replaceAll("[\\s'\u2019\u00a0\u202f]", "").replaceAll("^[^\\d+-]+|[^\\d)-]+$", "");
        boolean negative = digits.startsWith("-") || digits.endsWith("-") || text.contains("(") && text.contains(")");
        digits = digits.replaceAll("[()+-]", "");
        if (digits.isEmpty() || digits.length() > LONGEST || !digits.matches("\\d[\\d.,]*")) return List.of();
        var meanings = new LinkedHashSet<BigDecimal>();
        for (var decimal : List.of(".", ",")) {
            var other = decimal.equals(".") ? "," : ".";
            var plain = digits.replace(other, "").replace(',', '.');
            // Groups of thousands stand before the decimals and have three digits.
            if (plain.indexOf('.') != plain.lastIndexOf('.') || !grouped(digits, other, decimal)) continue;
            try {
                var amount = new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
                meanings.add((negative ? amount.negate() : amount).stripTrailingZeros());
            } catch (NumberFormatException e) {
                return List.of();
            }
        }
        return List.copyOf(meanings);
    }

    private static boolean grouped(String digits, String mark, String decimal) {
        int end = digits.indexOf(decimal);
        var whole = end < 0 ? digits : digits.substring(0, end);
        if (end >= 0 && digits.indexOf(mark, end) >= 0) return false;
        if (!whole.contains(mark)) return true;
        var groups = whole.split(Pattern.quote(mark), -1);
        for (int i = 1; i < groups.length; i++) if (groups[i].length() != 3 && groups[i].length() != 2) return false;
        return groups[groups.length - 1].length() == 3 && !groups[0].isEmpty();
    }

    /** Whether the text is this amount; a minus may be printed as a word or as a credit note's title. */
    static boolean says(String text, BigDecimal amount) {
        return meanings(text).stream().anyMatch(each -> each.abs().compareTo(amount.abs()) == 0);
    }

    /** A day as the engine spells it; of two readings the day comes first unless it cannot. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            var parts = DAY.matcher(text.strip());
            if (!parts.matches()) return Optional.empty();
            int a = Integer.parseInt(parts.group(1));
            int b = Integer.parseInt(parts.group(2));
            int c = Integer.parseInt(parts.group(3));
            if (a > 31) return day(a, b, c);
            int year = c < 100 ? 2000 + c : c;
            return day(year, b, a).or(() -> day(year, a, b));
        }
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day as it may be printed, without marks between, the likeliest first. */
    static Set<String> printed(LocalDate day) {
        var d = Integer.toString(day.getDayOfMonth());
        var dd = String.format(Locale.ROOT, "%02d", day.getDayOfMonth());
        var m = Integer.toString(day.getMonthValue());
        var mm = String.format(Locale.ROOT, "%02d", day.getMonthValue());
        var years = List.of(
                Integer.toString(day.getYear()), String.format(Locale.ROOT, "%02d", Math.floorMod(day.getYear(), 100)));
        var months = new ArrayList<String>();
        for (var language : LANGUAGES) {
            for (var style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                months.add(PageWords.plain(day.getMonth().getDisplayName(style, language)));
            }
            months.add(PageWords.plain(day.getMonth().getDisplayName(TextStyle.FULL, language))
                    .substring(0, 3));
        }
        var forms = new LinkedHashSet<String>();
        for (var year : years) {
            forms.add(year + mm + dd);
            forms.add(dd + mm + year);
            forms.add(mm + dd + year);
            forms.add(d + m + year);
            forms.add(m + d + year);
            forms.add(dd + m + year);
            forms.add(d + mm + year);
            for (var month : months) {
                forms.add(d + month + year);
                forms.add(dd + month + year);
                forms.add(month + d + year);
                forms.add(month + dd + year);
                forms.add(d + "de" + month + "de" + year);
                forms.add(dd + "de" + month + "de" + year);
                forms.add(month + d + "th" + year);
            }
        }
        return forms;
    }
}
