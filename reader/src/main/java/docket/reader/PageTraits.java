package docket.reader;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What tells a page from those of other documents.
 *
 * @param fonts whether it has any font, as pages that were not scanned do
 * @param parts fonts and pictures of the file that the page uses, by identity
 * @param isEmpty whether nothing at all is on it
 * @param bars narrow upright lines, of which a bar code has dozens
 */
record PageTraits(Page page, boolean fonts, Set<Object> parts, boolean isEmpty, int bars) {

    private static final Pattern TITLE = Pattern.compile(
            "^\\W*(?:(?:tax|proforma|pro forma|commercial|sales|final|partial|credit|debit) )*(?:"
                    + "(?:e-?)?invoice|credit note|credit memo|debit note|receipt|statement|delivery (?:note|slip)|packing (?:list|slip)"
                    + "|purchase order|order(?: confirmation)?|quotation|quote|offer|estimate|request for (?:proposal|quotation)|bill"
                    + "|rechnung\\p{L}*|\\p{L}+rechnung|gutschrift|stornorechnung|lieferschein|auftragsbest\u00e4tigung|bestellung|angebot|mahnung|quittung|beleg"
                    + "|facture|avoir|bon de (?:livraison|commande)|devis|re\u00e7u|commande"
                    + "|factura|albar\u00e1n|nota de (?:cr\u00e9dito|entrega)|pedido|presupuesto|recibo"
                    + "|fattura|nota di credito|documento di trasporto|ordine|preventivo|ricevuta"
                    + "|\\p{L}*factuur|pakbon|offerte|bestelling|creditnota|fatura|guia de remessa|or\u00e7amento|encomenda"
                    + "|faktura\\p{L}*|zam\u00f3wienie|oferta|paragon"
                    + ")\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern AGREEMENT = Pattern.compile(
            "\\b(?:agreement|contract|vertrag|\\p{L}+vertrag|vereinbarung|contrat|contrato|contratto|overeenkomst|umowa|acordo|terms and conditions)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SEPARATOR = Pattern.compile(
            "separator|separation sheet|trennblatt|trennseite|feuille de s\u00e9paration|intercalaire|separador|foglio di separazione|scheidingsblad|przek\u0142adka|patch [t23]\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:invoice|rechnung|rechnungs|facture|factura|fattura|factuur|fatura|faktura|order|auftrags?|bestell|delivery|liefer\\p{L}*|credit|note|quote|contract|document|beleg)\\S{0,12}\\s{0,2}(?:number|num\\.?|no\\.?|nr\\.?|nummer|num\u00e9ro|n\u00b0|n\u00ba|#|n\u00famero|numero|nr)\\s*[:.#]*\\s*(\\S*\\d\\S*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NO_LETTER = Pattern.compile("\\P{L}+");

    private static final Pattern DATE = Pattern.compile(
            "\\b(?:\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)?\\d\\d|(?:19|20)\\d\\d-\\d\\d-\\d\\d|\\d{1,2}\\.? \\p{L}{3,10}\\.?,? (?:19|20)\\d\\d|\\p{L}{3,10} \\d{1,2},? (?:19|20)\\d\\d)\\b");

    /** The same with words that were recognised since. */
    PageTraits with(Page read) {
        return new PageTraits(read, fonts, parts, isEmpty, bars);
    }

    static Set<Object> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** A sheet between documents, put there to part them. */
    boolean isSeparator() {
        int words = page.lines().stream().mapToInt(line -> line.words().size()).sum();
        if (words > 12) return false;
        return words > 0 && SEPARATOR.matcher(page.text()).find() || words <= 6 && bars >= 20;
    }

    boolean shares(PageTraits other) {
        for (Object part : parts) if (other.parts.contains(part)) return true;
        return false;
    }

    /** What sort of document a page says begins there. */
    enum Sort {
        NONE,
        /** An invoice, a delivery note, an order: paper of a page or few. */
        PAPER,
        /** An agreement, which may be an exhibit of another one. */
        AGREEMENT
    }

    /** @param name the words that say so, in small letters */
    record Title(Sort sort, String name) {

        static final Title NONE = new Title(Sort.NONE, "");

        boolean isOfPaper() {
            return sort == Sort.PAPER;
        }

        /** Terms and conditions are printed behind invoices. */
        boolean isAgreement() {
            return sort == Sort.AGREEMENT && !name.startsWith("terms");
        }
    }

    /** What a large line in the upper half says. */
    Title title() {
        double usual = usualSize();
        for (Line line : page.lines()) {
            var first = line.words().getFirst();
            if (first.y() > 0.5 * page.height()) break;
            boolean large = first.fontSize() >= 1.2 * usual || first.bold();
            if (!large || line.words().size() > 12) continue;
            var paper = paper(line.text());
            if (paper.isPresent()) return paper.get();
            for (Word word : line.words()) {
                paper = word.fontSize() >= 1.2 * usual ? paper(word.text()) : Optional.empty();
                if (paper.isPresent()) return paper.get();
            }
            var agreement = AGREEMENT.matcher(line.text());
            if (first.y() < 0.35 * page.height() && agreement.find())
                return new Title(Sort.AGREEMENT, agreement.group().toLowerCase(Locale.ROOT));
        }
        return Title.NONE;
    }

    private static Optional<Title> paper(String text) {
        var found = TITLE.matcher(text);
        return found.find()
                ? Optional.of(new Title(
                        Sort.PAPER,
                        NO_LETTER.matcher(found.group()).replaceAll("").toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** A short line far larger than the rest, in the upper part, as documents begin and chapters do. */
    boolean hasHeading() {
        double usual = usualSize();
        for (Line line : page.lines()) {
            var first = line.words().getFirst();
            if (first.y() > 0.35 * page.height()) break;
            if (first.fontSize() >= Math.max(13, 1.4 * usual) && line.words().size() <= 8) return true;
        }
        return false;
    }

    /** Whether the page's words stop well before its end, as those of last pages do. */
    boolean endsEarly() {
        double lowest = 0;
        for (Line line : page.lines()) {
            double bottom = line.words().getFirst().bottom();
            if (bottom < 0.9 * page.height()) lowest = Math.max(lowest, bottom);
        }
        return lowest < 0.72 * page.height();
    }

    /** Whether its words are of another size than those of the page before. */
    boolean isSetOtherwise(PageTraits before) {
        double one = usualSize();
        double other = before.usualSize();
        return Math.max(one, other) > 1.06 * Math.min(one, other);
    }

    /** Whether a date stands in the upper third, as it does on letters and receipts. */
    boolean isDatedAtHead() {
        for (Line line : page.lines()) {
            if (line.words().getFirst().y() > 0.35 * page.height()) continue;
            if (DATE.matcher(line.text()).find()) return true;
        }
        return false;
    }

    private double usualSize() {
        var sizes = page.words().stream().mapToDouble(Word::fontSize).sorted().toArray();
        return sizes.length == 0 ? 10 : sizes[sizes.length / 2];
    }

    /**
     * @param label the words before it, such as {@code invoice no}
     */
    record DocumentNumber(String label, String number) {}

    /** What the page calls its document's number. */
    Optional<DocumentNumber> documentNumber() {
        for (Line line : page.lines()) {
            var found = NUMBERED.matcher(line.text());
            if (found.find())
                return Optional.of(new DocumentNumber(
                        line.text().substring(found.start(), found.start(1)).toLowerCase(Locale.ROOT),
                        found.group(1).toLowerCase(Locale.ROOT)));
        }
        return Optional.empty();
    }

    /** Whether both have titles and numbers, of which two of one sort are not the same, or that are of two sorts. */
    boolean isNamedUnlike(PageTraits before) {
        var own = documentNumber();
        var other = before.documentNumber();
        var title = title();
        var titleBefore = before.title();
        if (!title.isOfPaper() || !titleBefore.isOfPaper() || own.isEmpty() || other.isEmpty()) return false;
        boolean sameLabel = own.get().label().equals(other.get().label());
        boolean sameNumber = own.get().number().equals(other.get().number());
        return !sameNumber && (sameLabel || !title.name().equals(titleBefore.name()));
    }

    /** Words of the page's upper quarter, where a letterhead stands, without numbers. */
    Set<String> head() {
        return band(0, 0.25);
    }

    /** Words of the page's foot, without numbers. */
    Set<String> foot() {
        return band(0.9, 2);
    }

    private Set<String> band(double from, double to) {
        var words = new HashSet<String>();
        for (Line line : page.lines()) {
            double y = line.words().getFirst().y() / page.height();
            if (y < from || y >= to) continue;
            for (Word word : line.words())
                if (word.text().length() > 2 && !word.text().chars().anyMatch(Character::isDigit))
                    words.add(word.text().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** The cosine of the two pages' vocabularies: 0 for not a word in common, 1 for the same words equally often. */
    double likeness(PageTraits other) {
        var one = vocabulary();
        var two = other.vocabulary();
        double product = 0;
        for (var word : one.entrySet()) product += word.getValue() * two.getOrDefault(word.getKey(), 0.0);
        double lengths = length(one) * length(two);
        return lengths == 0 ? 0 : product / lengths;
    }

    /** Words of four letters and more, counted with falling weight. */
    private Map<String, Double> vocabulary() {
        var words = new HashMap<String, Double>();
        for (Word word : page.words()) {
            var letters = NO_LETTER.matcher(word.text()).replaceAll("").toLowerCase(Locale.ROOT);
            if (letters.length() > 3) words.merge(letters, 1.0, Double::sum);
        }
        words.replaceAll((word, count) -> 1 + Math.log(count));
        return words;
    }

    private static double length(Map<String, Double> words) {
        return Math.sqrt(
                words.values().stream().mapToDouble(weight -> weight * weight).sum());
    }

    /** Numbers and codes long enough to mean one thing. */
    Set<String> codes() {
        var codes = new HashSet<String>();
        for (Line line : page.lines()) {
            for (Word word : line.words()) {
                var text = word.text();
                long digits = text.chars().filter(Character::isDigit).count();
                boolean amount = text.matches("[-+$\u20ac\u00a3]?[\\d.,']+[.,]\\d\\d\\W?");
                boolean date = text.matches("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}\\W?");
                if (text.length() >= 5 && digits >= 4 && !amount && !date) codes.add(text.toLowerCase(Locale.ROOT));
            }
        }
        return codes;
    }

    /** Whether its text runs on from the page before: that one stops and this one starts in mid-sentence. */
    boolean goesOnFrom(PageTraits before) {
        var last = before.lastBodyLine();
        var first = firstBodyLine();
        if (last.isEmpty() || first.isEmpty()) return false;
        boolean stops = last.get().words().size() >= 5
                && !".!?:;".contains(end(last.get().text()));
        return stops && Character.isLowerCase(first.get().text().codePointAt(0));
    }

    private static String end(String text) {
        return text.substring(text.length() - 1);
    }

    private Optional<Line> lastBodyLine() {
        return page.lines().reversed().stream()
                .filter(line -> line.words().getFirst().y() < 0.9 * page.height()
                        && line.words().size() >= 4)
                .findFirst();
    }

    private Optional<Line> firstBodyLine() {
        return page.lines().stream()
                .filter(line -> line.words().getFirst().y() > 0.05 * page.height()
                        && line.words().size() >= 4)
                .findFirst();
    }
}
