package docket.invoice.layout;

import docket.documents.Box;
import docket.invoice.Terms;
import docket.invoice.layout.Row.Cell;
import docket.invoice.layout.Row.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who sells and who buys: by labels, else by where names stand and what looks like a company's name. */
final class Parties {

    private static final double UNCORROBORATED = 0.74;

    /** A company whose name is in none of the addresses on the page. */
    private static final double FOREIGN = 0.8;

    /** A clear label beside or above the name, near the top of the first page. */
    private static final double TOLD = 0.85;

    private static final double FAR_BELOW = 62;

    private static final Pattern WEB =
            Pattern.compile("(?i)(?:@|www\\.|https?://)(?:www\\.)?([\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)*)\\.[a-z]{2,}");
    private static final Openings WEBS = Openings.anywhere(WEB, "@ ww ht");
    private static final Set<String> FREE_MAIL =
            Set.of("gmail", "outlook", "hotmail", "yahoo", "gmx", "web", "email", "example");

    /** A name and where it stands, a span for each of its lines. */
    record Name(String text, List<Span> spans) {

        Name then(Name rest) {
            var lines = new ArrayList<>(spans);
            lines.addAll(rest.spans());
            return new Name(text + " " + rest.text(), lines);
        }
    }

    private final Sheet sheet;
    private final boolean receipt;
    private final Set<String> domains = new TreeSet<>();
    /** Those of them that are not only in mail addresses, which may be a person's or the buyer's. */
    private final Set<String> sites = new TreeSet<>();

    private final Map<String, Integer> repeats = new HashMap<>();

    /** What a text looks like is asked many times of the same few cells. */
    private final Map<String, Wording> wordings = new HashMap<>();

    /** Who is paid: the names beside "account holder". */
    private final Set<String> holders = new TreeSet<>();

    Parties(Sheet sheet, boolean receipt) {
        this.sheet = sheet;
        this.receipt = receipt;
        for (Row row : sheet.rows()) {
            if (WEBS.isIn(row.text())) domains(row.text());
            for (Label label : sheet.labels(row)) {
                if (label.means("-account_holder"))
                    rightOf(label, 1).ifPresent(each -> holders.add(Compact.of(each.value())));
            }
            for (Cell cell : row.cells()) repeats.merge(Compact.of(name(cell.text())), 1, Integer::sum);
        }
    }

    private void domains(String text) {
        for (var web = WEB.matcher(text); web.find(); ) {
            for (String part : web.group(1).toLowerCase(Locale.ROOT).split("\\.")) {
                if (part.length() <= 3 || FREE_MAIL.contains(part)) continue;
                domains.add(Compact.of(part));
                if (!web.group().startsWith("@")) sites.add(Compact.of(part));
            }
        }
    }

    Map<String, Found> read() {
        var found = new LinkedHashMap<String, Found>();
        var buyer = labelled(Terms.BUYER_NAME);
        var label = labelled(Terms.VENDOR_NAME);
        var vendor = label;
        if (vendor.isEmpty() || vendor.get().score() < 0.6) {
            vendor = max(vendor, byPlace(buyer));
        }
        if (buyer.isEmpty() || buyer.get().score() < 0.6) buyer = max(buyer, byAddress(vendor));
        boolean named = vendor.isPresent() && vendor.equals(label);
        vendor = vendor.map(each -> corroborated(each, named));
        vendor.ifPresent(each -> found.put(Terms.VENDOR_NAME, each));
        var seller = vendor.map(Found::value).orElse("");
        buyer.filter(each -> !Compact.of(each.value()).equals(Compact.of(seller)))
                .ifPresent(each -> found.put(Terms.BUYER_NAME, each));
        return found;
    }

    /**
     * A seller's name that neither ends in a legal form nor comes back in its own mail address may be a slogan; a company
     * that the paper itself calls its seller, or that the money goes to, is none, unless the paper shows a web site of
     * another name: that may be the brand it is known by.
     *
     * @param named whether a label says that this is who sells
     */
    private Found corroborated(Found vendor, boolean named) {
        if (receipt) return vendor;
        var compact = Compact.of(vendor.value());
        boolean own = isOwnDomain(compact);
        boolean legal = of(vendor.value()).hasLegalForm();
        boolean told = sites.isEmpty() && (named && vendor.score() >= TOLD || holders.contains(compact));
        return own || legal && (domains.isEmpty() || told)
                ? vendor
                : legal ? cap(vendor, FOREIGN) : cap(vendor, UNCORROBORATED);
    }

