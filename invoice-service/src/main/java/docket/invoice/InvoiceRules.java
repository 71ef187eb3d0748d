package docket.invoice;

import static docket.documents.Finding.Reason.LOW_CONFIDENCE;
import static docket.documents.Finding.Reason.MISSING;
import static docket.documents.Finding.Reason.RULE_BROKEN;
import static docket.documents.Finding.Severity.BLOCKING;
import static docket.documents.Finding.Severity.INFO;
import static docket.documents.Finding.Severity.WARNING;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What makes an invoice right. Each rule adds what it found wrong, in words with the facts in them. */
public final class InvoiceRules {

    private static final List<String> REQUIRED_OF_INVOICES =
            List.of(Terms.VENDOR_NAME, Terms.INVOICE_NUMBER, Terms.INVOICE_DATE, Terms.CURRENCY, Terms.TOTAL_AMOUNT);

    private static final List<String> REQUIRED_OF_RECEIPTS =
            List.of(Terms.VENDOR_NAME, Terms.INVOICE_DATE, Terms.TOTAL_AMOUNT);

    /** A wrong value here moves money to the wrong place or on the wrong day. */
    private static final Set<String> GRAVE =
            Set.of(Terms.IBAN, Terms.NET_TOTAL, Terms.TAX_TOTAL, Terms.AMOUNT_DUE, Terms.DUE_DATE);

    /** EN 16931 rounds each amount to cents; the sum of a few rounded amounts may be off by a cent or two. */
    private static final BigDecimal CENTS = new BigDecimal("0.02");

    /** Before that, a date is rather misread or mistyped than old. */
    private static final int OLDEST_YEARS = 30;

    /** Books are kept so long; an older invoice is worth a remark, and a policy may route it. */
    private static final int OLD_YEARS = 10;

    /** Below it a value is rather wrong than right, and nobody books that unseen, whatever field it is. */
    private static final Confidence EVEN = new Confidence(0.5);

    private final Supplier<Confidence> threshold;

    /** @param threshold below it a person looks at the field */
    public InvoiceRules(Confidence threshold) {
        this(() -> threshold);
    }

    /** @param threshold asked for every invoice anew */
    public InvoiceRules(Supplier<Confidence> threshold) {
        this.threshold = threshold;
    }

    /** The reading with what is wrong with it; what the reader itself found stays. */
    public Reading checked(Reading reading) {
        var findings = new ArrayList<>(reading.findings());
        findings.addAll(check(reading));
        return new Reading(
                reading.kind(),
                reading.fields(),
                reading.lineItems(),
                findings,
                reading.files(),
                reading.at(),
                reading.work());
    }

    List<Finding> check(Reading reading) {
        var findings = new ArrayList<Finding>();
        required(reading, findings);
        confidence(reading, findings);
        totals(reading, findings);
        lines(reading, findings);
        dates(reading, findings);
        identifiers(reading, findings);
        findings.addAll(TaxRules.check(reading));
        return findings;
    }

    private static void required(Reading reading, List<Finding> findings) {
        var required = reading.kind() == Kind.RECEIPT ? REQUIRED_OF_RECEIPTS : REQUIRED_OF_INVOICES;
        for (String name : required) {
            if (reading.field(name).isEmpty()) {
                findings.add(new Finding(name, MISSING, BLOCKING, "The " + words(name) + " was not found.", null));
            }
        }
    }

    private void confidence(Reading reading, List<Finding> findings) {
        var required = reading.kind() == Kind.RECEIPT ? REQUIRED_OF_RECEIPTS : REQUIRED_OF_INVOICES;
        var least = threshold.get();
        reading.fields().forEach((name, field) -> {
            if (!field.confidence().below(least)) return;
            boolean ratherWrong = field.confidence().below(EVEN);
            var severity = required.contains(name) ? BLOCKING : GRAVE.contains(name) || ratherWrong ? WARNING : INFO;
            findings.add(new Finding(
                    name,
                    LOW_CONFIDENCE,
                    severity,
                    "The " + words(name) + " \"" + field.value() + "\" is uncertain (" + percent(field.confidence())
                            + ", below " + percent(least) + ").",
                    field.evidence()));
        });
    }

