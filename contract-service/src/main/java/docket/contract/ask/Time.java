package docket.contract.ask;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stretch of days that a question names.
 *
 * @param said in words, with both days
 */
record Time(LocalDate from, LocalDate to, String said) {

    private static final Pattern NAMED =
            Pattern.compile("\\b(?<which>this|next|current|coming)\\s+(?<unit>week|month|quarter|year)\\b");
    private static final Pattern WITHIN = Pattern.compile(
            "\\b(?:within|in|during|over)\\s+(?:the\\s+)?(?:next\\s+|coming\\s+)?(?<count>\\d{1,4})\\s+(?<unit>day|week|month|year)s?\\b|\\bnext\\s+(?<count2>\\d{1,4})\\s+(?<unit2>day|week|month|year)s?\\b");
    private static final Pattern BEFORE = Pattern.compile("\\b(?:before|until|by)\\s+(?<day>\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern AFTER = Pattern.compile("\\b(?:after|since|from)\\s+(?<day>\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern YEAR = Pattern.compile("\\b(?:in|during)\\s+(?<year>(?:19|20)\\d{2})\\b");

    /** Both ends belong to it. */
    boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    static Optional<Time> in(String words, LocalDate today) {
        var within = WITHIN.matcher(words);
        if (within.find()) {
            boolean first = within.group("count") != null;
            int count = Integer.parseInt(first ? within.group("count") : within.group("count2"));
            return Optional.of(of(today, plus(today, count, first ? within.group("unit") : within.group("unit2"))));
        }
        var named = NAMED.matcher(words);
        if (named.find()) {
            boolean next = named.group("which").matches("next|coming");
            return Optional.of(named(named.group("unit"), next, today));
        }
        var year = YEAR.matcher(words);
        if (year.find()) {
            var first = LocalDate.of(Integer.parseInt(year.group("year")), 1, 1);
            return Optional.of(of(first, first.plusYears(1).minusDays(1)));
        }
        var before = BEFORE.matcher(words);
        if (before.find())
            return Optional.of(of(today, LocalDate.parse(before.group("day")).minusDays(1)));
        var after = AFTER.matcher(words);
        if (after.find()) return Optional.of(of(LocalDate.parse(after.group("day")), today.plusYears(100)));
        return Optional.empty();
    }

    private static Time named(String unit, boolean next, LocalDate today) {
        int on = next ? 1 : 0;
        return switch (unit) {
            case "week" -> {
                var monday =
                        today.minusDays(today.getDayOfWeek().getValue() - 1L).plusWeeks(on);
                yield of(monday, monday.plusDays(6));
            }
            case "month" -> {
                var first = today.withDayOfMonth(1).plusMonths(on);
                yield of(first, first.plusMonths(1).minusDays(1));
            }
            case "quarter" -> {
                var first = today.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3L * on);
                yield of(first, first.plusMonths(3).minusDays(1));
            }
            default -> {
                var first = today.withDayOfYear(1).plusYears(on);
                yield of(first, first.plusYears(1).minusDays(1));
            }
        };
    }

    private static LocalDate plus(LocalDate day, int count, String unit) {
        return switch (unit) {
            case "day" -> day.plusDays(count);
            case "week" -> day.plusWeeks(count);
            case "month" -> day.plusMonths(count);
            default -> day.plusYears(count);
        };
    }

    private static Time of(LocalDate from, LocalDate to) {
        return new Time(from, to, "from " + from + " to " + to);
    }
}
