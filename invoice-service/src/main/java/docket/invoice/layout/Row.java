package docket.invoice.layout;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.reader.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One line of a page, ready to be searched: its words as text, as compact text, and as cells parted by wide gaps. */
final class Row {

    /** Wider than any space between words of one phrase, in em. */
    private static final double CELL_GAP = 0.85;

    /** What one character becomes at most when it is taken apart (Unicode NFKD, of U+FDFA). */
    private static final int MOST_LETTERS = 18;

    private final int page;
    private final int index;
    private final List<Word> words;
    private final String text;
    private final int[] starts;
    private final String compact;
    private final int[] wordAt;
    private final boolean[] tokenStart;
    private final double size;
    private final List<Cell> cells;

    /** @param index of the row in the whole document, counted from 0 */
    Row(int page, int index, List<Word> words) {
        this.page = page;
        this.index = index;
        this.words = List.copyOf(words);
        this.starts = new int[words.size()];
        var joined = new StringBuilder();
        var letters = new StringBuilder();
        int most = 1;
        for (Word word : words) most += MOST_LETTERS * word.text().length();
        var owners = new int[most];
        var begins = new boolean[most];
        for (int w = 0; w < words.size(); w++) {
            if (w > 0) joined.append(' ');
            starts[w] = joined.length();
            joined.append(words.get(w).text());
            addLetters(words.get(w).text(), w, letters, owners, begins);
        }
        this.text = joined.toString();
        this.compact = letters.toString();
        this.wordAt = Arrays.copyOf(owners, letters.length());
        this.tokenStart = Arrays.copyOf(begins, letters.length() + 1);
        tokenStart[letters.length()] = true;
        this.size = words.stream().mapToDouble(Word::fontSize).max().orElse(10);
        this.cells = cells(this);
    }

    private static void addLetters(String word, int owner, StringBuilder letters, int[] owners, boolean[] begins) {
        int from = 0;
        for (int i = 0; i <= word.length(); i++) {
            if (i < word.length() && Character.isLetterOrDigit(word.charAt(i))) continue;
            if (from < i) {
                int start = letters.length();
                letters.append(Compact.of(word.substring(from, i)));
                Arrays.fill(owners, start, letters.length(), owner);
                if (letters.length() > start) begins[start] = true;
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
        return from == to
                ? ""
                : text.substring(
                        starts[from], starts[to - 1] + words.get(to - 1).text().length());
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
        var first = words.get(from);
        double left = first.x();
        double top = first.y();
        double right = first.right();
        double bottom = first.bottom();
        for (int w = from + 1; w < to; w++) {
            var word = words.get(w);
            left = Math.min(left, word.x());
            top = Math.min(top, word.y());
            right = Math.max(right, word.right());
            bottom = Math.max(bottom, word.bottom());
        }
        return new Box(left, top, right - left, bottom - top);
    }

    double top() {
        return words.getFirst().y();
    }

    double bottom() {
        return words.getFirst().bottom();
    }

    double size() {
        return size;
    }
}
