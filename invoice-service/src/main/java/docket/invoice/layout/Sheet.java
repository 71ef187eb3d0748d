package docket.invoice.layout;

import docket.documents.Box;
import docket.documents.Finding;
import docket.invoice.layout.Printed.Habits;
import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole document with everything on it that could be a label or a value, found once. */
final class Sheet {

    /** Smaller print is not meant for people; instructions are hidden in it. */
    private static final double SMALLEST_PRINT = 3;

    private static final int MOST_PAGES = 30;

    private static final Pattern JOINT =
            Pattern.compile("([\\p{L}./() -]*\\p{L}[.)]?(?:[:#°º]+|(?=\\(\\d)))([\\p{L}\\d$€£(+-].*)");

    private final List<Row> rows = new ArrayList<>();
    private final List<List<Label>> labels = new ArrayList<>();
    private final List<List<Label>> columns = new ArrayList<>();
    private final List<List<Money>> money = new ArrayList<>();
    private final List<List<Days>> days = new ArrayList<>();
    private final Pages pages;
    private final double bodySize;

    Sheet(Pages pages, Labels dictionary) {
        this.pages = pages;
        rows.addAll(rows(pages));
        boolean comma = commaDecimals(rows);
        boolean monthFirst = Days.monthFirst(rows, isAmerican(pages, rows));
        for (Row row : rows) {
            labels.add(dictionary.in(row));
            columns.add(dictionary.columnsIn(row));
            money.add(Money.in(row, comma));
            days.add(Days.in(row, monthFirst));
        }
        bodySize = middleSize();
    }

    private static List<Row> rows(Pages pages) {
        var rows = new ArrayList<Row>();
        for (Page page : pages.pages()) {
            if (page.number() > MOST_PAGES) break;
            for (Line line : page.lines()) {
                var words = new ArrayList<Word>(line.words().size() + 2);
                for (Word word : line.words()) {
                    if (word.fontSize() >= SMALLEST_PRINT && !word.text().isBlank()) split(word, words);
                }
                if (!words.isEmpty()) rows.add(new Row(page.number(), rows.size(), words));
            }
        }
        return rows;
    }

    static Habits habits(Pages pages) {
        var rows = rows(pages);
        return new Habits(commaDecimals(rows), Days.monthFirst(rows, isAmerican(pages, rows)));
    }

    private double middleSize() {
        var sizes = rows.stream()
                .flatMap(row -> row.words().stream())
                .mapToDouble(Word::fontSize)
                .toArray();
        Arrays.sort(sizes);
        return sizes.length == 0 ? 10 : sizes[sizes.length / 2];
    }

    /** {@code No.:4711} and {@code n°4711} are a label and its value, printed without a space. */
    static void split(Word word, List<Word> into) {
        var joint = couldBeJoint(word.text()) ? JOINT.matcher(word.text()) : null;
        if (joint == null || !joint.matches() || word.text().contains("//")) {
            into.add(word);
            return;
        }
        double letter = word.width() / word.text().length();
        int at = joint.end(1);
        into.add(
                new Word(joint.group(1), word.x(), word.y(), letter * at, word.height(), word.fontSize(), word.bold()));
        into.add(new Word(
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

    private static boolean commaDecimals(List<Row> rows) {
        int comma = 0;
        int point = 0;
        for (Row row : rows) {
            var text = row.text();
            for (int i = 1; i + 2 < text.length(); i++) {
                char mark = text.charAt(i);
                if (mark != ',' && mark != '.' || !isDigit(text, i - 1) || !isDigit(text, i + 1)) continue;
                if (!isDigit(text, i + 2) || isDigit(text, i + 3)) continue;
                if (mark == ',') comma++;
                else if (i + 3 >= text.length() || text.charAt(i + 3) != '.') point++;
            }
        }
        return comma > point;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Dollars and no other hint of a country that writes the day first. */
    private static boolean isAmerican(Pages pages, List<Row> rows) {
        if (rows.stream().noneMatch(row -> row.text().indexOf('$') >= 0)) return false;
        var text = pages.text();
        var lower = text.toLowerCase(Locale.ROOT);
        return !text.contains("€")
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
        return labels.get(row.index());
    }

    List<Label> columns(Row row) {
        return columns.get(row.index());
    }

    List<Money> money(Row row) {
        return money.get(row.index());
    }

    List<Days> days(Row row) {
        return days.get(row.index());
    }

    List<Label> labels(String meaning) {
        var found = new ArrayList<Label>();
        for (List<Label> each : labels) for (Label label : each) if (label.means(meaning)) found.add(label);
        return found;
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
        for (Label.Meaning meaning : label.meanings()) if (meaning.surety() >= 0.5) return false;
        return true;
    }

    static boolean overlapsAcross(Box one, Box other) {
        return one.x() < other.x() + other.width() + 2 && other.x() < one.x() + one.width() + 2;
    }
}
