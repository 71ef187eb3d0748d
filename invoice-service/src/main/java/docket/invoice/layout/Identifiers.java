package docket.invoice.layout;

import docket.invoice.Checksums;
import docket.invoice.Terms;
import docket.invoice.layout.Row.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Numbers that name something: the invoice, the order, tax registrations, the bank account. */
final class Identifiers {

    private static final double FAR_BELOW = 40;
    private static final double CLEAR = 0.9;
    private static final Pattern BARE_DAY = Pattern.compile("20\\d{6}");

    private static final Pattern NUMBER = Pattern.compile("#?[\\p{L}\\d][\\p{L}\\d/_.\\-#\\\\:*]{0,34}");
    private static final Pattern PREFIX = Pattern.compile("\\p{Lu}{1,5}");
    private static final Pattern IBAN_START = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{0,30}[,.;]?");
    private static final Pattern PIECE = Pattern.compile("[A-Za-z0-9]{1,34}");
    private static final Pattern VAT_START = Pattern.compile("(?:^|[:#])[A-Z]{2}");
    private static final Pattern BEFORE_VAT = Pattern.compile("^[^:#]*[:#](?=[A-Z]{2})");
    private static final Pattern VAT_SHAPE = Pattern.compile("[A-Z]{2}[A-Z0-9 .\\-]{6,22}");
    private static final Pattern EDGES = Pattern.compile("^[#:(\\[]+|[,;:.)\\]]+$");
    private static final Pattern GROUP = Pattern.compile("\\d{2,4}");
    private static final Pattern CODED = Pattern.compile("\\(.*\\)");
    private static final Pattern TAX_NUMBER =
            Pattern.compile("\\d{2,5}[ /]\\d{3,4}[ /]\\d{3,5}|[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]|\\d{10,13}");
    private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
    private static final Pattern GSTIN = Pattern.compile("\\d{2}[A-Z]{5}\\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]");
    private static final Pattern PLAIN_TAX_ID = Pattern.compile("[A-Z]{0,3}\\d[A-Z0-9]{6,14}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}\\d{8,30}");

    /** Words between a label and its number. */
    private static final Set<String> CONNECTORS = Set.of(
            "", "no", "nr", "n", "num", "number", "nummer", "numero", "id", "ref", "rg", "nro", "nos", "number1");

    private final Sheet sheet;
    private final Map<String, List<Found>> found = new HashMap<>();
    private Optional<Span> invoiceNumber = Optional.empty();

    Identifiers(Sheet sheet) {
        this.sheet = sheet;
    }

    Map<String, Found> read() {
        for (Row row : sheet.rows()) {
            for (Label label : sheet.labels(row)) byLabel(label);
            ibans(row);
            vatIds(row);
            bics(row);
        }
        titles();
        var best = new HashMap<String, Found>();
        found.forEach((name, all) ->
                best.put(name, all.stream().max(Comparator.naturalOrder()).orElseThrow()));
        var buyer = best.get(Terms.BUYER_VAT_ID);
        var seller = best.get(Terms.VAT_ID);
        if (buyer != null && seller != null && buyer.value().equals(seller.value())) best.remove(Terms.BUYER_VAT_ID);
        return best;
    }

    /** Where the invoice's number stands, once read. */
    Optional<Span> invoiceNumber() {
        return invoiceNumber;
    }

