package docket.invoice.layout;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.invoice.Terms;
import docket.invoice.layout.Row.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which date is which: by the label left of it or above it, else by where it stands. */
final class Dates {

    private static final double FAR_BELOW = 42;
    /** As letters are dated: {@code Musterstadt, den 4. März 2024}. */
    private static final Pattern PLACE_AND_DATE =
            Pattern.compile("^\\p{Lu}[\\p{L} .-]{2,30}, ?(?:den|le|li|el|on|em)? ?(?:the )?\\d");

    private static final Set<String> DAY_WORDS = Set.of(
            "vom", "du", "dated", "of", "del", "van", "de", "le", "d", "from", "on", "von", "issued", "at", "emise",
            "fecha", "data", "dd", "datum");

    private final Sheet sheet;
    private final boolean receipt;
    private final Map<String, List<Found>> found = new HashMap<>();
    private final List<Span> taken = new ArrayList<>();

    Dates(Sheet sheet, boolean receipt) {
        this.sheet = sheet;
        this.receipt = receipt;
    }

    Map<String, Found> read(Optional<Span> invoiceNumber) {
        for (Row row : sheet.rows()) for (Label label : sheet.labels(row)) byLabel(label);
        invoiceNumber.ifPresent(this::behindNumber);
        var best = new HashMap<String, Found>();
        for (String name : List.of(Terms.INVOICE_DATE, Terms.DUE_DATE, Terms.DELIVERY_DATE)) {
            found.getOrDefault(name, List.of()).stream()
                    .max(Comparator.naturalOrder())
                    .ifPresent(each -> best.put(name, each));
        }
        best.computeIfPresent(Terms.INVOICE_DATE, (_, date) -> onlyOne(date));
        best.computeIfPresent(Terms.DUE_DATE, (_, date) -> unlessRivalled(date));
        if (!best.containsKey(Terms.INVOICE_DATE)) firstFree().ifPresent(each -> best.put(Terms.INVOICE_DATE, each));
        dropImpossible(best);
        return best;
    }

    /** A plain "Date" near the top is the invoice's when no other date claims to be. */
    private Found onlyOne(Found date) {
        var rivals = found.getOrDefault(Terms.INVOICE_DATE, List.of()).stream()
                .map(Found::value)
                .distinct()
                .count();
        boolean onTop = date.evidence() instanceof Evidence.OnPage(int page, Box box, String _)
                && page == 1
                && box.y() < 0.45 * sheet.page(1).height();
        return rivals == 1 && onTop && date.score() > 0.6 ? date.scored(Math.max(date.score(), 0.88)) : date;
    }

    /** With a discount for early payment there are two days to pay by, and labels tell them apart badly. */
    private Found unlessRivalled(Found due) {
        boolean rivalled = found.getOrDefault(Terms.DUE_DATE, List.of()).stream()
                .anyMatch(each -> !each.value().equals(due.value()) && each.score() > due.score() - 0.2);
        return rivalled ? due.scored(Math.min(due.score(), 0.6)) : due;
    }

    private void byLabel(Label label) {
        var names = label.meanings().stream()
                .map(Label.Meaning::name)
                .filter(Dates::isDate)
                .toList();
        if (names.isEmpty()) return;
        int end = sheet.end(label);
        var right = sheet.days(label.row()).stream()
                .filter(day -> day.span().from() >= label.to() && day.span().from() < end)
                .findFirst();
        if (right.isPresent()) {
            boolean near = gap(label, right.get()) < 12;
            // "Date of birth" begins like "date": words between a vague label and a date say that it is another's.
            double between = wordsBetween(label, right.get()) == 0 ? 1 : 0.55;
            for (String name : names) {
                double vague = label.surety(name) < 0.8 ? between : 1;
                add(name, right.get(), label.surety(name) * (near ? 1 : 0.85) * vague);
            }
            return;
        }
        boolean otherValueRight = end > label.to()
                && sheet.money(label.row()).stream()
                        .anyMatch(each ->
                                each.span().from() >= label.to() && each.span().from() < end);
        if (otherValueRight || !label.leads()) return;
        below(label).ifPresent(day -> {
            for (String name : names) add(name, day, label.surety(name) * 0.93);
            if (names.contains(Terms.DUE_DATE)) rivals(day, label.surety(Terms.DUE_DATE) * 0.92);
        });
    }

