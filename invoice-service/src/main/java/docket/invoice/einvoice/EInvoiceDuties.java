package docket.invoice.einvoice;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.invoice.Terms;
import docket.invoice.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules of EN 16931 across the parts of an invoice, in words with their number. What would move money wrongly warns;
 * what is only missing is a remark, since the invoice can be paid without it.
 */
final class EInvoiceDuties {

    private static final BigDecimal CENTS = new BigDecimal("0.02");
    private static final Set<String> CREDIT_TRANSFER = Set.of("30", "58");
    private static final String TRADE = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction";
    private static final String SETTLEMENT = "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement";

    private final Node root;
    private final Facts facts;
    private final List<Map<String, Field>> lines;
    private final List<Finding> findings = new ArrayList<>();

    private EInvoiceDuties(Node root, Facts facts, List<Map<String, Field>> lines) {
        this.root = root;
        this.facts = facts;
        this.lines = lines;
    }

    static List<Finding> findings(Node root, Facts facts, List<Map<String, Field>> lines) {
        var duties = new EInvoiceDuties(root, facts, lines);
        duties.creditNote();
        duties.linesByRate();
        duties.reverseCharge();
        duties.account();
        duties.taxCurrency();
        duties.prepaid();
        return duties.findings;
    }

    /** A credit note states what is given back as a positive amount; a negative one would be asked for. */
    private void creditNote() {
        var total = facts.number(Terms.TOTAL_AMOUNT);
        boolean credit = Optional.ofNullable(facts.fields().get(Terms.DOC_TYPE))
                .filter(type -> type.value().equals(Terms.CREDIT_NOTE))
                .isPresent();
        if (credit && total.isPresent() && total.get().signum() < 0) {
            note(
                    Terms.TOTAL_AMOUNT,
                    Severity.WARNING,
                    "This is a credit note over " + Values.amount(total.get())
                            + ": a negative credit would be owed to the seller. Ask which is meant.");
        }
    }

    /** BR-S-08 and its sisters, where no allowance or charge of the whole document comes between. */
    private void linesByRate() {
        if (lines.isEmpty() || facts.taxes().isEmpty() || moves(Terms.ALLOWANCES) || moves(Terms.CHARGES)) return;
        var made = new TreeMap<BigDecimal, BigDecimal>();
        for (var line : lines) {
            var rate = number(line.get(Terms.LINE_TAX_RATE));
            var total = number(line.get(Terms.LINE_TOTAL));
            if (rate.isEmpty() || total.isEmpty()) return;
            made.merge(rate.get(), total.get(), BigDecimal::add);
        }
        var stated = new TreeMap<BigDecimal, BigDecimal>();
        for (var part : facts.taxes()) {
            if (part.rate().isEmpty()) return;
            stated.merge(stripped(part.rate().get()), part.base(), BigDecimal::add);
        }
        made.forEach((rate, sum) -> {
            var base = stated.getOrDefault(rate, BigDecimal.ZERO);
            if (base.subtract(sum).abs().compareTo(CENTS) > 0) {
                note(
                        Terms.TAXES,
                        Severity.WARNING,
                        "The lines at " + plain(rate) + " % make " + Values.amount(sum) + ", but " + Values.amount(base)
                                + " are taxed at that rate (BR-S-08).");
            }
        });
    }

    private boolean moves(String term) {
        return facts.number(term).filter(each -> each.signum() != 0).isPresent();
    }

    /** BR-AE-*: who owes the tax is the buyer, so none is charged. */
    private void reverseCharge() {
        var reversed = new ArrayList<Node>(root.all("TaxTotal", "TaxSubtotal").stream()
                .filter(tax -> isReverse(tax.first("TaxCategory", "ID")))
                .toList());
        reversed.addAll(root.all(TRADE, SETTLEMENT, "ApplicableTradeTax").stream()
                .filter(tax -> isReverse(tax.first("CategoryCode")))
                .toList());
        for (var tax : reversed) {
            var charged =
                    tax.first("TaxAmount|CalculatedAmount").map(Node::text).flatMap(Values::amount);
            if (charged.isPresent() && charged.get().signum() != 0) {
                note(
                        Terms.TAX_TOTAL,
                        Severity.WARNING,
                        "The buyer is to pay the tax to the state (reverse charge), but the invoice charges "
                                + Values.amount(charged.get()) + " of it too (BR-AE-09).");
            }
        }
        if (!reversed.isEmpty() && !facts.has(Terms.BUYER_VAT_ID)) {
            note(
                    Terms.BUYER_VAT_ID,
                    Severity.INFO,
                    "The buyer is to pay the tax to the state (reverse charge), but the invoice does not state the"
                            + " buyer's VAT number (BR-AE-02).");
        }
    }

    private static boolean isReverse(Optional<Node> category) {
        return category.map(Node::text).orElse("").equals("AE");
    }

    /** BR-61. */
    private void account() {
        var means = new ArrayList<Node>(root.all("PaymentMeans", "PaymentMeansCode"));
        means.addAll(root.all(TRADE, SETTLEMENT, "SpecifiedTradeSettlementPaymentMeans", "TypeCode"));
        boolean transfer = means.stream().anyMatch(code -> CREDIT_TRANSFER.contains(code.text()));
        if (transfer && !facts.has(Terms.IBAN)) {
            note(Terms.IBAN, Severity.INFO, "The invoice asks for a bank transfer, but names no account (BR-61).");
        }
    }

    /** BR-53: tax in the seller's own currency, where that is not the invoice's. */
    private void taxCurrency() {
        var own = root.first("TaxCurrencyCode").or(() -> root.first(TRADE, SETTLEMENT, "TaxCurrencyCode"));
        var currency = facts.fields().get(Terms.CURRENCY);
        if (own.isEmpty() || currency == null || own.get().text().equals(currency.value())) return;
        var code = own.get().text();
        var amounts = new ArrayList<Node>(root.all("TaxTotal", "TaxAmount"));
        amounts.addAll(root.all(
                TRADE,
                SETTLEMENT,
                "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation",
                "TaxTotalAmount"));
        var told = amounts.stream()
                .filter(amount -> amount.attribute("currencyID").equals(code))
                .findFirst();
        note(
                Terms.TAX_TOTAL,
                Severity.INFO,
                told.map(amount -> "The invoice is in " + currency.value() + "; the seller books its tax as "
                                + amount.text() + " " + code + ".")
                        .orElse("The seller books tax in " + code + ", but the invoice does not state it in that"
                                + " currency (BR-53)."));
    }

    private void prepaid() {
        var prepaid = facts.number(Terms.PREPAID);
        var total = facts.number(Terms.TOTAL_AMOUNT);
        if (prepaid.isEmpty() || total.isEmpty() || prepaid.get().signum() == 0) return;
        if (prepaid.get().abs().compareTo(total.get().abs()) > 0) {
            note(
                    Terms.PREPAID,
                    Severity.WARNING,
                    "More is said to be paid (" + Values.amount(prepaid.get()) + ") than the invoice is for ("
                            + Values.amount(total.get()) + ").");
        }
    }

    private static Optional<BigDecimal> number(@Nullable Field field) {
        return field == null ? Optional.empty() : Values.amount(field.value()).map(EInvoiceDuties::stripped);
    }

    private static BigDecimal stripped(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static String plain(BigDecimal rate) {
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }

    private void note(String field, Severity severity, String sentence) {
        var known = facts.fields().get(field);
        findings.add(
                new Finding(field, Reason.RULE_BROKEN, severity, sentence, known == null ? null : known.evidence()));
    }
}