    private void byLabel(Label label) {
        double number = label.surety(Terms.INVOICE_NUMBER);
        if (number > 0) {
            double surety = number < 0.5 && isUnderTitle(label) ? 0.88 : number;
            beside(label, span -> isNumber(span) || surety > CLEAR && isBareDay(span))
                    .map(this::withPrefix)
                    .ifPresent(span -> addNumber(span, surety * near(label, span)));
        }
        double order = label.surety(Terms.PURCHASE_ORDER);
        if (order > 0) {
            beside(label, this::isNumber)
                    .ifPresent(span -> add(Terms.PURCHASE_ORDER, span, trimmed(span), order * near(label, span)));
        }
        double tax = label.surety(Terms.TAX_NUMBER);
        if (tax > 0) {
            beside(label, span -> TAX_NUMBER.matcher(text(span)).matches())
                    .ifPresent(span -> add(Terms.TAX_NUMBER, span, text(span), tax));
        }
        double account = label.surety(Terms.IBAN);
        if (account > 0) {
            beside(label, span -> ACCOUNT.matcher(text(span)).matches())
                    .ifPresent(span -> add(Terms.IBAN, span, text(span), account * 0.8));
        }
        double vat = label.surety(Terms.VAT_ID);
        if (vat > 0) {
            beside(label, Identifiers::isTaxId)
                    .filter(span -> !Checksums.isVatId(text(span)) || !isBuyers(span.row(), span.from()))
                    .ifPresent(span -> add(Terms.VAT_ID, span, Checksums.compact(text(span)), vat * 0.85));
        }
    }

    private static boolean isTaxId(Span span) {
        var text = text(span).replaceAll("[.\\-]", "");
        return GSTIN.matcher(text).matches()
                || text.length() >= 8
                        && PLAIN_TAX_ID.matcher(text).matches()
                        && text.chars().filter(Character::isDigit).count() >= 7;
    }

    /** A vague "No." means the invoice's when the document's title stands before or above it. */
    private boolean isUnderTitle(Label label) {
        var row = label.row();
        if (sheet.labels(row).stream().anyMatch(other -> other.to() <= label.from() && isTitle(other))) return true;
        if (row.index() == 0) return false;
        var above = sheet.rows().get(row.index() - 1);
        return above.page() == row.page()
                && sheet.labels(above).stream()
                        .anyMatch(other -> isTitle(other) && Sheet.overlapsAcross(other.box(), label.box()));
    }

    private static boolean isTitle(Label label) {
        return label.leads() && (label.means("doc_invoice") || label.means("doc_credit_note"));
    }

    /** {@code FT 2024/312} and {@code INV 1023} are numbers of two words. */
    private Span withPrefix(Span span) {
        var row = span.row();
        if (span.from() == 0) return withGroups(span);
        var before = row.words().get(span.from() - 1).text();
        boolean prefix = PREFIX.matcher(before).matches()
                && row.gapBefore(span.from()) < 0.7
                && !CONNECTORS.contains(Compact.of(before))
                && sheet.labels(row).stream()
                        .noneMatch(label -> label.from() < span.from() && label.to() >= span.from());
        return prefix ? new Span(row, span.from() - 1, span.to()) : withGroups(span);
    }

    /** {@code 900 456 789 012}: one number in groups of digits. */
    private static Span withGroups(Span span) {
        var row = span.row();
        int to = span.to();
        if (!GROUP.matcher(text(span)).matches()) return span;
        while (to < row.words().size()
                && row.gapBefore(to) < 0.7
                && GROUP.matcher(row.words().get(to).text()).matches()) to++;
        return new Span(row, span.from(), to);
    }

    /** The first word that fits right of the label, else under it. */
    private Optional<Span> beside(Label label, Predicate<Span> fits) {
        var row = label.row();
        int end = sheet.end(label);
        int tried = 0;
        for (int w = label.to(); w < end; w++) {
            var span = new Span(row, w, w + 1);
            var word = row.words().get(w).text();
            if (fits.test(span)) return Optional.of(span);
            if (CONNECTORS.contains(Compact.of(word)) || CODED.matcher(word).matches()) continue;
            // The head of the next column is not the label's own.
            if (w > label.to() - 1 && w > 0 && row.gapBefore(w) > 1.5 && tried == 0) break;
            if (++tried == 2) return Optional.empty();
        }
        var level = levelWith(label, fits);
        if (tried == 0 && level.isPresent()) return level;
        // A label with words of its own to the right says nothing about what is under it.
        if (tried > 0 || !label.leads()) return Optional.empty();
        for (Row below : sheet.below(row, FAR_BELOW)) {
            if (sheet.labels(below).stream().anyMatch(other -> Sheet.overlapsAcross(other.box(), label.box()))) break;
            for (int w = 0; w < below.words().size(); w++) {
                var span = new Span(below, w, w + 1);
                if (Sheet.overlapsAcross(span.box(), label.box()) && fits.test(span)) return Optional.of(span);
            }
            if (below.cells().stream().anyMatch(cell -> Sheet.overlapsAcross(cell.box(), label.box()))) break;
        }
        return Optional.empty();
    }

