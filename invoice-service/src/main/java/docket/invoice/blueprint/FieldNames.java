package docket.invoice.blueprint;

import docket.invoice.Terms;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of our fields a blueprint's field is. Our own blueprints use our names; a house's own may use the usual others,
 * in any case and with spaces.
 */
final class FieldNames {

    private static final Map<String, String> INVOICE = Map.ofEntries(
            Map.entry("supplier_name", Terms.VENDOR_NAME),
            Map.entry("seller_name", Terms.VENDOR_NAME),
            Map.entry("vendor", Terms.VENDOR_NAME),
            Map.entry("customer_name", Terms.BUYER_NAME),
            Map.entry("invoice_no", Terms.INVOICE_NUMBER),
            Map.entry("issue_date", Terms.INVOICE_DATE),
            Map.entry("payment_due_date", Terms.DUE_DATE),
            Map.entry("subtotal", Terms.NET_TOTAL),
            Map.entry("sub_total", Terms.NET_TOTAL),
            Map.entry("tax_amount", Terms.TAX_TOTAL),
            Map.entry("tax", Terms.TAX_TOTAL),
            Map.entry("vat_amount", Terms.TAX_TOTAL),
            Map.entry("total", Terms.TOTAL_AMOUNT),
            Map.entry("invoice_total", Terms.TOTAL_AMOUNT),
            Map.entry("grand_total", Terms.TOTAL_AMOUNT),
            Map.entry("po_number", Terms.PURCHASE_ORDER),
            Map.entry("purchase_order_number", Terms.PURCHASE_ORDER),
            Map.entry("vat_number", Terms.VAT_ID),
            Map.entry("vendor_vat_id", Terms.VAT_ID),
            Map.entry("discount", Terms.ALLOWANCES));

    private static final Set<String> LINE_TERMS = Set.of(
            Terms.LINE_DESCRIPTION,
            Terms.LINE_QUANTITY,
            Terms.LINE_UNIT,
            Terms.LINE_UNIT_PRICE,
            Terms.LINE_TAX_RATE,
            Terms.LINE_TOTAL);

    private static final Map<String, String> LINE = Map.of(
            "item_description", Terms.LINE_DESCRIPTION,
            "item", Terms.LINE_DESCRIPTION,
            "name", Terms.LINE_DESCRIPTION,
            "qty", Terms.LINE_QUANTITY,
            "price", Terms.LINE_UNIT_PRICE,
            "vat_rate", Terms.LINE_TAX_RATE,
            "amount", Terms.LINE_TOTAL,
            "line_total", Terms.LINE_TOTAL);

    private FieldNames() {}

    static Optional<String> ofInvoice(String name) {
        var plain = plain(name);
        // What sort of document it is follows from its words, which the engine does not show.
        if (plain.equals(Terms.DOC_TYPE)) return Optional.empty();
        return Terms.ORDER.contains(plain) ? Optional.of(plain) : Optional.ofNullable(INVOICE.get(plain));
    }

    static Optional<String> ofLine(String name) {
        var plain = plain(name);
        return LINE_TERMS.contains(plain) ? Optional.of(plain) : Optional.ofNullable(LINE.get(plain));
    }

    private static String plain(String name) {
        return name.strip()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replaceAll("[\\s-]+", "_")
                .toLowerCase(Locale.ROOT);
    }
}
