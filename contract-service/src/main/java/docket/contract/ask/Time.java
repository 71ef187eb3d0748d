package docket.contract.ask;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stretch of days that a question names.
 *
 * @param said in words, with both days
 * @param words of the question that name it
 */
record Time(LocalDate from, LocalDate to, String said, String words) {

    static final String MONTHS = Arrays.stream(Month.values())
            .map(month -> month.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("|"));

    private static final int FAR = 100;

    private static final String DAY = "(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:" + MONTHS
            + ")(?:,?\\s+\\d{4})?|(?:" + MONTHS + ")\\s+\\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+\\d{4})?)";
    private static final String SPAN = "(?:" + DAY + "|q[1-4](?:\\s+(?:of\\s+)?\\d{4})?"
            + "|(?:first|second|third|fourth|last)\\s+quarter\\s+of\\s+(?:\\d{4}|this year|next year)"
            + "|(?:" + MONTHS + ")(?:\\s+(?:of\\s+)?\\d{4})?|(?:19|20)\\d{2}"
            + "|(?:this|next|current|coming|last|previous|past)\\s+(?:week|month|quarter|year)"
            + "|(?:the\\s+)?(?:week|month|quarter|year)|today|tomorrow)";

    private static final Pattern WITHIN = Pattern.compile(
            "\\b(?:within|in|during|over|for)?\\s*(?:the\\s+)?(?<which>next|coming|last|past|following)?\\s*(?<count>\\d{1,4})\\s+(?<unit>day|week|month|quarter|year)s?\\b");
    private static final Pattern BETWEEN = Pattern.compile(
            "\\b(?:between|from)\\s+(?<one>" + SPAN + ")\\s+(?:and|to|until|till)\\s+(?<other>" + SPAN + ")");
    private static final Pattern BEFORE = Pattern.compile(
            "\\b(?:(?<before>before|prior to|earlier than)|(?<by>by|until|till|no later than|up to))\\s+(?:the\\s+)?(?:(?<end>end)\\s+of\\s+)?(?:the\\s+)?(?<span>"
                    + SPAN + ")");
    private static final Pattern AFTER = Pattern.compile(
            "\\b(?:(?<after>after|later than)|since|from|starting)\\s+(?:the\\s+)?(?:end\\s+of\\s+)?(?<span>" + SPAN
                    + ")");
    private static final Pattern PLAIN = Pattern.compile("\\b(?<span>" + SPAN + ")\\b");
    private static final Pattern DATE = Pattern.compile(DAY);

    /** Both ends belong to it. */
    boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** @param words small letters, numbers as figures */
    static Optional<Time> in(String words, LocalDate today) {
        var between = BETWEEN.matcher(words);
        if (between.find()) {
            var one = span(between.group("one"), today);
            var other = span(between.group("other"), today);
            return Optional.of(of(one.from(), other.to(), between.group()));
        }
        var within = WITHIN.matcher(words);
        while (within.find()) {
            boolean said = !within.group().strip().matches("\\d.*");
            // "60 days' notice" is no time in which something happens.
            if (said
                    && !words.substring(within.end())
                            .matches("(?s)'?\\s*(?:of\\s+|prior\\s+|written\\s+|'\\s*)*notice.*"))
                return Optional.of(around(within, today));
        }
        var before = BEFORE.matcher(words);
        if (before.find()) {
            var span = span(before.group("span"), today);
            boolean last = before.group("end") != null || before.group("before") == null;
            return Optional.of(of(today, last ? span.to() : span.from().minusDays(1), before.group()));
        }
        var after = AFTER.matcher(words);
        if (after.find()) {
            var span = span(after.group("span"), today);
            boolean later = after.group("after") != null;
            return Optional.of(of(later ? span.to().plusDays(1) : span.from(), today.plusYears(FAR), after.group()));
        }
        var plain = PLAIN.matcher(words);
        while (plain.find()) {
            if (plain.group("span").matches("(?:the\\s+)?(?:week|month|quarter|year)")) continue;
            // "may" is a word as well as a month.
            if (plain.group("span").equals("may")
                    && !words.substring(0, plain.start()).matches("(?s).*\\b(?:in|of|this|next)\\s+")) continue;
            return Optional.of(of(
                    span(plain.group("span"), today).from(),
                    span(plain.group("span"), today).to(),
                    plain.group()));
        }
        return Optional.empty();
    }

    /** All days up to yesterday. */
    static Time past(LocalDate today) {
        return new Time(today.minusYears(FAR), today.minusDays(1), "before " + today, "");
    }

