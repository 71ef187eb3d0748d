package docket.proposal.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The figures of a text. A model may repeat those it was given, in whatever grouping; it may not bring its own. */
final class Figures {

    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,'\u202f\u00a0]\\d+| \\d{3}(?!\\d))*");
    private static final Pattern DATE = Pattern.compile("\\d{1,2}[./]\\d{1,2}[./]\\d{4}");

    /** Numbers so small that words stand for them: counts of a list, "in two steps". */
    private static final Set<String> FREE = Set.of("1", "2", "3");

    private Figures() {}

    /** @return the figures of a text that stand nowhere in the data */
    static Set<String> foreign(String text, String data) {
        var known = new HashSet<String>(FREE);
        for (var figure : in(data)) {
            known.add(plain(figure));
            if (DATE.matcher(figure).matches()) known.addAll(parts(figure));
        }
        var foreign = new TreeSet<String>();
        for (var figure : in(text)) {
            boolean date = DATE.matcher(figure).matches() && known.containsAll(parts(figure));
            if (!date && !known.contains(plain(figure))) foreign.add(figure);
        }
        return foreign;
    }

    private static List<String> in(String text) {
        return FIGURE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> parts(String date) {
        return Arrays.stream(date.split("\\D")).map(Figures::plain).toList();
    }

    /** Without grouping, leading zeros and zeros behind the point. */
    static String plain(String figure) {
        var text = figure.replaceAll("['\u202f\u00a0 ]", "");
        var point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        if (point >= 0 && text.length() - point - 1 <= 2) {
            var cents = text.substring(point + 1).replaceAll("0+$", "");
            text = text.substring(0, point).replaceAll("\\D", "") + (cents.isEmpty() ? "" : "." + cents);
        } else {
            text = text.replaceAll("\\D", "");
        }
        return text.replaceAll("^0+(?=\\d)", "");
    }
}
