package docket.proposal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Dates as people write them, in four languages. A date that can be read two ways is not read at all. */
final class WrittenDate {

    private static final Map<String, Integer> MONTHS = months();
    private static final String MONTH = MONTHS.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .collect(Collectors.joining("|", "(", ")"));

    private static final List<Form> FORMS = List.of(
            form("(\\d{4})-(\\d{2})-(\\d{2})", m -> date(m.group(1), m.group(2), m.group(3))),
            form("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})", m -> date(m.group(3), m.group(2), m.group(1))),
            form("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})", WrittenDate::withSlashes),
            form(
                    "(\\d{1,2})(?:\\.|er|st|nd|rd|th)?\\s+(?:de\\s+)?" + MONTH + "\\.?,?\\s+(?:de(?:l)?\\s+)?(\\d{4})",
                    m -> date(m.group(3), month(m.group(2)), m.group(1))),
            form(
                    MONTH + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})",
                    m -> date(m.group(3), month(m.group(1)), m.group(2))));

    private record Form(Pattern pattern, Function<MatchResult, Optional<LocalDate>> read) {}

    private WrittenDate() {}

    /** The first date in the text. */
    static Optional<LocalDate> in(String text) {
        return FORMS.stream()
                .flatMap(form -> form.pattern()
                        .matcher(text)
                        .results()
                        .limit(1)
                        .map(match -> Map.entry(match.start(), form.read().apply(match))))
                .filter(found -> found.getValue().isPresent())
                .min(Map.Entry.comparingByKey())
                .flatMap(Map.Entry::getValue);
    }

    private static Optional<LocalDate> withSlashes(MatchResult match) {
        int first = Integer.parseInt(match.group(1));
        int second = Integer.parseInt(match.group(2));
        if (first == second || first > 12) return date(match.group(3), match.group(2), match.group(1));
        return second > 12 ? date(match.group(3), match.group(1), match.group(2)) : Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String month(String name) {
        return Integer.toString(MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0));
    }

    private static Form form(String pattern, Function<MatchResult, Optional<LocalDate>> read) {
        var whole = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + pattern + "(?!\\p{N})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return new Form(whole, read);
    }

    private static Map<String, Integer> months() {
        var names = List.of(
                "january february march april may june july august september october november december",
                "jan feb mar apr may jun jul aug sep oct nov dec",
                "januar februar märz april mai juni juli august september oktober november dezember",
                "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre");
        return names.stream()
                .map(language -> language.split(" "))
                .flatMap(language -> IntStream.range(0, language.length).mapToObj(i -> Map.entry(language[i], i + 1)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (same, _) -> same));
    }
}
