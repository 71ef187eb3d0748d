package docket.invoice.layout;

import docket.invoice.layout.Row.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as they stand on pages.
 *
 * @param ambiguous whether day and month could be the other way round, as in {@code 03/04/2024}
 */
record Days(Span span, LocalDate date, boolean ambiguous) {

    private static final String MONTH = "(\\p{L}{3,10})\\.?";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d) ?[-./] ?(\\d{1,2}) ?[-./] ?(\\d{1,2})(?!\\d)");
    private static final Pattern NUMERIC = Pattern.compile(
            "(?<![\\d.,/-])(\\d{1,2}) ?([-./]) ?(\\d{1,2}) ?\\2 ?((?:19|20)\\d\\d|\\d\\d)(?![\\d]|[.,/-]\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|°)?[ -]?(?:de |of |d')? ?" + MONTH
                    + ",?[ -]?(?:de |del )? ?'?((?:19|20)\\d\\d|\\d\\d)(?!\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_DAY = Pattern.compile(
            MONTH + " ?(\\d{1,2})(?:st|nd|rd|th)? ?,? ?((?:19|20)\\d\\d)(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE =
            Pattern.compile("(?<![\\d])((?:19|20)\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?!\\d)");

    private static final Map<String, Integer> MONTHS = months(
            "jan january januar janner jaenner janvier janv enero ene gennaio gen januari janeiro",
            "feb february februar fevrier fev fevr febrero febbraio februari fevereiro",
            "mar march marz maerz mrz mars marzo maart mrt marco",
            "apr april avril avr abril abr aprile",
            "may mai mayo maggio mag mei maio",
            "jun june juni juin junio giugno giu junho",
            "jul july juli juillet juil julio luglio lug julho",
            "aug august aout agosto ago augustus",
            "sep sept september septembre septiembre settembre set setembro",
            "oct october oktober okt octobre octubre ottobre ott outubro out",
            "nov november novembre noviembre novembro",
            "dec december dezember dez decembre diciembre dic dicembre dezembro");

    private static Map<String, Integer> months(String... names) {
        var months = new HashMap<String, Integer>();
        for (int i = 0; i < names.length; i++) for (String name : names[i].split(" ")) months.put(name, i + 1);
        return months;
    }

    /** @param monthFirst how to read a date that does not tell */
    static List<Days> in(Row row, boolean monthFirst) {
        var found = new ArrayList<Days>();
        var text = row.text();
        if (!DateHints.hasDigit(text)) return found;
        if (DateHints.hasMarkedDigits(text)) inDigits(found, row, monthFirst);
        if (DateHints.hasMonth(text)) withMonth(found, row);
        if (DateHints.hasEightDigits(text)) bare(found, row);
        return found;
    }

    private static void inDigits(List<Days> found, Row row, boolean monthFirst) {
        var text = row.text();
        for (Matcher m = YEAR_FIRST.matcher(text); m.find(); )
            add(found, row, m, year(m.group(1)), m.group(2), m.group(3), false);
        for (Matcher m = NUMERIC.matcher(text); m.find(); ) {
            int one = Integer.parseInt(m.group(1));
            int two = Integer.parseInt(m.group(3));
            boolean swap = two > 12 || monthFirst && one <= 12 && !m.group(2).equals(".");
            boolean ambiguous = one <= 12 && two <= 12 && one != two;
            add(
                    found,
                    row,
                    m,
                    year(m.group(4)),
                    swap ? m.group(1) : m.group(3),
                    swap ? m.group(3) : m.group(1),
                    ambiguous);
        }
    }

    private static void withMonth(List<Days> found, Row row) {
        var text = row.text();
        for (Matcher m = DAY_MONTH.matcher(text); m.find(); ) {
            var month = MONTHS.get(Compact.of(m.group(2)));
            if (month != null) add(found, row, m, year(m.group(3)), month.toString(), m.group(1), false);
        }
        for (Matcher m = MONTH_DAY.matcher(text); m.find(); ) {
            var month = MONTHS.get(Compact.of(m.group(1)));
            if (month != null) add(found, row, m, year(m.group(3)), month.toString(), m.group(2), false);
        }
    }

    private static void bare(List<Days> found, Row row) {
        for (Matcher m = BARE.matcher(row.text()); m.find(); ) {
            var word = row.words().get(row.wordAtOffset(m.start())).text();
            if (word.length() == 8) add(found, row, m, year(m.group(1)), m.group(2), m.group(3), false);
        }
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year > 70 ? 1900 + year : 2000 + year;
    }

    private static void add(
            List<Days> found, Row row, Matcher m, int year, String month, String day, boolean ambiguous) {
        date(year, month, day).ifPresent(date -> {
            var span = new Span(row, row.wordAtOffset(m.start()), row.wordAtOffset(m.end() - 1) + 1);
            if (found.stream().noneMatch(each -> each.span.overlaps(span))) found.add(new Days(span, date, ambiguous));
        });
    }

    private static Optional<LocalDate> date(int year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the document's numeric dates name the month first: told by days above 12, else by its language. */
    static boolean monthFirst(List<Row> rows, boolean american) {
        int day = 0;
        int month = 0;
        for (Row row : rows) {
            if (!DateHints.hasMarkedDigits(row.text())) continue;
            for (Matcher m = NUMERIC.matcher(row.text()); m.find(); ) {
                if (m.group(2).equals(".")) continue;
                if (Integer.parseInt(m.group(1)) > 12 && Integer.parseInt(m.group(3)) <= 12) day++;
                if (Integer.parseInt(m.group(3)) > 12 && Integer.parseInt(m.group(1)) <= 12) month++;
            }
        }
        return month == day ? american : month > day;
    }
}
