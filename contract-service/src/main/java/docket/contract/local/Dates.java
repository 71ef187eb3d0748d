package docket.contract.local;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Dates in English, German, French and Spanish, and as figures. */
final class Dates {

    record Mention(Span span, LocalDate date) {}

    private static final List<String> ONE_DAY_WORDS = List.of(
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
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "thirtieth");
    private static final Map<String, Integer> MONTHS = months();
    private static final String MONTH = "(?<month>"
            + MONTHS.keySet().stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            + ")";
    /** Scanned superscripts come loose: {@code 26t h}. */
    private static final String ORDINAL = "(?:\\s?(?:s\\s?t|n\\s?d|r\\s?d|t\\s?h|er|º|ª|\\.))?";

    private static final Pattern DAY_FIRST = Pattern.compile("(?i)(?<![\\d/.])(?:(?<day>\\d{1,2})\\s?" + ORDINAL
            + "|\\b(?<dayword>(?:(?:twenty|thirty)[\\s-]+)?(?:" + String.join("|", ONE_DAY_WORDS) + "))\\b)"
            + "\\s*(?:\\(\\d{1,2}" + ORDINAL + "\\)\\s*)?(?:day\\s+)?(?:of\\s+|de\\s+)?[\\s-]*" + MONTH
            + "\\.?[\\s,-]*(?:de\\s+|del\\s+)?(?<year>(?:19|20)\\d{2})(?!\\d)");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?i)(?<![\\p{L}\\d])" + MONTH + "\\.?\\s*(?<day>\\d{1,2})\\s?" + ORDINAL
                    + "(?:\\s*,\\s*|\\s+)(?:of\\s+)?(?<year>(?:19|20)\\d{2})(?!\\d)");
    private static final Pattern FIGURES = Pattern.compile(
            "(?<![\\d/.-])(?<a>\\d{1,2})\\s?(?<sep>[/.-])\\s?(?<b>\\d{1,2})\\s?\\k<sep>\\s?(?<year>(?:19|20)\\d{2}|\\d{2})(?![\\d/])");
    private static final Pattern ISO =
            Pattern.compile("(?<![\\d-])(?<year>(?:19|20)\\d{2})-(?<month>\\d{2})-(?<day>\\d{2})(?![\\d-])");

    private Dates() {}

    /** All dates within a span, in the order of the text. Of {@code 3/4/2020} the month is the first in English. */
    static List<Mention> in(String text, Span span) {
        var mentions = new ArrayList<Mention>();
        collect(DAY_FIRST.matcher(text).region(span.start(), span.end()), mentions, Dates::dayFirst);
        collect(MONTH_FIRST.matcher(text).region(span.start(), span.end()), mentions, Dates::named);
        collect(ISO.matcher(text).region(span.start(), span.end()), mentions, Dates::iso);
        collect(FIGURES.matcher(text).region(span.start(), span.end()), mentions, Dates::figures);
        mentions.sort(Comparator.comparing(mention -> mention.span().start()));
        return mentions;
    }

    private interface Reading {
        @Nullable
        Mention of(Matcher matcher);
    }

    private static void collect(Matcher matcher, List<Mention> into, Reading reading) {
        while (matcher.find()) {
            var mention = reading.of(matcher);
            if (mention != null
                    && into.stream()
                            .noneMatch(other -> other.span().start()
                                            < mention.span().end()
                                    && mention.span().start() < other.span().end())) into.add(mention);
        }
    }

    private static @Nullable Mention dayFirst(Matcher matcher) {
        if (matcher.group("day") != null) return named(matcher);
        var words = matcher.group("dayword").toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "-");
        int ones = ONE_DAY_WORDS.indexOf(words.substring(words.indexOf('-') + 1)) + 1;
        int tens = words.startsWith("twenty-") ? 20 : words.startsWith("thirty-") ? 30 : 0;
        if (words.equals("thirtieth")) ones = 30;
        return mention(new Span(matcher.start(), matcher.end()), year(matcher), month(matcher), tens + ones);
    }

    private static @Nullable Mention named(Matcher matcher) {
        return mention(
                new Span(matcher.start(), matcher.end()),
                year(matcher),
                month(matcher),
                Integer.parseInt(matcher.group("day")));
    }

    private static @Nullable Mention iso(Matcher matcher) {
        return mention(
                new Span(matcher.start(), matcher.end()),
                year(matcher),
                Integer.parseInt(matcher.group("month")),
                Integer.parseInt(matcher.group("day")));
    }

    private static @Nullable Mention figures(Matcher matcher) {
        int a = Integer.parseInt(matcher.group("a"));
        int b = Integer.parseInt(matcher.group("b"));
        boolean monthFirst = matcher.group("sep").equals("/") && a <= 12;
        return mention(
                new Span(matcher.start(), matcher.end()),
                year(matcher),
                monthFirst && b <= 31 ? a : b,
                monthFirst ? b : a);
    }

    private static int year(Matcher matcher) {
        int year = Integer.parseInt(matcher.group("year"));
        if (year >= 100) return year;
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int month(Matcher matcher) {
        return Optional.ofNullable(MONTHS.get(matcher.group("month").toLowerCase(Locale.ROOT)))
                .orElse(0);
    }

    private static @Nullable Mention mention(Span span, int year, int month, int day) {
        try {
            return new Mention(span, LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return null; // 31 June: a misprint or no date at all
        }
    }

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        String[] names = {
            "january jan januar jänner janvier enero",
            "february feb februar février fevrier febrero",
            "march mar märz maerz mars marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug août aout agosto",
            "september sept sep septembre septiembre setiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre diciembre"
        };
        for (int i = 0; i < names.length; i++) for (var name : names[i].split(" ")) months.put(name, i + 1);
        return months;
    }
}
