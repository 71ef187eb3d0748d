package docket.contract.model;

import docket.contract.Term;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a value follows from the words it was quoted with. Pure functions. */
final class ValueCheck {

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LENGTH = Pattern.compile("(?:successive )?(\\d{1,4}) (day|week|month|year)s?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int SHORTEST = 3;

    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.ITALIAN, Locale.of("nl"));

    private static final Map<Integer, List<String>> NUMBERS = numbers();

    private static final Map<String, List<String>> UNITS = Map.of(
            "day", List.of("day", "tag", "jour", "dia"),
            "week", List.of("week", "woche", "semaine", "semana"),
            "month", List.of("month", "monat", "mois", "mes", "quarter", "quartal"),
            "year", List.of("year", "annual", "anniversary", "jahr", "an", "annee", "ano"));

    private ValueCheck() {}

    /** @return what is wrong with it, in words of ours; empty if it follows */
    static Optional<String> wrong(String name, String value, String quote) {
        var words = folded(quote);
        return switch (name) {
            case Term.AGREEMENT_DATE, Term.EFFECTIVE_DATE, Term.EXPIRATION_DATE -> date(value, words);
            case Term.TERM, Term.RENEWAL_TERM, Term.RENEWAL_NOTICE -> length(value, words);
            default -> names(value, words);
        };
    }

    /** An end that no page states, worked out from a start and a length that are known. */
    static boolean follows(String end, @Nullable String start, @Nullable String length) {
        if (start == null || length == null) return false;
        var days = LENGTH.matcher(length);
        if (!days.matches()
                || !ISO.matcher(end).matches()
                || !ISO.matcher(start).matches()) return false;
        int count = Integer.parseInt(days.group(1));
        var period = switch (days.group(2)) {
            case "day" -> Period.ofDays(count);
            case "week" -> Period.ofWeeks(count);
            case "month" -> Period.ofMonths(count);
            default -> Period.ofYears(count);
        };
        try {
            var computed = LocalDate.parse(start).plus(period);
            var said = LocalDate.parse(end);
            return said.equals(computed) || said.equals(computed.minusDays(1));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<String> date(String value, String words) {
        LocalDate day;
        try {
            day = LocalDate.parse(value);
        } catch (DateTimeException e) {
            return Optional.of("it is no day like 2026-03-01");
        }
        var tokens = tokens(words);
        boolean year = tokens.stream()
                .anyMatch(token -> token.equals(Integer.toString(day.getYear()))
                        || token.equals(String.format(Locale.ROOT, "%02d", day.getYear() % 100)));
        boolean month = tokens.stream().anyMatch(token -> isMonth(token, day.getMonth()));
        boolean of = tokens.stream().anyMatch(token -> isNumber(token, day.getDayOfMonth()));
        return year && month && of ? Optional.empty() : Optional.of("the quote does not state this day");
    }

    private static boolean isMonth(String token, Month month) {
        if (isNumber(token, month.getValue())) return true;
        return LANGUAGES.stream()
                .flatMap(language -> Stream.of(TextStyle.FULL, TextStyle.SHORT)
                        .map(style ->
                                folded(month.getDisplayName(style, language)).replace(".", "")))
                .anyMatch(token::equals);
    }

    private static boolean isNumber(String token, int number) {
        var digits = token.replaceFirst("(?<=\\d)(?:st|nd|rd|th|er)$", "").replaceFirst("^0+(?=\\d)", "");
        return digits.equals(Integer.toString(number))
                || NUMBERS.getOrDefault(number, List.of()).contains(token);
    }

    private static Optional<String> length(String value, String words) {
        if (value.equals("perpetual")) return Optional.empty();
        var length = LENGTH.matcher(value);
        if (!length.matches()) return Optional.of("it is no length like 3 years");
        int count = Integer.parseInt(length.group(1));
        var tokens = tokens(words);
        var unit = UNITS.getOrDefault(length.group(2), List.of());
        boolean counted = count == 1 || tokens.stream().anyMatch(token -> isNumber(token, count));
        boolean named = tokens.stream().anyMatch(token -> unit.stream().anyMatch(token::startsWith));
        return counted && named ? Optional.empty() : Optional.of("the quote does not state this length");
    }

    /** Every longer word of a name stands in its quote. */
    private static Optional<String> names(String value, String words) {
        var there = tokens(words);
        boolean all = tokens(folded(value)).stream()
                .filter(token -> token.length() >= SHORTEST && !token.equals("the"))
                .allMatch(there::contains);
        return all ? Optional.empty() : Optional.of("words of the value do not stand in the quote");
    }

    private static List<String> tokens(String folded) {
        return WORD.matcher(folded).results().map(match -> match.group()).toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<Integer, List<String>> numbers() {
        var numbers = new TreeMap<Integer, List<String>>();
        var english = List.of(
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
                "twenty");
        var ordinal = List.of(
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
                "twelfth");
        var german = List.of(
                "ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf");
        var french = List.of("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze");
        var spanish = List.of("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez");
        for (int i = 0; i < english.size(); i++) {
            int at = i;
            numbers.put(
                    i + 1,
                    Stream.of(english, ordinal, german, french, spanish)
                            .filter(words -> at < words.size())
                            .map(words -> words.get(at))
                            .toList());
        }
        numbers.put(24, List.of("twenty", "24"));
        numbers.put(30, List.of("thirty"));
        numbers.put(36, List.of("thirty"));
        numbers.put(45, List.of("forty"));
        numbers.put(60, List.of("sixty"));
        numbers.put(90, List.of("ninety"));
        numbers.put(120, List.of("hundred"));
        numbers.put(180, List.of("hundred"));
        return numbers;
    }
}