    /** In a box the label is set small in the upper left and the value large in the lower right: two baselines, one row. */
    private Optional<Span> levelWith(Label label, Predicate<Span> fits) {
        var row = label.row();
        if (row.index() + 1 >= sheet.rows().size()) return Optional.empty();
        var next = sheet.rows().get(row.index() + 1);
        if (next.page() != row.page() || next.top() - row.top() > 0.5 * row.size()) return Optional.empty();
        double right = label.box().x() + label.box().width();
        for (int w = 0; w < next.words().size(); w++) {
            if (next.words().get(w).x() < right) continue;
            var span = new Span(next, w, w + 1);
            return fits.test(span) && sheet.labels(next).isEmpty() ? Optional.of(span) : Optional.empty();
        }
        return Optional.empty();
    }

    private static double near(Label label, Span span) {
        if (span.row() != label.row()) return 0.92;
        double gap = (span.row().words().get(span.from()).x()
                        - label.row().words().get(label.to() - 1).right())
                / Math.max(1, label.row().size());
        return gap < 12 ? 1 : 0.85;
    }

    private boolean isNumber(Span span) {
        var text = trimmed(span);
        if (!NUMBER.matcher(text).matches() || text.chars().noneMatch(Character::isDigit)) return false;
        if (sheet.days(span.row()).stream().anyMatch(day -> day.span().overlaps(span))) return false;
        return sheet.money(span.row()).stream()
                .filter(money -> money.span().overlaps(span))
                .noneMatch(money ->
                        money.currency() != null || money.percent() || money.decimals() == 2 && !text.startsWith("0"));
    }

    /** Eight digits behind a clear label are a number, and a day only by chance or by the vendor's way to count. */
    private static boolean isBareDay(Span span) {
        return BARE_DAY.matcher(trimmed(span)).matches();
    }

    private static String withoutStop(String text) {
        return !text.isEmpty() && ",.;".indexOf(text.charAt(text.length() - 1)) >= 0
                ? text.substring(0, text.length() - 1)
                : text;
    }

    private static String text(Span span) {
        return span.row().text(span.from(), span.to());
    }

    private static String trimmed(Span span) {
        return EDGES.matcher(text(span)).replaceAll("");
    }

    private void addNumber(Span span, double score) {
        var value = trimmed(span);
        // One digit numbers rows and pages, not invoices.
        double shape = value.length() == 1 ? 0.6 : 1;
        double lower = Math.min(0.08, 0.0005 * span.row().index());
        double total = score * shape - lower;
        boolean best =
                found.getOrDefault(Terms.INVOICE_NUMBER, List.of()).stream().noneMatch(each -> each.score() >= total);
        if (best) invoiceNumber = Optional.of(span);
        add(Terms.INVOICE_NUMBER, span, value, total);
    }