    private static void totals(Reading reading, List<Finding> findings) {
        var net = amount(reading, Terms.NET_TOTAL, findings);
        var tax = amount(reading, Terms.TAX_TOTAL, findings);
        var total = amount(reading, Terms.TOTAL_AMOUNT, findings);
        var due = amount(reading, Terms.AMOUNT_DUE, findings);
        var prepaid = amount(reading, Terms.PREPAID, findings);
        if (net.isPresent() && tax.isPresent() && total.isPresent()) {
            var charges = amount(reading, Terms.OTHER_CHARGES, findings).orElse(BigDecimal.ZERO);
            var sum = net.get().add(tax.get());
            if (apart(sum, total.get()) && apart(sum.add(charges), total.get())) {
                findings.add(broken(
                        reading,
                        Terms.TOTAL_AMOUNT,
                        "Net " + net.get().toPlainString() + " and tax "
                                + tax.get().toPlainString() + " make " + sum.toPlainString() + ", but the total is "
                                + total.get().toPlainString() + "."));
            }
        }
        if (total.isPresent() && due.isPresent() && prepaid.isPresent()) {
            var rounding = amount(reading, Terms.ROUNDING, findings).orElse(BigDecimal.ZERO);
            var rest = total.get().subtract(prepaid.get()).add(rounding);
            if (apart(rest, due.get())) {
                findings.add(new Finding(
                        Terms.AMOUNT_DUE,
                        RULE_BROKEN,
                        WARNING,
                        "Total " + total.get().toPlainString() + " less "
                                + prepaid.get().toPlainString()
                                + " paid "
                                + (rounding.signum() == 0 ? "" : "and rounding of " + rounding.toPlainString() + " ")
                                + "leaves " + rest.toPlainString() + ", but "
                                + due.get().toPlainString()
                                + " is due.",
                        evidence(reading, Terms.AMOUNT_DUE)));
            }
        }
        if (total.isPresent() && total.get().signum() == 0) {
            findings.add(new Finding(
                    Terms.TOTAL_AMOUNT,
                    RULE_BROKEN,
                    WARNING,
                    "The total is zero.",
                    evidence(reading, Terms.TOTAL_AMOUNT)));
        }
    }

    private static void lines(Reading reading, List<Finding> findings) {
        if (reading.lineItems().isEmpty()) return;
        var sum = BigDecimal.ZERO;
        for (var line : reading.lineItems()) {
            var total = Optional.ofNullable(line.get(Terms.LINE_TOTAL)).flatMap(field -> Values.amount(field.value()));
            if (total.isEmpty()) return;
            sum = sum.add(total.get());
        }
        var candidates = new ArrayList<BigDecimal>();
        reading.value(Terms.LINES_TOTAL).flatMap(Values::amount).ifPresent(candidates::add);
        if (candidates.isEmpty()) {
            if (reading.value(Terms.NET_TOTAL)
                    .filter(net -> Values.amount(net).isEmpty())
                    .isPresent()) return;
            // Lines may be priced with tax.
            for (String name : List.of(Terms.NET_TOTAL, Terms.TOTAL_AMOUNT)) {
                reading.value(name).flatMap(Values::amount).ifPresent(candidates::add);
            }
        }
        var allowed = CENTS.max(new BigDecimal("0.01")
                .multiply(BigDecimal.valueOf(reading.lineItems().size())));
        var all = sum;
        if (candidates.isEmpty() || candidates.stream().anyMatch(each -> near(each.abs(), all.abs(), allowed))) return;
        findings.add(new Finding(
                Terms.LINES_TOTAL,
                RULE_BROKEN,
                WARNING,
                "The " + reading.lineItems().size() + " lines make " + sum.toPlainString() + ", but the invoice says "
                        + candidates.getFirst().toPlainString() + ".",
                null));
    }

    private static void dates(Reading reading, List<Finding> findings) {
        var read = LocalDate.ofInstant(reading.at(), ZoneOffset.UTC);
        var invoice = date(reading, Terms.INVOICE_DATE, findings);
        var due = date(reading, Terms.DUE_DATE, findings);
        date(reading, Terms.DELIVERY_DATE, findings);
        invoice.ifPresent(day -> {
            if (day.isAfter(read.plusDays(1))) {
                findings.add(broken(reading, Terms.INVOICE_DATE, "The invoice date " + day + " lies in the future."));
            }
            if (day.isBefore(read.minusYears(OLD_YEARS))) {
                boolean odd = day.isBefore(read.minusYears(OLDEST_YEARS));
                findings.add(new Finding(
                        Terms.INVOICE_DATE,
                        RULE_BROKEN,
                        odd ? WARNING : INFO,
                        "The invoice date " + day + " is more than " + (odd ? OLDEST_YEARS : OLD_YEARS) + " years ago.",
                        evidence(reading, Terms.INVOICE_DATE)));
            }
        });
        if (invoice.isPresent() && due.isPresent() && due.get().isBefore(invoice.get())) {
            findings.add(new Finding(
                    Terms.DUE_DATE,
                    RULE_BROKEN,
                    WARNING,
                    "It is due on " + due.get() + ", before its own date " + invoice.get() + ".",
                    evidence(reading, Terms.DUE_DATE)));
        }
        DueDate.contradiction(reading)
                .ifPresent(sentence -> findings.add(
                        new Finding(Terms.DUE_DATE, RULE_BROKEN, INFO, sentence, evidence(reading, Terms.DUE_DATE))));
    }