    /** A short domain, as in {@code free.fr}, comes back in too many names to prove one. */
    private boolean isOwnDomain(String name) {
        return domains.stream()
                .anyMatch(domain -> domain.length() > 4 && name.contains(domain)
                        || name.length() > 3 && domain.contains(name)
                        || name.length() > 5 && domain.startsWith(name.substring(0, 6)));
    }

    private static Found cap(Found found, double most) {
        return found.score() > most ? found.scored(most) : found;
    }

    private static Optional<Found> max(Optional<Found> one, Optional<Found> other) {
        if (one.isEmpty()) return other;
        if (other.isEmpty()) return one;
        return one.get().score() >= other.get().score() ? one : other;
    }

    private Optional<Found> labelled(String term) {
        return sheet.labels(term).stream()
                .filter(label -> label.row().page() <= 2)
                .filter(label -> label.leads() && !isInSentence(label, term))
                .flatMap(label -> beside(label, term).stream())
                .max(Comparator.naturalOrder());
    }

    /** "to", "from", "client" and the like begin sentences too; as a label they stand alone or before a colon. */
    private static boolean isInSentence(Label label, String term) {
        var cell = label.row().cellOf(label.from());
        var last = label.row().words().get(label.to() - 1).text();
        boolean colon = last.endsWith(":")
                || label.to() < label.row().words().size()
                        && label.row().words().get(label.to()).text().startsWith(":");
        int rest = cell.to() - label.to();
        boolean weak = label.surety(term) < 0.8 || label.text().length() < 5;
        if (colon) return false;
        return weak ? rest > 0 || cell.from() != label.from() : rest > 4;
    }

    /** The name right of the label; else the first line under it that is none of the block's other facts. */
    private Optional<Found> beside(Label label, String term) {
        double surety = label.surety(term);
        var row = label.row();
        int from = label.to();
        while (from < row.words().size() && row.words().get(from).text().matches("[:\\-.]+")) from++;
        int end = from < row.words().size()
                ? Math.min(sheet.end(label), row.cellOf(from).to())
                : from;
        if (from < end
                && row.words().get(from).x() - row.words().get(label.to() - 1).right() < 12 * row.size()) {
            var span = new Span(row, from, end);
            var text = row.text(from, end);
            if (isName(text)) return Optional.of(Found.at(span, name(text), surety * placed(row)));
        }
        return under(label, surety);
    }

    private Optional<Found> under(Label label, double surety) {
        var box = label.box();
        double factor = 0.95;
        for (Row row : sheet.below(label.row(), FAR_BELOW + 40)) {
            for (Cell cell : row.cells()) {
                if (!startsUnder(cell.box(), box)) continue;
                var named = sheet.labels(row).stream()
                        .filter(each -> each.from() >= cell.from() && each.from() < cell.to() && each.leads())
                        .findFirst();
                if (named.isPresent()) {
                    if (isNameLabel(named.get())) return rightOf(named.get(), surety);
                    if (endsBlock(named.get())) return Optional.empty();
                    continue;
                }
                var text = cell.text();
                if (of(text).isSalutation()) continue;
                if (isName(text)) return Optional.of(Found.at(cell.span(), name(text), surety * factor * placed(row)));
                factor -= 0.08;
            }
            if (factor < 0.6 || row.top() - label.row().top() > FAR_BELOW) break;
        }
        return Optional.empty();
    }

    private static boolean startsUnder(Box cell, Box label) {
        return cell.x() > label.x() - 12 && cell.x() < label.x() + Math.max(40, label.width() + 5);
    }

    private static boolean isNameLabel(Label label) {
        return label.means("-name");
    }

    private static boolean endsBlock(Label label) {
        return label.means(Terms.BUYER_NAME)
                || label.means(Terms.VENDOR_NAME)
                || label.means("-delivery_party")
                || label.means("-payee");
    }