    private static boolean isDate(String name) {
        return Terms.DATES.contains(name)
                || name.equals("-order_date")
                || name.equals("-delivery_note")
                || name.equals("-period")
                || name.equals("-other_date");
    }

    /** A column of days to pay by: one in full, one with a discount. */
    private void rivals(Days due, double score) {
        for (Row row :
                sheet.below(due.span().row(), 2.5 * Math.max(8, due.span().row().size()))) {
            for (Days day : sheet.days(row)) {
                boolean under =
                        Sheet.overlapsAcross(day.span().box(), due.span().box());
                if (under && !day.date().equals(due.date())) add(Terms.DUE_DATE, day, score);
            }
        }
    }

    private Optional<Days> below(Label label) {
        for (Row row : sheet.below(label.row(), FAR_BELOW)) {
            var day = sheet.days(row).stream()
                    .filter(each -> Sheet.overlapsAcross(each.span().box(), label.box()))
                    .findFirst();
            if (day.isPresent()) return day;
        }
        return Optional.empty();
    }

    private static long wordsBetween(Label label, Days day) {
        return label.row().words().subList(label.to(), day.span().from()).stream()
                .filter(word -> word.text().chars().anyMatch(Character::isLetter))
                .filter(word -> !DAY_WORDS.contains(Compact.of(word.text())))
                .count();
    }

    private static double gap(Label label, Days day) {
        var words = label.row().words();
        return (words.get(day.span().from()).x() - words.get(label.to() - 1).right())
                / Math.max(1, label.row().size());
    }

    private void add(String name, Days day, double score) {
        taken.add(day.span());
        // What stands nearer to the top is said of the whole invoice; what stands lower may be said of a line.
        double lower =
                0.0004 * day.span().row().index() + 0.01 * (day.span().row().page() - 1);
        found.computeIfAbsent(name, _ -> new ArrayList<>())
                .add(Found.at(
                        day.span(),
                        day.date().toString(),
                        score - Math.min(0.1, lower) - (day.ambiguous() ? 0.03 : 0)));
    }

    /** {@code Invoice No. 4711 of 3 May 2024}. */
    private void behindNumber(Span number) {
        var row = number.row();
        for (Days day : sheet.days(row)) {
            int from = day.span().from();
            boolean follows = from >= number.to() && from <= number.to() + 2;
            for (int w = number.to(); follows && w < from; w++) {
                follows = DAY_WORDS.contains(Compact.of(row.words().get(w).text()));
            }
            if (follows) add(Terms.INVOICE_DATE, day, 0.95);
        }
    }

    /** Without a label: the first date that nothing else claims. */
    private Optional<Found> firstFree() {
        long different = sheet.rows().stream()
                .flatMap(row -> sheet.days(row).stream())
                .map(Days::date)
                .distinct()
                .count();
        double surety = different == 1 ? receipt ? 0.9 : 0.75 : receipt ? 0.7 : 0.5;
        for (Row row : sheet.rows()) {
            for (Days day : sheet.days(row)) {
                if (taken.stream().noneMatch(span -> span.overlaps(day.span()))) {
                    if (PLACE_AND_DATE
                            .matcher(row.cellOf(day.span().from()).text())
                            .find()) surety = Math.max(surety, 0.86);
                    return Optional.of(
                            Found.at(day.span(), day.date().toString(), row.page() == 1 ? surety : 0.6 * surety));
                }
            }
        }
        return Optional.empty();
    }

    private static void dropImpossible(Map<String, Found> best) {
        var invoice = best.get(Terms.INVOICE_DATE);
        var due = best.get(Terms.DUE_DATE);
        // ISO dates compare as text.
        if (invoice != null && due != null && due.value().compareTo(invoice.value()) < 0) {
            if (due.score() < 0.9) best.put(Terms.DUE_DATE, due.scored(Math.min(due.score(), 0.5)));
        }
    }
}
