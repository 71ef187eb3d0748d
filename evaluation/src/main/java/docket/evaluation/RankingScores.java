package docket.evaluation;

import docket.invoice.layout.LayoutReader;
import docket.messages.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many values of each field a reader gets right; by documents, and with every group of like documents as one. */
final class RankingScores {

    private static final List<String> FIELDS =
            List.of("vendor_name", "buyer_name", "invoice_number", "invoice_date", "due_date", "total_amount");

    private static final class Count {
        private int known;
        private int right;
        private int invented;
        private double weighted;
    }

    private final Folds folds;
    private final Map<String, Count> counts = new TreeMap<>();

    RankingScores(Folds folds) {
        this.folds = folds;
    }

    /** @param forgetful whether the reader has forgotten labels */
    void add(InvoiceExample example, boolean forgetful, LayoutReader reader) {
        var fields =
                reader.read(example.kind(), example.pages(), new byte[0], "").fields();
        for (String field : FIELDS) {
            if (!example.tells(field) && !example.lacks(field)) continue;
            var count = counts.computeIfAbsent(
                    (example.kind() == Kind.RECEIPT ? "receipt/" : "invoice/")
                            + field
                            + (forgetful ? " forgetful" : ""),
                    _ -> new Count());
            var found = fields.get(field);
            if (example.lacks(field)) {
                if (found == null) continue;
                count.invented++;
                count.weighted -= 1.0 / folds.size(example);
                continue;
            }
            count.known++;
            if (found == null || !example.isRight(field, found.value())) continue;
            count.right++;
            count.weighted += 1.0 / folds.size(example);
        }
    }

    List<String> fields() {
        var fields = new TreeSet<String>();
        counts.keySet().forEach(name -> fields.add(name.replace(" forgetful", "")));
        return List.copyOf(fields);
    }

    private Count count(String field, boolean forgetful) {
        return counts.getOrDefault(field + (forgetful ? " forgetful" : ""), new Count());
    }

    int known(String field, boolean forgetful) {
        return count(field, forgetful).known;
    }

    /** Less the values it found where there was none. */
    int right(String field, boolean forgetful) {
        return count(field, forgetful).right - count(field, forgetful).invented;
    }

    int known() {
        return counts.values().stream().mapToInt(each -> each.known).sum();
    }

    int right() {
        return counts.values().stream()
                .mapToInt(each -> each.right - each.invented)
                .sum();
    }

    /** With all labels or without half of them. */
    boolean isWorseThan(RankingScores other, String field) {
        return right(field, true) < other.right(field, true) || right(field, false) < other.right(field, false);
    }

    /** With all labels and without half of them, by documents and by groups of them. */
    boolean isAsGoodAs(RankingScores other, String field) {
        for (boolean forgetful : new boolean[] {false, true}) {
            var mine = count(field, forgetful);
            var theirs = other.count(field, forgetful);
            if (right(field, forgetful) < other.right(field, forgetful) || mine.weighted < theirs.weighted - 1e-9)
                return false;
        }
        return right(field, true) > other.right(field, true) || right(field, false) > other.right(field, false);
    }
}