    /** The value of a "Name:" inside a party's block; a long name may begin one line higher. */
    private Optional<Found> rightOf(Label label, double surety) {
        var row = label.row();
        int from = label.to();
        while (from < row.words().size() && row.words().get(from).text().matches("[:\\-.]+")) from++;
        if (from >= row.words().size()) return Optional.empty();
        var span = new Span(row, from, row.cellOf(from).to());
        var text = row.text(span.from(), span.to());
        if (!isName(text)) return Optional.empty();
        var above = row.index() > 0 ? sheet.rows().get(row.index() - 1) : row;
        for (Cell cell : above.cells()) {
            boolean continues = above.page() == row.page()
                    && Math.abs(cell.box().x() - span.box().x()) < 2
                    && row.top() - above.top() < 1.25 * row.size()
                    && sheet.labels(above).isEmpty()
                    && isName(cell.text())
                    && !of(cell.text()).isSalutation();
            if (continues)
                return Optional.of(Found.at(List.of(cell.span(), span), name(cell.text() + " " + text), surety * 0.95));
        }
        return Optional.of(Found.at(span, name(text), surety));
    }

    /** Labels on the first page, near its top, are said of the whole invoice. */
    private double placed(Row row) {
        double down = row.top() / Math.max(1, sheet.page(row.page()).height());
        return (row.page() == 1 ? 1 : 0.8) * (down < 0.6 ? 1 : 0.8);
    }

    private boolean isName(String text) {
        var compact = Compact.of(text);
        if (compact.length() < 2 || compact.length() > 70) return false;
        long letters = compact.chars().filter(Character::isLetter).count();
        if (letters < 2 || letters * 2 < compact.length()) return false;
        if (of(text).isLegalForm()) return false;
        if (text.startsWith("(")
                || text.endsWith(":")
                || text.contains("@")
                || text.toLowerCase(Locale.ROOT).contains("www.")) return false;
        return !isAddress(text) && text.split(" ").length <= 9;
    }

    private boolean isAddress(String text) {
        return of(name(text)).isAddress();
    }

    private Wording of(String text) {
        return wordings.computeIfAbsent(text, Wording::new);
    }

    private String name(String text) {
        return of(text).name();
    }