    /** "Invoice 4711", "Rechnung (380) Nr. 4711", "Facture FA-1": the document's title with its number. */
    private void titles() {
        for (Row row : sheet.rows()) {
            for (Label label : sheet.labels(row)) {
                double title = Math.max(label.surety("doc_invoice"), label.surety("doc_credit_note"));
                if (title == 0 || !label.leads()) continue;
                int end = Math.min(sheet.end(label), label.to() + 6);
                boolean numbered = false;
                for (int w = label.to(); w < end; w++) {
                    var word = row.words().get(w).text();
                    var compact = Compact.of(word);
                    if (CODED.matcher(word).matches()) continue;
                    if (CONNECTORS.contains(compact)) {
                        numbered |= !compact.isEmpty();
                        continue;
                    }
                    var span = new Span(row, w, w + 1);
                    if (PREFIX.matcher(word).matches() && w + 1 < end && row.gapBefore(w + 1) < 0.7) continue;
                    if (isNumber(span)
                            && (numbered
                                    || w == label.to()
                                    || row.words().get(w - 1).text().matches("[:#-]")
                                    || withPrefix(span).from() == label.to())) {
                        boolean large = row.size() > 1.15 * sheet.bodySize();
                        double score = numbered ? 0.93 : trimmed(span).length() < 3 ? 0.35 : large ? 0.85 : 0.75;
                        addNumber(withPrefix(span), score);
                        break;
                    }
                }
            }
        }
    }

    /** An IBAN proves itself; a wrong one is still the one on the page when a label says so. */
    private void ibans(Row row) {
        var words = row.words();
        for (int w = 0; w < words.size(); w++) {
            if (!begins(words.get(w).text())
                    || !IBAN_START.matcher(words.get(w).text()).matches()) continue;
            var joined = new StringBuilder();
            for (int to = w + 1; to <= words.size(); to++) {
                var piece = withoutStop(words.get(to - 1).text());
                if (!PIECE.matcher(piece).matches() || to > w + 1 && row.gapBefore(to - 1) > 1.5) break;
                joined.append(piece);
                if (Checksums.isIban(joined.toString())) {
                    var span = new Span(row, w, to);
                    add(
                            ofBuyer(row, w) ? "-buyer_iban" : Terms.IBAN,
                            span,
                            Checksums.compact(joined.toString()),
                            labelled(row, w, Terms.IBAN) ? 0.98 : 0.93);
                    return;
                }
            }
            if (labelled(row, w, Terms.IBAN) && !ofBuyer(row, w)) wrongIban(row, w);
        }
    }

    /** Two capitals and two digits. */
    private static boolean begins(String word) {
        return word.length() >= 4 && isCapital(word.charAt(0)) && isCapital(word.charAt(1)) && word.charAt(2) <= '9';
    }

