package docket.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page says about its own place in the document, at its head or foot.
 *
 * @param of how many there are, 0 if the page does not tell
 */
record PageNumber(int number, int of) {

    private static final String WORD =
            "(?:page|seite|blatt|p\u00e1gina|pagina|pag\\.?|p\u00e1g\\.?|strona|str\\.|side|sida|sheet)";
    private static final Pattern WITH_TOTAL = Pattern.compile(
            "\\b" + WORD
                    + "\\s*(?:n[o\u00b0r]\\.?\\s*)?:?\\s*(\\d{1,3})\\s*(?:of|von|de|di|van|z|sur|af|av|aus|/|\\|)\\s*(\\d{1,3})\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ALONE = Pattern.compile(
            "\\b" + WORD + "\\s*(?:n[o\u00b0r]\\.?\\s*)?:?\\s*(\\d{1,3})\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FRACTION = Pattern.compile("^\\(?(\\d{1,3})\\s*(?:/|of|von|de)\\s*(\\d{1,3})\\)?$");
    private static final Pattern BARE = Pattern.compile("^[-\u2013\u2014(\\s]*(\\d{1,3})[-\u2013\u2014)\\s.]*$");

    /** The lines that stand at the head and at the foot of a page. */
    static List<Line> margins(Page page) {
        var lines = new ArrayList<Line>();
        for (Line line : page.lines()) {
            double y = line.words().getFirst().y();
            if (y > 0.84 * page.height() || y < 0.12 * page.height()) lines.add(line);
        }
        return lines;
    }

    static Optional<PageNumber> on(Page page) {
        Optional<PageNumber> bare = Optional.empty();
        // Invoices say it anywhere near their head, beside date and number.
        for (Line line : page.lines()) {
            var found = WITH_TOTAL.matcher(line.text());
            if (found.find()) {
                var number = number(found);
                if (number.isPresent()) return number;
            }
        }
        for (Line line : margins(page)) {
            var text = line.text();
            var alone = ALONE.matcher(text);
            if (alone.find()) return Optional.of(new PageNumber(Integer.parseInt(alone.group(1)), 0));
            for (Word word : line.words()) {
                var fraction = FRACTION.matcher(word.text());
                if (line.words().size() <= 4 && fraction.matches()) {
                    var number = number(fraction);
                    if (number.isPresent()) return number;
                }
            }
            var fraction = FRACTION.matcher(text);
            if (fraction.matches()) {
                var number = number(fraction);
                if (number.isPresent()) return number;
            }
            var only = BARE.matcher(text);
            if (only.matches() && line.words().getFirst().y() > 0.84 * page.height())
                bare = Optional.of(new PageNumber(Integer.parseInt(only.group(1)), 0));
        }
        return bare;
    }

    private static Optional<PageNumber> number(Matcher found) {
        int number = Integer.parseInt(found.group(1));
        int of = Integer.parseInt(found.group(2));
        return number >= 1 && number <= of ? Optional.of(new PageNumber(number, of)) : Optional.empty();
    }

    boolean isFirst() {
        return number == 1;
    }

    boolean isLast() {
        return of > 0 && number == of;
    }

    boolean follows(PageNumber before) {
        return number == before.number + 1 && (of == before.of || of == 0 || before.of == 0);
    }
}
