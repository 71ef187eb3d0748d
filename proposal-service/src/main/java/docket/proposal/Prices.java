package docket.proposal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the items cost together. A sum exists only when every part of it does: a total over half the items would be a
 * wrong total. Tax is rounded once per rate (EN 16931, BR-CO-17), half up, to the currency's own digits. A discount on
 * all of it lessens what each rate is taken of, in proportion; an item's own discount lessens the item.
 *
 * @param lines one per item, in order, its own discount taken off
 * @param subtotal of the lines, before the discount on all of it
 * @param reduction what that discount takes off; zero without one
 * @param taxes by rate in per cent
 */
record Prices(
        List<Optional<BigDecimal>> lines,
        Optional<BigDecimal> subtotal,
        Optional<BigDecimal> reduction,
        Optional<BigDecimal> net,
        SortedMap<BigDecimal, BigDecimal> taxes,
        Optional<BigDecimal> tax,
        Optional<BigDecimal> gross) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LONGEST = 24;

    static Prices of(List<Map<String, String>> items, Optional<String> currency) {
        return of(items, currency, Optional.empty());
    }

    /** @param discount on all of it, in per cent; what is no number from 0 to 100 leaves no total */
    static Prices of(List<Map<String, String>> items, Optional<String> currency, Optional<String> discount) {
        int digits = currency.flatMap(Prices::currency)
                .map(Currency::getDefaultFractionDigits)
                .filter(known -> known >= 0)
                .orElse(2);
        var lines = items.stream().map(item -> line(item, digits)).toList();
        var subtotal = sum(lines, digits);
        var left = left(discount);
        var reduction = subtotal.flatMap(sum ->
                left.map(part -> sum.subtract(sum.multiply(part).divide(HUNDRED, digits, RoundingMode.HALF_UP))));
        var net = subtotal.flatMap(sum -> reduction.map(sum::subtract));
        var taxes = left.flatMap(part -> taxes(items, lines, part, digits));
        var tax = net.isPresent() && taxes.isPresent()
                ? sum(taxes.get().values().stream().map(Optional::of).toList(), digits)
                : Optional.<BigDecimal>empty();
        return new Prices(
                lines, subtotal, reduction, net, taxes.orElseGet(TreeMap::new), tax, net.flatMap(n -> tax.map(n::add)));
    }

    private static Optional<BigDecimal> line(Map<String, String> item, int digits) {
        return decimal(item.get(Facts.QUANTITY))
                .flatMap(quantity -> decimal(item.get(Facts.UNIT_PRICE)).map(quantity::multiply))
                .flatMap(total -> left(Optional.ofNullable(item.get(Facts.DISCOUNT)))
                        .map(part -> total.multiply(part).divide(HUNDRED, digits, RoundingMode.HALF_UP)));
    }

    /** What a discount leaves, in per cent; empty if it is none. */
    private static Optional<BigDecimal> left(Optional<String> discount) {
        if (discount.isEmpty() || discount.get().isBlank()) return Optional.of(HUNDRED);
        return decimal(discount.get())
                .filter(percent -> percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0)
                .map(HUNDRED::subtract);
    }

    private static Optional<BigDecimal> sum(List<Optional<BigDecimal>> parts, int digits) {
        if (parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        return Optional.of(
                parts.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO.setScale(digits), BigDecimal::add));
    }

    private static Optional<SortedMap<BigDecimal, BigDecimal>> taxes(
            List<Map<String, String>> items, List<Optional<BigDecimal>> lines, BigDecimal left, int digits) {
        var bases = new TreeMap<BigDecimal, BigDecimal>();
        for (int i = 0; i < items.size(); i++) {
            var rate = decimal(items.get(i).get(Facts.TAX_RATE));
            if (rate.isEmpty() || lines.get(i).isEmpty()) return Optional.empty();
            bases.merge(rate.get(), lines.get(i).get(), BigDecimal::add);
        }
        bases.replaceAll((rate, base) -> base.multiply(left)
                .divide(HUNDRED, digits, RoundingMode.HALF_UP)
                .multiply(rate)
                .divide(HUNDRED, digits, RoundingMode.HALF_UP));
        return Optional.of(bases);
    }

    /** How the net total came about, as in {@code 100.00 + 20.00 = 120.00}. */
    Optional<String> netProof() {
        return net.map(total -> {
            var parts = new ArrayList<>(lines.stream().flatMap(Optional::stream).toList());
            reduction.filter(off -> off.signum() != 0).map(BigDecimal::negate).ifPresent(parts::add);
            return proof(parts, total);
        });
    }

    Optional<String> taxProof() {
        return tax.map(total -> proof(List.copyOf(taxes.values()), total));
    }

    Optional<String> grossProof() {
        return gross.map(total -> proof(List.of(net.orElseThrow(), tax.orElseThrow()), total));
    }

    private static String proof(List<BigDecimal> parts, BigDecimal total) {
        return parts.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" + ")) + " = "
                + total.toPlainString();
    }

    /** A plain decimal with a point; empty for everything else. */
    static Optional<BigDecimal> decimal(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) return Optional.empty();
        try {
            var value = new BigDecimal(text.strip());
            // 1E9999999 is a legal BigDecimal and a full disk when written out.
            return Math.abs(value.scale()) <= LONGEST ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
