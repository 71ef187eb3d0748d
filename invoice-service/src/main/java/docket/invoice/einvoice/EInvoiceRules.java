package docket.invoice.einvoice;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.einvoice.Facts.TaxPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What an e-invoice owes its standard, in words: the calculations of EN 16931 (BR-CO-10 to BR-CO-17) and what must be
 * there. Net plus tax, dates and identifiers are the business of {@link docket.invoice.InvoiceRules}, which judges
 * every invoice alike.
 */
final class EInvoiceRules {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Facts facts;
    private final List<Map<String, Field>> lines;
    private final List<Finding> findings = new ArrayList<>();

    private EInvoiceRules(Facts facts, List<Map<String, Field>> lines) {
        this.facts = facts;
        this.lines = lines;
    }

    static List<Finding> findings(Node root, Facts facts, List<Map<String, Field>> lines) {
        var rules = new EInvoiceRules(facts, lines);
        if (root.name().startsWith("Fattura")) rules.bodies(FatturaPa.numbersOfBodies(root));
        else rules.required(profile(root), root.name().equals("CrossIndustryDocument"));
        rules.dueDates(root);
        rules.net();
        rules.taxes();
        rules.due();
        rules.lines();
        rules.findings.addAll(EInvoiceDuties.findings(root, facts, lines));
        return rules.findings;
    }

    /** What the file says it follows (BT-24), as in {@code urn:factur-x.eu:1p0:basicwl}. */
    private static String profile(Node root) {
        return root.first(
                        "ExchangedDocumentContext|SpecifiedExchangedDocumentContext",
                        "GuidelineSpecifiedDocumentContextParameter",
                        "ID")
                .or(() -> root.first("CustomizationID"))
                .map(Node::text)
                .orElse("");
    }

    private void bodies(List<String> numbers) {
        if (numbers.size() < 2) return;
        findings.add(new Finding(
                Terms.INVOICE_NUMBER,
                Reason.RULE_BROKEN,
                Severity.BLOCKING,
                "The file carries " + numbers.size() + " invoices (" + String.join(", ", numbers)
                        + "); only the first was read. Ask for one file per invoice, or enter the others by hand.",
                null));
    }

    /** @param first ZUGFeRD 1.0, which leaves out what is due where it is the total */
    private void required(String profile, boolean first) {
        boolean withoutLines = profile.contains("minimum") || profile.contains("basicwl");
        if (lines.isEmpty() && withoutLines) {
            note("", Severity.INFO, "The invoice's profile carries no lines; they stand on the page only.");
        } else if (lines.isEmpty()) {
            note("", Severity.WARNING, "The e-invoice has no lines, though its profile asks for at least one.");
        }
        if (!facts.has(Terms.BUYER_NAME)) {
            note(Terms.BUYER_NAME, Severity.WARNING, "The e-invoice does not name the buyer (BT-44).");
        }
        if (!facts.has(Terms.NET_TOTAL) && !profile.contains("minimum")) {
            note(Terms.NET_TOTAL, Severity.WARNING, "The e-invoice does not state its total without tax (BT-109).");
        }
        if (!facts.has(Terms.AMOUNT_DUE)) {
            note(
                    Terms.AMOUNT_DUE,
                    first ? Severity.INFO : Severity.WARNING,
                    "The e-invoice does not state the amount due (BT-115).");
        }
        boolean owes =
                facts.number(Terms.AMOUNT_DUE).filter(due -> due.signum() > 0).isPresent();
        if (owes && !withoutLines && !facts.has(Terms.DUE_DATE) && !facts.has(Terms.PAYMENT_TERMS)) {
            note(
                    Terms.DUE_DATE,
                    Severity.INFO,
                    "The e-invoice says neither when it is due (BT-9) nor on which terms it is to be paid (BT-20).");
        }
    }

    /** Instalments, or an earlier day that earns a discount: which one counts is no machine's guess. */
    private void dueDates(Node root) {
        var dates = new TreeSet<String>();
        dueDates(root.element(), dates);
        var taken = facts.fields().get(Terms.DUE_DATE);
        if (dates.size() < 2 || taken == null) return;
        note(
                Terms.DUE_DATE,
                Severity.WARNING,
                "The e-invoice names several days to pay by (" + String.join(", ", dates) + "); " + taken.value()
                        + " was taken.");
    }

