package docket.invoice;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether the tax is one that a country raises, and whether it follows from the lines. */
final class TaxRules {

    private static final TaxRates RATES = TaxRates.load();
    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?) % of");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private TaxRules() {}

    static List<Finding> check(Reading reading) {
        var findings = new ArrayList<Finding>();
        reading.value(Terms.INVOICE_DATE)
                .flatMap(Values::date)
                .ifPresent(day -> rates(reading)
                        .forEach((rate, field) ->
                                plausible(reading, rate, field, day).ifPresent(findings::add)));
        byLines(reading).ifPresent(findings::add);
        return findings;
    }

    /** Every rate the invoice names, with the field that names it. */
    private static Map<BigDecimal, Field> rates(Reading reading) {
        var rates = new TreeMap<BigDecimal, Field>();
        reading.field(Terms.TAXES)
                .ifPresent(field -> RATE.matcher(field.value())
                        .results()
                        .forEach(each -> rates.putIfAbsent(new BigDecimal(each.group(1)), field)));
        for (var line : reading.lineItems()) {
            var field = line.get(Terms.LINE_TAX_RATE);
            if (field != null) Values.amount(field.value()).ifPresent(rate -> rates.putIfAbsent(rate, field));
        }
        return rates;
    }

    private static Optional<Finding> plausible(Reading reading, BigDecimal rate, Field field, LocalDate day) {
        var country = country(reading);
        if (country.isEmpty() || !RATES.knows(country.get()) || RATES.plausible(country.get(), rate, day)) {
            return Optional.empty();
        }
        // Goods sent to consumers are taxed where they arrive: a rate of another country is strange, no more.
        boolean elsewhere = RATES.plausibleAnywhere(rate, day);
        return Optional.of(new Finding(
                Terms.TAX_TOTAL,
                Reason.RULE_BROKEN,
                elsewhere ? Severity.INFO : Severity.WARNING,
                "A tax rate of " + rate.stripTrailingZeros().toPlainString() + " % is not one of the seller's country "
                        + country.get() + " on " + day + ".",
                field.evidence()));
    }

    private static Optional<String> country(Reading reading) {
        return reading.value(Terms.VAT_ID)
                .map(Checksums::compact)
                .filter(Checksums::isVatId)
                .map(vat -> vat.substring(0, 2))
                .map(prefix -> prefix.equals("EL") ? "GR" : prefix.equals("XI") ? "GB" : prefix);
    }

    /** Tax may be rounded once per rate or once per line: either is right, anything else is told with both. */
    private static Optional<Finding> byLines(Reading reading) {
        var tax = reading.value(Terms.TAX_TOTAL).flatMap(Values::amount);
        var net = reading.value(Terms.NET_TOTAL).flatMap(Values::amount);
        if (tax.isEmpty() || net.isEmpty() || reading.lineItems().isEmpty()) return Optional.empty();
        var bases = new LinkedHashMap<BigDecimal, BigDecimal>();
        var perLine = BigDecimal.ZERO;
        var sum = BigDecimal.ZERO;
        for (var line : reading.lineItems()) {
            var rate = value(line, Terms.LINE_TAX_RATE);
            var total = value(line, Terms.LINE_TOTAL);
            if (rate.isEmpty() || total.isEmpty()) return Optional.empty();
            sum = sum.add(total.get());
            perLine = perLine.add(taxOf(total.get(), rate.get()));
            bases.merge(rate.get().stripTrailingZeros(), total.get(), BigDecimal::add);
        }
        // Lines with tax in them, or sums with discounts of the whole, are judged by other rules.
        if (sum.subtract(net.get()).abs().compareTo(CENT) > 0) return Optional.empty();
        var perRate = bases.entrySet().stream()
                .map(each -> taxOf(each.getValue(), each.getKey()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var allowed = CENT.multiply(BigDecimal.valueOf(bases.size()));
        if (near(perRate, tax.get(), allowed) || near(perLine, tax.get(), allowed)) return Optional.empty();
        return Optional.of(new Finding(
                Terms.TAX_TOTAL,
                Reason.RULE_BROKEN,
                Severity.WARNING,
                "The lines' rates (" + String.join(" %, ", rates(bases)) + " %) make a tax of " + perRate
                        + (perRate.compareTo(perLine) == 0 ? "" : ", or " + perLine + " when rounded line by line,")
                        + " but the tax is " + tax.get().toPlainString() + ".",
                reading.field(Terms.TAX_TOTAL).map(Field::evidence).orElse(null)));
    }

    private static List<String> rates(Map<BigDecimal, BigDecimal> bases) {
        return new TreeSet<>(bases.keySet())
                .stream().map(BigDecimal::toPlainString).toList();
    }

    private static BigDecimal taxOf(BigDecimal base, BigDecimal rate) {
        return base.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private static boolean near(BigDecimal one, BigDecimal other, BigDecimal allowed) {
        return one.subtract(other).abs().compareTo(allowed) <= 0;
    }

    private static Optional<BigDecimal> value(Map<String, Field> line, String name) {
        return Optional.ofNullable(line.get(name)).flatMap(field -> Values.amount(field.value()));
    }
}