    private static void identifiers(Reading reading, List<Finding> findings) {
        reading.field(Terms.IBAN)
                .filter(iban -> !Checksums.isIban(iban.value()))
                .ifPresent(iban -> findings.add(new Finding(
                        Terms.IBAN,
                        RULE_BROKEN,
                        WARNING,
                        "The IBAN " + iban.value() + " is not valid: its check digits or its length are wrong.",
                        iban.evidence())));
        for (String name : List.of(Terms.VAT_ID, Terms.BUYER_VAT_ID)) {
            reading.field(name).ifPresent(vat -> vatId(name, vat).ifPresent(findings::add));
        }
        bic(reading, findings);
        reading.field(Terms.CURRENCY)
                .filter(currency -> !isCurrency(currency.value()))
                .ifPresent(currency -> findings.add(broken(
                        reading, Terms.CURRENCY, "\"" + currency.value() + "\" is no currency code of ISO 4217.")));
    }

    private static Optional<Finding> vatId(String name, Field vat) {
        var wrong = !Checksums.isVatId(vat.value())
                ? "is not spelled as any VAT number we know."
                : Checksums.vatCheckDigitsHold(vat.value()) ? "" : "is not valid: its check digit is wrong.";
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        name,
                        RULE_BROKEN,
                        INFO,
                        "The " + words(name) + " " + vat.value() + " " + wrong,
                        vat.evidence()));
    }

    private static void bic(Reading reading, List<Finding> findings) {
        var bic = reading.field(Terms.BIC);
        if (bic.isEmpty()) return;
        var iban = reading.value(Terms.IBAN).map(Checksums::compact).filter(Checksums::isIban);
        var text = Checksums.compact(bic.get().value());
        if (!Checksums.isBic(text)) {
            findings.add(new Finding(
                    Terms.BIC,
                    RULE_BROKEN,
                    INFO,
                    "The BIC " + bic.get().value() + " is not spelled as a bank's code.",
                    bic.get().evidence()));
        } else if (iban.isPresent() && !text.startsWith(iban.get().substring(0, 2), 4)) {
            findings.add(new Finding(
                    Terms.BIC,
                    RULE_BROKEN,
                    INFO,
                    "The BIC " + text + " is of another country than the IBAN " + iban.get() + ".",
                    bic.get().evidence()));
        }
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(code));
    }

    private static Optional<BigDecimal> amount(Reading reading, String name, List<Finding> findings) {
        var field = reading.field(name);
        if (field.isEmpty()) return Optional.empty();
        var amount = Values.amount(field.get().value());
        if (amount.isEmpty()) {
            findings.add(broken(
                    reading, name, "The " + words(name) + " \"" + field.get().value() + "\" is no amount."));
        }
        return amount;
    }

    private static Optional<LocalDate> date(Reading reading, String name, List<Finding> findings) {
        var field = reading.field(name);
        if (field.isEmpty()) return Optional.empty();
        var date = Values.date(field.get().value());
        if (date.isEmpty()) {
            findings.add(broken(
                    reading, name, "The " + words(name) + " \"" + field.get().value() + "\" is no date."));
        }
        return date;
    }

    private static Finding broken(Reading reading, String name, String detail) {
        return new Finding(name, RULE_BROKEN, BLOCKING, detail, evidence(reading, name));
    }

    private static @Nullable Evidence evidence(Reading reading, String name) {
        return reading.field(name).map(Field::evidence).orElse(null);
    }

    private static boolean apart(BigDecimal one, BigDecimal other) {
        return !near(one, other, CENTS);
    }

    private static boolean near(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
        return one.subtract(other).abs().compareTo(tolerance) <= 0;
    }

    private static String percent(Confidence confidence) {
        return Math.round(confidence.value() * 100) + " %";
    }

    private static String words(String name) {
        return switch (name) {
            case Terms.VAT_ID -> "VAT number";
            case Terms.BUYER_VAT_ID -> "buyer's VAT number";
            case Terms.IBAN -> "IBAN";
            case Terms.BIC -> "BIC";
            case Terms.VENDOR_NAME -> "vendor's name";
            case Terms.BUYER_NAME -> "buyer's name";
            default -> name.replace('_', ' ');
        };
    }
}