    private static Time around(Matcher within, LocalDate today) {
        int count = Integer.parseInt(within.group("count"));
        boolean back = "last".equals(within.group("which")) || "past".equals(within.group("which"));
        var there = plus(today, back ? -count : count, within.group("unit"));
        return back ? of(there, today, within.group()) : of(today, there, within.group());
    }

    private static Time span(String words, LocalDate today) {
        if (words.equals("today")) return of(today, today, words);
        if (words.equals("tomorrow")) return of(today.plusDays(1), today.plusDays(1), words);
        if (DATE.matcher(words).matches()) return day(words, today);
        if (words.matches("(?:19|20)\\d{2}")) return year(Integer.parseInt(words), words);
        if (words.startsWith("q")) {
            var year = words.replaceAll("^q[1-4]\\D*", "");
            return quarter(words.charAt(1) - '0', year.isEmpty() ? today.getYear() : Integer.parseInt(year), words);
        }
        if (words.contains("quarter of")) {
            int number =
                    Arrays.asList("first", "second", "third", "fourth", "last").indexOf(words.split(" ")[0]);
            var of = words.replaceAll(".*quarter\\s+of\\s+", "");
            int year = of.startsWith("this")
                    ? today.getYear()
                    : of.startsWith("next") ? today.getYear() + 1 : Integer.parseInt(of);
            return quarter(Math.min(number, 3) + 1, year, words);
        }
        var first = words.split("\\s+")[0];
        for (var month : Month.values()) {
            if (month.name().equalsIgnoreCase(first)) return month(month, words, today);
        }
        int on = first.matches("next|coming") ? 1 : first.matches("last|previous|past") ? -1 : 0;
        return named(words.replaceAll(".*\\s", ""), on, today, words);
    }

    private static Time day(String words, LocalDate today) {
        if (words.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return of(LocalDate.parse(words), LocalDate.parse(words), words);
            } catch (DateTimeException e) {
                return of(today, today, words);
            }
        }
        var month = Arrays.stream(Month.values())
                .filter(each -> words.contains(each.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
        var numbers = words.replaceAll("\\D+", " ").strip().split(" ");
        int year = numbers.length > 1 ? Integer.parseInt(numbers[1]) : coming(month, today);
        int day = Math.clamp(
                Integer.parseInt(numbers[0]), 1, YearMonth.of(year, month).lengthOfMonth());
        var on = LocalDate.of(year, month, day);
        return of(on, on, words);
    }

    private static Time month(Month month, String words, LocalDate today) {
        var year = words.replaceAll("\\D+", "");
        var of = YearMonth.of(year.isEmpty() ? coming(month, today) : Integer.parseInt(year), month);
        return of(of.atDay(1), of.atEndOfMonth(), words);
    }

    /** A month without a year is the next one of this name, the present one included. */
    private static int coming(Month month, LocalDate today) {
        return month.getValue() < today.getMonthValue() ? today.getYear() + 1 : today.getYear();
    }

    private static Time year(int year, String words) {
        return of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), words);
    }

    private static Time quarter(int number, int year, String words) {
        var first = LocalDate.of(year, 3 * number - 2, 1);
        return of(first, first.plusMonths(3).minusDays(1), words);
    }

    private static Time named(String unit, int on, LocalDate today, String words) {
        return switch (unit) {
            case "week" -> {
                var monday =
                        today.minusDays(today.getDayOfWeek().getValue() - 1L).plusWeeks(on);
                yield of(monday, monday.plusDays(6), words);
            }
            case "month" -> {
                var first = today.withDayOfMonth(1).plusMonths(on);
                yield of(first, first.plusMonths(1).minusDays(1), words);
            }
            case "quarter" -> {
                var first = today.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3L * on);
                yield of(first, first.plusMonths(3).minusDays(1), words);
            }
            default -> {
                var first = today.withDayOfYear(1).plusYears(on);
                yield of(first, first.plusYears(1).minusDays(1), words);
            }
        };
    }

    private static LocalDate plus(LocalDate day, int count, String unit) {
        return switch (unit) {
            case "day" -> day.plusDays(count);
            case "week" -> day.plusWeeks(count);
            case "month" -> day.plusMonths(count);
            case "quarter" -> day.plusMonths(3L * count);
            default -> day.plusYears(count);
        };
    }

    private static Time of(LocalDate from, LocalDate to, String words) {
        return new Time(from, to, "from " + from + " to " + to, words);
    }
}
