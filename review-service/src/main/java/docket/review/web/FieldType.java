package docket.review.web;

import java.util.Locale;
import java.util.Set;

/** What sort of value a field takes, so that the page can check it while somebody types. */
enum FieldType {
    DATE,
    AMOUNT,
    NUMBER,
    IBAN,
    VAT_ID,
    CURRENCY,
    TEXT;

    private static final Set<String> AMOUNTS = Set.of(
            "allowances",
            "charges",
            "other_charges",
            "rounding",
            "prepaid",
            "amount_due",
            "total",
            "adjustment",
            "unit_price");
    private static final Set<String> NUMBERS = Set.of("quantity", "tax_rate");

    static FieldType of(String name) {
        if (name.equals("iban")) return IBAN;
        if (name.equals("vat_id") || name.endsWith("_vat_id")) return VAT_ID;
        if (name.equals("currency")) return CURRENCY;
        if (name.endsWith("_date") || name.equals("notice_deadline")) return DATE;
        if (NUMBERS.contains(name)) return NUMBER;
        if (AMOUNTS.contains(name) || name.endsWith("_total") || name.endsWith("_amount")) return AMOUNT;
        return TEXT;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