    private static boolean mayHoldCountry(String word) {
        return word.length() > 1 && isCapital(word.charAt(0)) && isCapital(word.charAt(1))
                || word.indexOf(':') >= 0
                || word.indexOf('#') >= 0;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private void wrongIban(Row row, int from) {
        var joined = new StringBuilder();
        int to = from;
        while (to < row.words().size()) {
            var piece = row.words().get(to).text().replaceAll("[,.;]$", "");
            boolean goesOn = to == from
                    || piece.matches("[A-Z0-9]{1,5}")
                            && piece.chars().anyMatch(Character::isDigit)
                            && row.gapBefore(to) < 1;
            if (!goesOn) break;
            joined.append(piece);
            to++;
            if (!row.words().get(to - 1).text().equals(piece)) break;
        }
        // The rest of a number that wrapped stands right under its beginning.
        if (Checksums.hasIbanShape(joined.toString()) && !Checksums.isIban(joined.toString())) {
            var rest = continued(row, from);
            if (rest.isPresent() && Checksums.isIban(joined + rest.get())) joined.append(rest.get());
        }
        if (Checksums.hasIbanShape(joined.toString())) {
            add(
                    Terms.IBAN,
                    new Span(row, from, to),
                    Checksums.compact(joined.toString()),
                    Checksums.isIban(joined.toString()) ? 0.95 : 0.7);
        }
    }

    private Optional<String> continued(Row row, int from) {
        double left = row.words().get(from).x();
        for (Row below : sheet.below(row, 2.2 * row.size())) {
            for (Row.Cell cell : below.cells()) {
                if (Math.abs(cell.box().x() - left) < 3 && cell.text().matches("[A-Z0-9 ]{1,24}")) {
                    return Optional.of(cell.text().replace(" ", ""));
                }
            }
        }
        return Optional.empty();
    }

    private boolean labelled(Row row, int word, String meaning) {
        if (sheet.labels(row).stream().anyMatch(label -> label.to() <= word && label.means(meaning))) return true;
        var box = row.box(word, word + 1);
        if (word == 0 && row.index() > 0) {
            var before = sheet.rows().get(row.index() - 1);
            // A sentence goes on in the next line.
            if (sheet.labels(before).stream()
                    .anyMatch(label ->
                            label.means(meaning) && label.to() == before.words().size())) return true;
        }
        for (int up = row.index() - 1; up >= 0 && up >= row.index() - 3; up--) {
            var above = sheet.rows().get(up);
            if (above.page() != row.page() || row.top() - above.top() > FAR_BELOW) break;
            if (sheet.labels(above).stream()
                    .anyMatch(label -> label.means(meaning) && Sheet.overlapsAcross(label.box(), box))) {
                return true;
            }
        }
        return false;
    }

    private boolean ofBuyer(Row row, int word) {
        return sheet.labels(row).stream().anyMatch(label -> label.to() <= word && label.means("-buyer_iban"));
    }

    private void bics(Row row) {
        for (int w = 0; w < row.words().size(); w++) {
            var word = withoutStop(row.words().get(w).text());
            if (word.length() >= 8
                    && isCapital(word.charAt(0))
                    && BIC.matcher(word).matches()
                    && (word.length() == 8 || word.length() == 11)
                    && labelled(row, w, Terms.BIC)) {
                add(Terms.BIC, new Span(row, w, w + 1), word, 0.95);
            }
        }
    }

    /** VAT numbers by their shape, whose they are by what stands before and above them. */
    private void vatIds(Row row) {
        var words = row.words();
        for (int w = 0; w < words.size(); w++) {
            if (!mayHoldCountry(words.get(w).text())
                    || !VAT_START.matcher(words.get(w).text()).find()) continue;
            for (int to = w + 1; to <= Math.min(words.size(), w + 6); to++) {
                if (to > w + 1 && row.gapBefore(to - 1) > 0.9) break;
                var text = BEFORE_VAT.matcher(withoutStop(row.text(w, to))).replaceFirst("");
                if (!VAT_SHAPE.matcher(text).matches() || !Checksums.isVatId(text)) continue;
                var span = new Span(row, w, to);
                double score = labelled(row, w, Terms.VAT_ID) || labelled(row, w, "-buyer_vat") ? 0.95 : 0.6;
                boolean buyers = isBuyers(row, w);
                double lower = Math.min(0.15, 0.001 * row.index());
                add(buyers ? Terms.BUYER_VAT_ID : Terms.VAT_ID, span, Checksums.compact(text), score - lower);
                w = to - 1;
                break;
            }
        }
    }

    private boolean isBuyers(Row row, int word) {
        if (labelled(row, word, "-buyer_vat")) return true;
        // The nearest party named above, in the same column, owns the number.
        var box = row.box(word, word + 1);
        for (int up = row.index() - 1; up >= 0 && up >= row.index() - 16; up--) {
            var above = sheet.rows().get(up);
            if (above.page() != row.page()) break;
            for (Label label : sheet.labels(above)) {
                boolean column =
                        Math.abs(label.box().x() - box.x()) < 150 && label.box().x() < box.x() + 30;
                if (!column || !label.leads()) continue;
                if (label.surety(Terms.BUYER_NAME) > 0.8) return true;
                if (label.means(Terms.VENDOR_NAME) || label.means("-payee")) return label.means("-payee");
            }
        }
        return false;
    }

    private void add(String name, Span span, String value, double score) {
        found.computeIfAbsent(name, _ -> new ArrayList<>()).add(Found.at(span, value, score));
    }
}
