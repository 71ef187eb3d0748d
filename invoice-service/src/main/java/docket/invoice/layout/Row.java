package docket.invoice.layout;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.reader.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a page, ready to be searched: its words as text, as compact text, and as cells parted by wide gaps. */
final class Row {

    /** Wider than any space between words of one phrase, in em. */
    private static final double CELL_GAP = 0.85;

    private final int page;
    private final int index;
    private final List<Word> words;
    private final String text;
    private final int[] starts;
    private final String compact;
    private final int[] wordAt;
    private final boolean[] tokenStart;
    private final List<Cell> cells;

    /** @param index of the row in the whole document, counted from 0 */
    Row(int page, int index, List<Word> words) {
        this.page = page;
        this.index = index;
        this.words = List.copyOf(words);
        this.starts = new int[words.size()];
        var joined = new StringBuilder();
        var letters = new StringBuilder();
        var owners = new ArrayList<Integer>();
        var begins = new ArrayList<Boolean>();
        for (int w = 0; w < words.size(); w++) {
            if (w > 0) joined.append(' ');
            starts[w] = joined.length();
            joined.append(words.get(w).text());
            addLetters(words.get(w).text(), w, letters, owners, begins);
        }
        this.text = joined.toString();
        this.compact = letters.toString();
        this.wordAt = owners.stream().mapToInt(Integer::intValue).toArray();
        this.tokenStart = new boolean[begins.size() + 1];
        for (int i = 0; i < begins.size(); i++) tokenStart[i] = begins.get(i);
        tokenStart[begins.size()] = true;
        this.cells = cells(this);
    }

    private static void addLetters(
            String word, int owner, StringBuilder letters, List<Integer> owners, List<Boolean> begins) {
        int from = 0;
        for (int i = 0; i <= word.length(); i++) {
            if (i < word.length() && Character.isLetterOrDigit(word.charAt(i))) continue;
            var token = Compact.of(word.substring(from, i));
            for (int c = 0; c < token.length(); c++) {
                letters.append(token.charAt(c));
                owners.add(owner);
                begins.add(c == 0);
            }
            // A combining or ordinal mark stands inside a token; it is no letter and no boundary either.
            from = i + 1;
        }
    }

    /** Words close together. @param from first word @param to after the last word */
    record Cell(Row row, int from, int to) {

        String text() {
            return row.text(from, to);
        }

        Box box() {
            return row.box(from, to);
        }

        Span span() {
            return new Span(row, from, to);
        }
    }

    /** Words that stand for a value. */
    record Span(Row row, int from, int to) {

        Evidence evidence() {
            return new Evidence.OnPage(row.page, row.box(from, to), row.text(from, to));
        }

        Box box() {
            return row.box(from, to);
        }

        boolean overlaps(Span other) {
            return row == other.row && from < other.to && other.from < to;
        }
    }

    private static List<Cell> cells(Row row) {
        var cells = new ArrayList<Cell>();
        int from = 0;
        for (int w = 1; w <= row.words.size(); w++) {
            if (w == row.words.size() || row.gapBefore(w) > CELL_GAP) {
                cells.add(new Cell(row, from, w));
                from = w;
            }
        }
        return cells;
    }

    /** In em of the smaller of the two words. */
    double gapBefore(int word) {
        var left = words.get(word - 1);
        var right = words.get(word);
        return (right.x() - left.right()) / Math.max(1, Math.min(left.fontSize(), right.fontSize()));
    }

    int page() {
        return page;
    }

    int index() {
        return index;
    }

    List<Word> words() {
        return words;
    }

    String text() {
        return text;
    }

    String text(int from, int to) {
        return words.subList(from, to).stream().map(Word::text).collect(Collectors.joining(" "));
    }

    String compact() {
        return compact;
    }

    /** The word a letter of the compact text came from. */
    int wordAt(int letter) {
        return wordAt[letter];
    }

    boolean isTokenStart(int letter) {
        return tokenStart[letter];
    }

    /** The word at an offset of {@link #text()}. */
    int wordAtOffset(int offset) {
        int word = 0;
        while (word + 1 < starts.length && starts[word + 1] <= offset) word++;
        return word;
    }

    List<Cell> cells() {
        return cells;
    }

    Cell cellOf(int word) {
        for (Cell cell : cells) if (word >= cell.from() && word < cell.to()) return cell;
        throw new IndexOutOfBoundsException("no word " + word);
    }

    Box box() {
        return box(0, words.size());
    }

    Box box(int from, int to) {
        return words.subList(from, to).stream()
                .map(Word::box)
                .reduce(Box::around)
                .orElseThrow();
    }

    double top() {
        return words.getFirst().y();
    }

    double bottom() {
        return words.getFirst().bottom();
    }

    double size() {
        return words.stream().mapToDouble(Word::fontSize).max().orElse(10);
    }
}
