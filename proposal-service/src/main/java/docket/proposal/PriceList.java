package docket.proposal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the house's goods and services cost.
 *
 * @param entries by article number
 */
public record PriceList(String name, Map<String, Entry> entries) {

    /** Knows no price. */
    public static final PriceList NONE = new PriceList("", Map.of());

    public PriceList {
        entries = Map.copyOf(entries);
    }

    /**
     * An article.
     *
     * @param currency ISO 4217; empty for whatever the deal is in
     * @param values by the names of an item: description, unit, unit_price, tax_rate; what is not known is absent
     */
    public record Entry(String sku, String currency, Map<String, String> values) {
        public Entry {
            values = Map.copyOf(new LinkedHashMap<>(values));
        }
    }

    Optional<Entry> entry(String sku) {
        return Optional.ofNullable(entries.get(sku));
    }

    /** Where price lists come from. */
    @FunctionalInterface
    public interface Source {

        /**
         * The list as it is now.
         *
         * @throws Unusable if it cannot be read; a proposal is then drafted without, and says so
         */
        PriceList read();
    }

    /** The message is for people. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String why;

        public Unusable(String why) {
            super(why);
            this.why = why;
        }

        public String why() {
            return why;
        }
    }
}
