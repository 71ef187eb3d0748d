package docket.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to be drawn.
 *
 * @param purchaseOrder the buyer's order number, or null
 * @param currency ISO 4217
 * @param totals what the page says; right unless somebody spoiled it on purpose
 */
record Invoice(
        String number,
        LocalDate date,
        LocalDate due,
        @Nullable String purchaseOrder,
        String customerNumber,
        String currency,
        Party seller,
        Party buyer,
        Account account,
        List<Item> items,
        Totals totals) {

    /** Where to pay. */
    record Account(String bank, String iban, String bic) {

        /** In groups of four, as people write it. */
        String spacedIban() {
            return iban.replaceAll("(.{4})(?!$)", "$1 ");
        }
    }

    /**
     * One line.
     *
     * @param unit as printed
     * @param unitCode UN/ECE Recommendation 20, as in {@code C62} for one piece
     * @param taxRate in percent
     */
    record Item(
            String code,
            String description,
            BigDecimal quantity,
            String unit,
            String unitCode,
            BigDecimal price,
            BigDecimal taxRate) {

        BigDecimal total() {
            return quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** @param rate in percent */
    record Tax(BigDecimal rate, BigDecimal base, BigDecimal amount) {}

    /** @param taxes by rate, the lowest first */
    record Totals(BigDecimal net, List<Tax> taxes, BigDecimal total) {

        /** Adds up the lines; tax is rounded once per rate (EN 16931, BR-CO-17). */
        static Totals of(List<Item> items) {
            var bases = new TreeMap<BigDecimal, BigDecimal>();
            for (var item : items) bases.merge(item.taxRate(), item.total(), BigDecimal::add);
            var taxes = bases.entrySet().stream()
                    .map(e -> new Tax(
                            e.getKey(),
                            e.getValue(),
                            e.getValue().multiply(e.getKey()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP)))
                    .toList();
            var net = items.stream().map(Item::total).reduce(new BigDecimal("0.00"), BigDecimal::add);
            var tax = taxes.stream().map(Tax::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Totals(net, taxes, net.add(tax));
        }

        BigDecimal tax() {
            return taxes.stream().map(Tax::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