    private void dueDates(Element element, Set<String> dates) {
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!(child instanceof Element each)) continue;
            switch (each.getLocalName()) {
                case "DueDateDateTime", "DueDate", "PaymentDueDate", "DataScadenzaPagamento" -> {
                    var text = each.getTextContent().strip();
                    if (!text.isEmpty()) dates.add(text);
                }
                default -> dueDates(each, dates);
            }
        }
    }

    /** BR-CO-13. */
    private void net() {
        var sum = facts.number(Terms.LINES_TOTAL);
        var net = facts.number(Terms.NET_TOTAL);
        if (sum.isEmpty() || net.isEmpty()) return;
        var off = amount(Terms.ALLOWANCES);
        var on = amount(Terms.CHARGES);
        var made = sum.get().subtract(off).add(on);
        if (apart(made, net.get(), CENT)) {
            note(
                    Terms.NET_TOTAL,
                    Severity.WARNING,
                    "Lines of " + plain(sum.get()) + " less allowances of " + plain(off) + " plus charges of "
                            + plain(on) + " make " + plain(made) + ", but the net total is " + plain(net.get()) + ".");
        }
    }

    /** BR-CO-14 and BR-CO-17. */
    private void taxes() {
        var parts = facts.taxes();
        if (parts.isEmpty()) return;
        var tax = facts.number(Terms.TAX_TOTAL);
        var sum = parts.stream().map(TaxPart::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (tax.isPresent() && apart(sum, tax.get(), CENT)) {
            note(
                    Terms.TAX_TOTAL,
                    Severity.WARNING,
                    "The taxes by rate make " + plain(sum) + ", but the tax total is " + plain(tax.get()) + ".");
        }
        for (TaxPart part : parts) {
            if (part.rate().isEmpty()) continue;
            var made = part.base().multiply(part.rate().get()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            // A tax summed up from rounded lines may differ by a cent a line.
            var allowed = CENT.max(CENT.multiply(BigDecimal.valueOf(lines.size())));
            if (apart(made, part.tax(), allowed)) {
                note(
                        Terms.TAX_TOTAL,
                        Severity.WARNING,
                        "A tax of " + part.inWords() + " is stated, but it would be " + plain(made) + ".");
            }
        }
    }

    /** BR-CO-16. What was prepaid is judged by everybody's rules; here only rounding comes in. */
    private void due() {
        var total = facts.number(Terms.TOTAL_AMOUNT);
        var due = facts.number(Terms.AMOUNT_DUE);
        if (total.isEmpty() || due.isEmpty() || facts.number(Terms.PREPAID).isPresent()) return;
        var made = total.get().add(amount(Terms.ROUNDING));
        if (apart(made, due.get(), CENT)) {
            note(
                    Terms.AMOUNT_DUE,
                    Severity.WARNING,
                    "The total is " + plain(total.get()) + " and nothing is said to be paid, but " + plain(due.get())
                            + " is due.");
        }
    }

    /** Quantity times price, rounded to cents, with the line's own allowances and charges, is the line's total. */
    private void lines() {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var quantity = number(line.get(Terms.LINE_QUANTITY));
            var price = number(line.get(Terms.LINE_UNIT_PRICE));
            var total = number(line.get(Terms.LINE_TOTAL));
            if (quantity.isEmpty() || price.isEmpty() || total.isEmpty()) continue;
            var made = quantity.get()
                    .multiply(price.get())
                    .add(number(line.get(Terms.LINE_ADJUSTMENT)).orElse(BigDecimal.ZERO))
                    .setScale(2, RoundingMode.HALF_UP);
            // A credit note may state its quantities or its totals negative.
            if (apart(made.abs(), total.get().abs(), CENT)) {
                // Asking less than quantity and price would costs the buyer nothing.
                boolean dearer = total.get().abs().compareTo(made.abs()) > 0;
                note(
                        "line_items." + i + "." + Terms.LINE_TOTAL,
                        dearer ? Severity.WARNING : Severity.INFO,
                        "Line " + (i + 1) + ": " + plain(quantity.get()) + " at " + plain(price.get())
                                + adjusted(line) + " make " + plain(made) + ", but its total is " + plain(total.get())
                                + ".");
            }
        }
    }

    private static String adjusted(Map<String, Field> line) {
        return number(line.get(Terms.LINE_ADJUSTMENT))
                .map(each -> " and allowances and charges of " + plain(each))
                .orElse("");
    }

    private BigDecimal amount(String name) {
        return facts.number(name).orElse(BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> number(@Nullable Field field) {
        return field == null ? Optional.empty() : Values.amount(field.value());
    }

    private static boolean apart(BigDecimal one, BigDecimal other, BigDecimal allowed) {
        return one.subtract(other).abs().compareTo(allowed) > 0;
    }

    private static String plain(BigDecimal amount) {
        return Values.amount(amount);
    }

    private void note(String field, Severity severity, String sentence) {
        var known = facts.fields().get(field);
        findings.add(
                new Finding(field, Reason.RULE_BROKEN, severity, sentence, known == null ? null : known.evidence()));
    }
}