    /** Without a label the seller's name is what the page shows off: on top, large, with a legal form, in its own mail address. */
    private Optional<Found> byPlace(Optional<Found> buyer) {
        var buyerName = buyer.map(each -> Compact.of(each.value())).orElse("");
        Found best = null;
        double bestScore = 0;
        for (Row row : sheet.rows()) {
            if (row.page() > 1 && row.page() != sheet.rows().getLast().page()) continue;
            for (Cell each : row.cells()) {
                var cell = withoutTitle(row, each);
                double score = vendorScore(row, cell, buyerName);
                if (score > bestScore) {
                    bestScore = score;
                    var name = whole(row, cell);
                    best = Found.at(name.spans(), name.text(), Math.min(0.9, 0.25 + 0.13 * score));
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code Sample Supplies Invoice} is a name and the document's title. */
    private Cell withoutTitle(Row row, Cell cell) {
        for (Label label : sheet.labels(row)) {
            boolean ends = label.to() == cell.to() && label.from() > cell.from();
            if (ends && (label.means("doc_invoice") || label.means("doc_credit_note")))
                return new Cell(row, cell.from(), label.from());
        }
        return cell;
    }

    /** A long name may take two or three lines of the same type; its legal form stands in the last ones. */
    private Name whole(Row row, Cell cell) {
        var name = new Name(name(cell.text()), List.of(cell.span()));
        boolean legal = of(name.text()).hasLegalForm();
        if (legal) {
            var before = beginning(row, cell);
            if (before != null) name = new Name(name(before.text()), List.of(before.span())).then(name);
        }
        var first = row.words().get(cell.from());
        for (Row below : sheet.below(row, 1.7 * first.fontSize())) {
            for (Cell each : below.cells()) {
                boolean formAlone = of(each.text()).isLegalForm();
                boolean goesOn = isOfOneType(cell, each)
                        && (legal ? formAlone : of(each.text()).hasLegalForm())
                        && !isAddress(each.text());
                if (goesOn)
                    return name.then(
                            formAlone ? new Name(each.text(), List.of(each.span())) : rest(below, each, name.text()));
            }
        }
        return name;
    }

    /** What a second line of a name, and a third that is a legal form alone, say beyond the first. */
    private Name rest(Row second, Cell line, String first) {
        var both = whole(second, line);
        return both.text().startsWith(first + " ")
                ? new Name(
                        both.text().substring(first.length() + 1),
                        both.spans().subList(1, both.spans().size()))
                : both;
    }

    /**
     * The line above one that has the legal form, where both are set off from the rest of the page: in an address, which is
     * set like everything else, a person may stand above the company.
     */
    private @Nullable Cell beginning(Row row, Cell cell) {
        var word = row.words().get(cell.from());
        if (word.fontSize() < 1.1 * sheet.bodySize() && !word.bold()) return null;
        for (int up = row.index() - 1; up >= 0; up--) {
            var above = sheet.rows().get(up);
            if (above.page() != row.page() || row.top() - above.top() > 1.5 * word.fontSize()) break;
            for (Cell each : above.cells()) {
                var text = name(each.text());
                boolean begins = isOfOneType(cell, each)
                        && !of(each.text()).hasLegalForm()
                        && isName(each.text())
                        && !DateHints.hasDigit(text)
                        && !of(each.text()).isSalutation()
                        && sheet.labels(above).stream()
                                .noneMatch(label -> label.from() >= each.from() && label.from() < each.to());
                if (begins) return each;
            }
        }
        return null;
    }

    private static boolean isOfOneType(Cell one, Cell other) {
        var first = one.row().words().get(one.from());
        var second = other.row().words().get(other.from());
        return Math.abs(one.box().x() - other.box().x()) < 4
                && Math.abs(first.fontSize() - second.fontSize()) < 0.5
                && first.bold() == second.bold();
    }

    private double vendorScore(Row row, Cell cell, String buyer) {
        var name = name(cell.text());
        var compact = Compact.of(name);
        if (!isName(name) || compact.equals(buyer) || buyer.length() > 4 && compact.contains(buyer)) return 0;
        if (sheet.labels(row).stream()
                .anyMatch(label ->
                        label.leads() && label.from() >= cell.from() && label.from() < cell.to() && !isHolder(label)))
            return 0;
        double score = 1;
        boolean legal = of(whole(row, cell).text()).hasLegalForm();
        if (legal) score += 1.3;
        double down = row.top() / Math.max(1, sheet.page(row.page()).height());
        if (row.page() == 1)
            score += down < 0.08
                    ? 1.3
                    : down < 0.16 ? 1.0 : down < 0.3 ? 0.5 : down > 0.85 ? legal ? 0.5 : 0 : legal ? 0 : -0.9;
        // A shop's receipt begins with its name.
        if (row.index() == 0) score += receipt ? 1.6 : 0.4;
        double size = cell.row().words().get(cell.from()).fontSize() / Math.max(1, sheet.bodySize());
        score += Math.clamp((size - 1) * 1.2, -0.2, 1.1);
        if (cell.row().words().get(cell.from()).bold()) score += 0.3;
        score += ownDomain(compact);
        if (repeats.getOrDefault(compact, 0) > 1) score += 0.4;
        if (cell.text().length() > name.length() + 8
                && (of(cell.text()).hasPostcode() || of(cell.text()).hasStreet())) score += 0.9;
        if (followedByAddress(row, cell)) score += 0.7;
        if (name.chars().anyMatch(Character::isDigit)) score -= 0.8;
        if (name.split(" ").length > 6) score -= 1;
        if (row.words().size() > 12 && !legal) score -= 1;
        if (inBuyersBlock(row, cell)) score -= 1.8;
        if (sheet.columns(row).stream().filter(Label::leads).count() > 1) score -= 1.5;
        if (holders.contains(compact)) score += 2.5;
        if (row.cells().size() > 3) score -= 1.2;
        return score;
    }

    /** What a cell names, if it may name a party: without a label before it, with the second line of a long name. */
    @Nullable
    Name nameAt(Row row, Cell whole) {
        var cell = withoutTitle(row, whole);
        for (Label label : sheet.labels(row)) {
            if (label.from() != cell.from() || !label.leads()) continue;
            int from = label.to();
            while (from < cell.to() && row.words().get(from).text().matches("[:\\-.]+")) from++;
            if (from >= cell.to()) return null;
            cell = new Cell(row, from, cell.to());
            break;
        }
        var name = name(cell.text());
        return isName(name) ? whole(row, cell) : null;
    }

    /** What speaks for a cell's being a party's name. */
    void describe(Row row, Cell cell, String name, double[] traits) {
        var compact = Compact.of(name);
        Surroundings.set(traits, Trait.LEGAL_FORM, of(name).hasLegalForm());
        Surroundings.set(traits, Trait.OWN_DOMAIN, ownDomain(compact) / 2);
        Surroundings.set(traits, Trait.ADDRESS_FOLLOWS, followedByAddress(row, cell));
        Surroundings.set(traits, Trait.ACCOUNT_HOLDER, holders.contains(compact));
        Surroundings.set(traits, Trait.REPEATED, repeats.getOrDefault(compact, 0) > 1);
        Surroundings.set(traits, Trait.HAS_DIGIT, DateHints.hasDigit(name));
        Surroundings.set(traits, Trait.MANY_WORDS, name.split(" ").length > 5);
        Surroundings.set(traits, Trait.SHORT, compact.length() < 5);
        Surroundings.set(traits, Trait.SMALL_LETTERS, name.equals(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean isHolder(Label label) {
        return label.means("-account_holder") || label.means("-name") || label.means("-note");
    }

    /** In the mail address or web site the seller's name comes back. */
    private double ownDomain(String name) {
        for (String domain : domains) {
            if (domain.contains(name) && name.length() > 3 || name.contains(domain)) return 2;
        }
        for (String domain : domains) {
            int common = 0;
            while (common < Math.min(domain.length(), name.length()) && domain.charAt(common) == name.charAt(common))
                common++;
            if (common >= 6) return 1.1;
        }
        return 0;
    }

    private boolean followedByAddress(Row row, Cell cell) {
        for (Row below : sheet.below(row, 3.2 * Math.max(8, row.size()))) {
            for (Cell each : below.cells()) {
                if (Math.abs(each.box().x() - cell.box().x()) < 6
                        && (of(each.text()).hasStreet() || of(each.text()).hasPostcode())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean inBuyersBlock(Row row, Cell cell) {
        for (int up = row.index(); up >= 0 && up >= row.index() - 6; up--) {
            var above = sheet.rows().get(up);
            if (above.page() != row.page() || row.top() - above.top() > 70) break;
            for (Label label : sheet.labels(above)) {
                boolean under = startsUnder(cell.box(), label.box()) || above == row && label.to() <= cell.from();
                if (under && (label.surety(Terms.BUYER_NAME) > 0.8 || label.means("-delivery_party"))) return true;
            }
        }
        return false;
    }

    /** Without a label the buyer heads the address block in the upper half that is not the seller's. */
    private Optional<Found> byAddress(Optional<Found> vendor) {
        var seller = vendor.map(each -> Compact.of(each.value())).orElse("");
        var blocks = new ArrayList<Found>();
        for (Row row : sheet.rows()) {
            double down = row.top() / Math.max(1, sheet.page(row.page()).height());
            if (row.page() > 1 || down > 0.5) break;
            for (Cell cell : row.cells()) {
                if (!of(cell.text()).hasPostcode() || cell.text().length() > 60 || isLabelled(row, cell)) continue;
                head(row, cell).ifPresent(head -> {
                    var name = name(head.text());
                    var compact = Compact.of(name);
                    boolean sellers = seller.length() > 3 && (compact.contains(seller) || seller.contains(compact));
                    if (isName(name) && !sellers) blocks.add(Found.at(head.span(), name, down > 0.1 ? 0.62 : 0.45));
                });
            }
        }
        return blocks.stream().max(Comparator.naturalOrder());
    }

    private boolean isLabelled(Row row, Cell cell) {
        return sheet.labels(row).stream()
                .anyMatch(label -> label.from() >= cell.from() && label.from() < cell.to() && label.leads());
    }

    /** The first line of the block a postcode ends: same left edge, even spacing. */
    private Optional<Cell> head(Row row, Cell postcode) {
        Cell head = null;
        Cell at = postcode;
        double pitch = Double.MAX_VALUE;
        for (int up = row.index() - 1; up >= 0 && up >= row.index() - 14; up--) {
            var above = sheet.rows().get(up);
            if (above.page() != row.page()
                    || at.row().top() - above.top() > 3 * Math.max(8, at.row().size())) break;
            Cell next = null;
            for (Cell each : above.cells())
                if (Math.abs(each.box().x() - postcode.box().x()) < 4) next = each;
            if (next == null) continue;
            double gap = at.row().top() - above.top();
            // A wider gap than between the lines before parts two blocks.
            if (gap > 1.5 * pitch) break;
            pitch = gap;
            if (isLabelled(above, next)
                    || next.text().contains("@")
                    || of(next.text()).isSalutation()) break;
            at = next;
            if (!isSenderLine(next.text())) head = next;
        }
        return Optional.ofNullable(head);
    }

    /** The sender's address in one line above the recipient's. */
    private boolean isSenderLine(String text) {
        return of(text).hasPostcode() && text.length() > 25;
    }
}
