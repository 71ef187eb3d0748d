package docket.invoice.layout;

import docket.documents.Box;
import docket.documents.Finding;
import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole document with everything on it that could be a label or a value, found once. */
final class Sheet {

    /** Smaller print is not meant for people; instructions are hidden in it. */
    private static final double SMALLEST_PRINT = 3;

    private static final int MOST_PAGES = 30;

    private static final Pattern JOINT =
            Pattern.compile("([\\p{L}./() -]*\\p{L}[.)]?(?:[:#°º]+|(?=\\(\\d)))([\\p{L}\\d$€£(+-].*)");
    private static final Pattern COMMA_CENTS = Pattern.compile("\\d,\\d\\d(?!\\d)");
    private static final Pattern POINT_CENTS = Pattern.compile("\\d\\.\\d\\d(?![\\d.])");

    private final List<Row> rows = new ArrayList<>();
    private final Map<Row, List<Label>> labels = new HashMap<>();
    private final Map<Row, List<Label>> columns = new HashMap<>();
    private final Map<Row, List<Money>> money = new HashMap<>();
    private final Map<Row, List<Days>> days = new HashMap<>();
    private final Pages pages;
    private final double bodySize;

    Sheet(Pages pages, Labels dictionary) {
        this.pages = pages;
        for (Page page : pages.pages()) {
            if (page.number() > MOST_PAGES) break;
            for (Line line : page.lines()) {
                var words = line.words().stream()
                        .filter(word -> word.fontSize() >= SMALLEST_PRINT
                                && !word.text().isBlank())
                        .flatMap(word -> split(word).stream())
                        .toList();
                if (!words.isEmpty()) rows.add(new Row(page.number(), rows.size(), words));
            }
        }
        boolean comma = commaDecimals();
        boolean monthFirst = Days.monthFirst(rows, isAmerican());
        for (Row row : rows) {
            labels.put(row, dictionary.in(row));
            columns.put(row, dictionary.columnsIn(row));
            money.put(row, Money.in(row, comma));
            days.put(row, Days.in(row, monthFirst));
        }
        bodySize = rows.stream()
                .flatMap(row -> row.words().stream())
                .mapToDouble(Word::fontSize)
                .sorted()
                .skip(rows.stream().mapToInt(row -> row.words().size()).sum() / 2)
                .findFirst()
                .orElse(10);
    }

    /** {@code No.:4711} and {@code n°4711} are a label and its value, printed without a space. */
    private static List<Word> split(Word word) {
        if (!couldBeJoint(word.text())) return List.of(word);
        var joint = JOINT.matcher(word.text());
        if (!joint.matches() || word.text().contains("//")) return List.of(word);
        double letter = word.width() / word.text().length();
        int at = joint.end(1);
        return List.of(
                new Word(joint.group(1), word.x(), word.y(), letter * at, word.height(), word.fontSize(), word.bold()),
                new Word(
                        joint.group(2),
                        word.x() + letter * at,
                        word.y(),
                        word.width() - letter * at,
                        word.height(),
                        word.fontSize(),
                        word.bold()));
    }

    /** Spares most words the pattern. */
    private static boolean couldBeJoint(String text) {
        for (int i = 1; i + 1 < text.length(); i++) if (":#°º(".indexOf(text.charAt(i)) >= 0) return true;
        return false;
    }

    private boolean commaDecimals() {
        int comma = 0;
        int point = 0;
        for (Row row : rows) {
            comma += (int) COMMA_CENTS.matcher(row.text()).results().count();
            point += (int) POINT_CENTS.matcher(row.text()).results().count();
        }
        return comma > point;
    }

    /** Dollars and no other hint of a country that writes the day first. */
    private boolean isAmerican() {
        var text = pages.text();
        var lower = text.toLowerCase(Locale.ROOT);
        return text.contains("$")
                && !text.contains("€")
                && !text.contains("£")
                && !lower.contains("gst")
                && !lower.contains("abn")
                && (lower.contains("invoice") || lower.contains("date") || lower.contains("total"));
    }

    /** Pages nobody read can hold anything; what is known of the document is not all. */
    Optional<Finding> cut() {
        return pages.pages().size() <= MOST_PAGES
                ? Optional.empty()
                : Optional.of(new Finding(
                        "",
                        Finding.Reason.UNREADABLE,
                        Finding.Severity.BLOCKING,
                        "Only the first " + MOST_PAGES + " of " + pages.pages().size() + " pages were read.",
                        null));
    }

    List<Row> rows() {
        return rows;
    }

    List<Label> labels(Row row) {
        return labels.getOrDefault(row, List.of());
    }

    List<Label> columns(Row row) {
        return columns.getOrDefault(row, List.of());
    }

    List<Money> money(Row row) {
        return money.getOrDefault(row, List.of());
    }

    List<Days> days(Row row) {
        return days.getOrDefault(row, List.of());
    }

    List<Label> labels(String meaning) {
        return rows.stream()
                .flatMap(row -> labels(row).stream())
                .filter(label -> label.means(meaning))
                .toList();
    }

    /** The font size most words are set in, in points. */
    double bodySize() {
        return bodySize;
    }

    Page page(int number) {
        return pages.pages().get(number - 1);
    }

    /** Rows under a row on its page, nearest first, down to a distance in points. */
    List<Row> below(Row row, double distance) {
        var found = new ArrayList<Row>();
        for (int i = row.index() + 1; i < rows.size(); i++) {
            var each = rows.get(i);
            if (each.page() != row.page()) break;
            double down = each.top() - row.top();
            if (down > distance) break;
            if (down > 1) found.add(each);
        }
        return found;
    }

    /** The word where what belongs to a label on its own row must end: the next label, or the row's end. */
    int end(Label label) {
        int end = label.row().words().size();
        for (Label other : labels(label.row())) {
            if (other.from() >= label.to() && other.from() < end && !isConnector(other)) end = other.from();
        }
        return end;
    }

    /** "No.", "number" and the like go on with the label before them. */
    private static boolean isConnector(Label label) {
        return label.meanings().stream().allMatch(meaning -> meaning.surety() < 0.5);
    }

    static boolean overlapsAcross(Box one, Box other) {
        return one.x() < other.x() + other.width() + 2 && other.x() < one.x() + one.width() + 2;
    }
}
