package docket.invoice.layout;

import docket.invoice.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Proof of a tax nobody labelled: amounts on the pages that are a printed rate of other amounts on them, where both make
 * the net total and the tax.
 */
final class RatedTaxes {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal HIGHEST = new BigDecimal(30);
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int MOST_AMOUNTS = 150;
    private static final int MOST_PARTS = 60;

    private record Part(BigDecimal rate, BigDecimal base, BigDecimal tax) {

        String inWords() {
            return rate.stripTrailingZeros().toPlainString() + " % of " + Values.amount(base) + " = "
                    + Values.amount(tax);
        }
    }

    private final TreeSet<BigDecimal> rates = new TreeSet<>();
    private final TreeSet<BigDecimal> amounts = new TreeSet<>();

    RatedTaxes(Sheet sheet) {
        for (Row row : sheet.rows()) {
            for (Money money : sheet.money(row)) {
                var value = money.value().abs();
                if (money.percent() && value.signum() > 0 && value.compareTo(HIGHEST) <= 0) rates.add(value);
                else if (money.isAmount() && amounts.size() < MOST_AMOUNTS)
                    amounts.add(value.setScale(2, RoundingMode.HALF_UP));
            }
        }
    }

    /** @return the sum in words, as in {@code 19 % of 160.00 = 30.40; 7 % of 50.00 = 3.50} */
    Optional<String> proof(BigDecimal net, BigDecimal tax) {
        var base = net.abs().setScale(2, RoundingMode.HALF_UP);
        var sum = tax.abs().setScale(2, RoundingMode.HALF_UP);
        for (BigDecimal rate : rates) {
            if (near(of(rate, base), sum)) return Optional.of(new Part(rate, base, sum).inWords());
        }
        var parts = parts(base, sum);
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                var one = parts.get(i);
                var other = parts.get(j);
                boolean makes = one.rate().compareTo(other.rate()) != 0
                        && one.base().add(other.base()).compareTo(base) == 0
                        && one.tax().add(other.tax()).compareTo(sum) == 0;
                if (makes) return Optional.of(one.inWords() + "; " + other.inWords());
            }
        }
        return Optional.empty();
    }

    private List<Part> parts(BigDecimal net, BigDecimal tax) {
        var parts = new ArrayList<Part>();
        for (BigDecimal rate : rates) {
            for (BigDecimal base : amounts) {
                if (base.compareTo(net) >= 0 || base.signum() == 0 || parts.size() >= MOST_PARTS) continue;
                var part = of(rate, base);
                for (BigDecimal each : new BigDecimal[] {part, part.subtract(CENT), part.add(CENT)}) {
                    if (each.compareTo(tax) < 0 && each.signum() > 0 && amounts.contains(each))
                        parts.add(new Part(rate, base, each));
                }
            }
        }
        return parts;
    }

    private static BigDecimal of(BigDecimal rate, BigDecimal base) {
        return base.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(CENT) <= 0;
    }
}
