package docket.reader;

import docket.documents.Box;
import docket.reader.LabelledValue.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds labels and their values by where they stand, in any language: a colon makes a label, and so does a short piece
 * without digits beside a piece with some. The value is what follows on the line, else what stands right below. Rows of
 * a table are none; {@link Page#tables} knows those.
 */
final class LabelledValues {

    private static final int MOST = 300;
    private static final int LONGEST_LABEL = 5;
    private static final int LONGEST_VALUE = 14;
    /** In heights of a letter: what is further apart than words of one sentence. */
    private static final double APART = 1.1;

    private static final double FURTHEST_RIGHT = 320;
    private static final double FURTHEST_BELOW = 2.4;

    private final List<List<Piece>> rows;
    private final List<LabelledValue> found = new ArrayList<>();
    private final Set<Piece> taken = new HashSet<>();

    /** Words of one line that stand close together. */
    private record Piece(List<Word> words) {

        String text() {
            return String.join(" ", words.stream().map(Word::text).toList());
        }

        Box box() {
            return words.stream().map(Word::box).reduce(Box::around).orElseThrow();
        }

        Word first() {
            return words.getFirst();
        }

        Word last() {
            return words.getLast();
        }

        boolean hasDigit() {
            return text().chars().anyMatch(Character::isDigit);
        }

        /** Words of letters that no sentence could be. */
        boolean mayBeLabel() {
            return words.size() <= LONGEST_LABEL
                    && !hasDigit()
                    && text().chars().filter(Character::isLetter).count() >= 2
                    && ".!?;,".indexOf(text().charAt(text().length() - 1)) < 0;
        }

        Piece part(int from, int to) {
            return new Piece(words.subList(from, to));
        }
    }

    private LabelledValues(List<List<Piece>> rows) {
        this.rows = rows;
    }

    /** From top to bottom. */
    static List<LabelledValue> on(Page page) {
        var values = new LabelledValues(
                page.lines().stream().map(LabelledValues::pieces).toList());
        values.withColon();
        values.withoutColon();
        values.found.sort(Comparator.comparingDouble(
                        (LabelledValue each) -> each.labelBox().y())
                .thenComparingDouble(each -> each.labelBox().x()));
        return List.copyOf(values.found);
    }

    /** A line's words in pieces; a label's colon ends one too. */
    private static List<Piece> pieces(Line line) {
        var pieces = new ArrayList<Piece>();
        var words = line.words();
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            boolean ends = i == words.size()
                    || words.get(i).x() - words.get(i - 1).right()
                            > APART
                                    * Math.min(
                                            words.get(i).fontSize(),
                                            words.get(i - 1).fontSize());
            if (!ends) continue;
            byColon(new Piece(words.subList(from, i)), pieces);
            from = i;
        }
        return pieces;
    }

    private static void byColon(Piece piece, List<Piece> into) {
        var words = piece.words();
        for (int i = 0; i < words.size() - 1; i++) {
            if (!endsLabel(words.get(i))) continue;
            // A value may stand before the next label on the same line.
            int start = i;
            while (start > 0 && i - start < LONGEST_LABEL - 1 && !hasDigit(words.get(start - 1))) start--;
            if (start > 0) into.add(piece.part(0, start));
            into.add(piece.part(start, i + 1));
            byColon(piece.part(i + 1, words.size()), into);
            return;
        }
        into.add(piece);
    }

    private static boolean hasDigit(Word word) {
        return word.text().chars().anyMatch(Character::isDigit);
    }

    private static boolean endsLabel(Word word) {
        return word.text().endsWith(":");
    }

    private void withColon() {
        for (int row = 0; row < rows.size(); row++) {
            var pieces = rows.get(row);
            for (int i = 0; i < pieces.size(); i++) {
                var label = pieces.get(i);
                if (!endsLabel(label.last()) || label.words().size() > LONGEST_LABEL) continue;
                var right = i + 1 < pieces.size() ? Optional.of(pieces.get(i + 1)) : Optional.<Piece>empty();
                if (right.isPresent() && isValue(right.get()) && near(label, right.get())) {
                    add(label, right.get(), Side.RIGHT);
                } else {
                    below(label, row).ifPresent(value -> add(label, value, Side.BELOW));
                }
            }
        }
    }

    /** Two columns, names on the left and figures on the right, or a name right above a figure of its own. */
    private void withoutColon() {
        for (int row = 0; row < rows.size(); row++) {
            var pieces = rows.get(row);
            if (pieces.size() == 2
                    && pieces.get(0).mayBeLabel()
                    && pieces.get(1).hasDigit()
                    && isFree(pieces.get(0), pieces.get(1))
                    && isValue(pieces.get(1))
                    && near(pieces.get(0), pieces.get(1))) {
                add(pieces.get(0), pieces.get(1), Side.RIGHT);
            }
        }
        for (int row = 0; row + 1 < rows.size(); row++) {
            for (Piece label : rows.get(row)) {
                if (!label.mayBeLabel() || !rows.get(row).stream().allMatch(Piece::mayBeLabel)) continue;
                var value = below(label, row);
                // A second row below the same head is a table's.
                if (value.isEmpty() || !value.get().hasDigit() || !isFree(label, value.get())) continue;
                if (below(value.get(), row + 1).filter(Piece::hasDigit).isEmpty()) add(label, value.get(), Side.BELOW);
            }
        }
    }

    private boolean isFree(Piece label, Piece value) {
        return !taken.contains(label) && !taken.contains(value);
    }

    private static boolean isValue(Piece piece) {
        return !endsLabel(piece.last()) && piece.words().size() <= LONGEST_VALUE;
    }

    private static boolean near(Piece label, Piece value) {
        return value.first().x() - label.last().right() < FURTHEST_RIGHT;
    }

    /** The piece that begins where the label begins, on the next line of words. */
    private Optional<Piece> below(Piece label, int row) {
        if (row + 1 >= rows.size()) return Optional.empty();
        double size = label.first().fontSize();
        return rows.get(row + 1).stream()
                .filter(piece -> Math.abs(piece.first().x() - label.first().x()) < 1.5 * size
                        || Math.abs(piece.last().right() - label.last().right()) < size)
                .filter(piece -> piece.first().y() - label.first().bottom() < FURTHEST_BELOW * size)
                .filter(LabelledValues::isValue)
                .findFirst();
    }

    private void add(Piece label, Piece value, Side side) {
        var name = label.text().replaceAll("[\\s:]+$", "");
        if (found.size() == MOST || name.isBlank() || taken.contains(value)) return;
        taken.add(label);
        taken.add(value);
        found.add(new LabelledValue(name, value.text(), label.box(), value.box(), side));
    }
}
