package docket.invoice.layout;

import docket.documents.Box;
import docket.invoice.layout.Row.Span;
import docket.reader.Word;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What surrounds a value on its page: labels, neighbours, place, print. The same for every kind of value. */
final class Surroundings {

    private static final double FAR_ABOVE = 42;
    private static final double FAR_ABOVE_PARTY = 75;
    private static final int MANY_FIGURES = 3;

    private final Sheet sheet;
    private final Map<String, Integer> repeats = new HashMap<>();
    private final int lastPage;

    Surroundings(Sheet sheet) {
        this.sheet = sheet;
        this.lastPage = sheet.rows().isEmpty() ? 1 : sheet.rows().getLast().page();
        for (Row row : sheet.rows()) for (Word word : row.words()) repeats.merge(word.text(), 1, Integer::sum);
    }

    /** @param chosen what the rules chose for the field */
    double[] of(Span span, String value, String field, @Nullable Found chosen) {
        var traits = new double[Trait.values().length];
        rules(traits, value, chosen);
        labels(traits, span, field);
        place(traits, span);
        print(traits, span);
        return traits;
    }

    static void set(double[] traits, Trait trait, double value) {
        traits[trait.ordinal()] = value;
    }

    static void set(double[] traits, Trait trait, boolean value) {
        if (value) traits[trait.ordinal()] = 1;
    }

    static void rules(double[] traits, String value, @Nullable Found chosen) {
        if (chosen == null || !Compact.of(chosen.value()).equals(Compact.of(value))) return;
        set(traits, Trait.RULES, 1);
        double score = Math.clamp(chosen.score(), 0.02, 0.98);
        set(traits, Trait.RULES_SURE, Math.log(score / (1 - score)) / 4);
    }

    private void labels(double[] traits, Span span, String field) {
        var row = span.row();
        Label nearest = null;
        double left = 0;
        for (Label label : sheet.labels(row)) {
            if (label.from() >= span.from() && label.from() < span.to()) set(traits, Trait.BEGINS_WITH_LABEL, 1);
            if (label.to() > span.from()) continue;
            if (nearest == null || label.to() > nearest.to()) nearest = label;
            if (sheet.end(label) >= span.from()) left = Math.max(left, label.surety(field));
        }
        set(traits, Trait.LABEL_LEFT, left);
        set(traits, Trait.OTHER_LEFT, left == 0 && nearest != null && nearest.leads());
        above(traits, span, field);
        if (span.from() > 0)
            set(traits, Trait.COLON, row.words().get(span.from() - 1).text().endsWith(":"));
        var cell = row.cellOf(span.from());
        set(traits, Trait.ALONE, cell.from() == span.from() && cell.to() == span.to());
    }

    private void above(double[] traits, Span span, String field) {
        var row = span.row();
        var box = span.box();
        double far = field.endsWith("_name") ? FAR_ABOVE_PARTY : FAR_ABOVE;
        for (int up = row.index() - 1; up >= 0; up--) {
            var above = sheet.rows().get(up);
            if (above.page() != row.page() || row.top() - above.top() > far) return;
            double surety = 0;
            boolean any = false;
            for (Label label : sheet.labels(above)) {
                if (!label.leads() || !isOver(label.box(), box)) continue;
                any = true;
                surety = Math.max(surety, label.surety(field));
            }
            if (!any) continue;
            set(traits, Trait.LABEL_ABOVE, surety);
            set(traits, Trait.OTHER_ABOVE, surety == 0);
            return;
        }
    }

    private static boolean isOver(Box label, Box value) {
        return Sheet.overlapsAcross(label, value);
    }

    private void place(double[] traits, Span span) {
        var row = span.row();
        var page = sheet.page(row.page());
        double down = row.top() / Math.max(1, page.height());
        double across = span.box().x() / Math.max(1, page.width());
        set(traits, Trait.FIRST_PAGE, row.page() == 1);
        set(traits, Trait.LAST_PAGE, row.page() == lastPage);
        set(traits, Trait.TOP, down < 0.16);
        set(traits, Trait.UPPER, down >= 0.16 && down < 0.36);
        set(traits, Trait.LOWER, down >= 0.6 && down < 0.85);
        set(traits, Trait.FOOT, down >= 0.85);
        set(traits, Trait.LEFT, across < 0.35);
        set(traits, Trait.RIGHT, across > 0.6);
        set(traits, Trait.FIRST_ROW, row.index() == 0);
        int figures = 0;
        for (Money money : sheet.money(row)) if (money.isAmount()) figures++;
        set(traits, Trait.AMONG_FIGURES, figures >= MANY_FIGURES);
    }

    private void print(double[] traits, Span span) {
        var word = span.row().words().get(span.from());
        set(traits, Trait.LARGE, Math.clamp(word.fontSize() / Math.max(1, sheet.bodySize()) - 1, -0.5, 1.5));
        set(traits, Trait.BOLD, word.bold());
        set(traits, Trait.REPEATED, repeats.getOrDefault(word.text(), 0) > 1);
        double clear = 0;
        for (int w = span.from(); w < span.to(); w++)
            clear += span.row().words().get(w).confidence();
        set(traits, Trait.CLEAR, clear / (span.to() - span.from()));
    }
}
