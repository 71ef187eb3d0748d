package docket.proposal.assist;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A day as people write it in notes, in four languages: {@code by Friday}, {@code bis 12. Mai}, {@code 2026-05-12}. */
final class SpokenDay {

    private static final List<Locale> TONGUES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"));
    private static final Map<String, Integer> WEEKDAYS = new HashMap<>();
    private static final Map<String, Integer> MONTHS = new HashMap<>();

    static {
        for (var tongue : TONGUES) {
            for (var day : DayOfWeek.values()) {
                WEEKDAYS.put(plain(day.getDisplayName(TextStyle.FULL, tongue)), day.getValue());
            }
            for (var month : Month.values()) {
                for (var style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
                    var name = plain(month.getDisplayName(style, tongue));
                    MONTHS.put(name, month.getValue());
                    if (tongue.equals(Locale.ENGLISH)) MONTHS.putIfAbsent(name.substring(0, 3), month.getValue());
                }
            }
        }
    }

    private static final String MONTH = MONTHS.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(", ")"));
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern DOTTED = Pattern.compile("\\b(\\d{1,2})[./](\\d{1,2})[./](\\d{4})\\b");
    private static final Pattern SHORT = Pattern.compile("\\b(\\d{1,2})\\.(\\d{1,2})\\.(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "\\b(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s+(?:de\\s+|of\\s+)?" + MONTH + "\\b\\.?(?:\\s+(?:de\\s+)?(\\d{4}))?");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b" + MONTH + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4}))?");
    private static final Pattern WEEKDAY = Pattern.compile(
            WEEKDAYS.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", ")\\b")));
    private static final Pattern TOMORROW = Pattern.compile("\\b(tomorrow|morgen|demain|manana)\\b");
    private static final Pattern NEXT_WEEK =
            Pattern.compile("\\b(next week|nachste woche|nachster woche|la semaine prochaine|la proxima semana)\\b");
    private static final Pattern IN_WEEKS = Pattern.compile(
            "\\b(?:in|within|innerhalb von|dans|en)\\s+(\\d{1,2}|one|two|three|einer|zwei|drei|deux|dos)\\s+(day|week|tag|woche|jour|semaine|dia|semana)");
    private static final Pattern END_OF_MONTH =
            Pattern.compile("\\b(end of (?:the |this )?month|monatsende|ende des monats|fin du mois|fin de mes)\\b");
    private static final Map<String, Integer> COUNTS =
            Map.of("one", 1, "two", 2, "three", 3, "einer", 1, "zwei", 2, "drei", 3, "deux", 2, "dos", 2);

    private SpokenDay() {}

    /** The first day a text names, seen from another one; without a year the next such day. */
    static Optional<LocalDate> in(String text, LocalDate from) {
        var words = plain(text);
        try {
            return absolute(words, from).or(() -> relative(words, from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> absolute(String words, LocalDate from) {
        var iso = ISO.matcher(words);
        if (iso.find()) return Optional.of(LocalDate.parse(iso.group()));
        var dotted = DOTTED.matcher(words);
        if (dotted.find()) return Optional.of(day(dotted.group(3), dotted.group(2), dotted.group(1)));
        var dayMonth = DAY_MONTH.matcher(words);
        if (dayMonth.find())
            return Optional.of(next(from, dayMonth.group(3), month(dayMonth.group(2)), dayMonth.group(1)));
        var monthDay = MONTH_DAY.matcher(words);
        if (monthDay.find())
            return Optional.of(next(from, monthDay.group(3), month(monthDay.group(1)), monthDay.group(2)));
        var brief = SHORT.matcher(words);
        if (brief.find()) return Optional.of(next(from, null, Integer.parseInt(brief.group(2)), brief.group(1)));
        return Optional.empty();
    }

    private static Optional<LocalDate> relative(String words, LocalDate from) {
        if (TOMORROW.matcher(words).find()) return Optional.of(from.plusDays(1));
        var weekday = WEEKDAY.matcher(words);
        if (weekday.find()) {
            var day = DayOfWeek.of(WEEKDAYS.getOrDefault(weekday.group(1), 1));
            return Optional.of(from.with(TemporalAdjusters.next(day)));
        }
        var weeks = IN_WEEKS.matcher(words);
        if (weeks.find()) {
            int count = COUNTS.getOrDefault(weeks.group(1), 0);
            if (count == 0) count = Integer.parseInt(weeks.group(1));
            boolean days = List.of("day", "tag", "jour", "dia").contains(weeks.group(2));
            return Optional.of(from.plusDays(days ? count : 7L * count));
        }
        if (END_OF_MONTH.matcher(words).find()) return Optional.of(from.with(TemporalAdjusters.lastDayOfMonth()));
        if (NEXT_WEEK.matcher(words).find())
            return Optional.of(
                    from.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(4));
        return Optional.empty();
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(name, 0);
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static LocalDate next(
            LocalDate from, @org.jspecify.annotations.Nullable String year, int month, String day) {
        if (year != null) return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
        var here = LocalDate.of(from.getYear(), month, Integer.parseInt(day));
        return here.isBefore(from) ? here.plusYears(1) : here;
    }

    /** Small letters without accents. */
    static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
    }
}
