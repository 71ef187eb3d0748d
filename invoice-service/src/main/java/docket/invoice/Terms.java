package docket.invoice;

import java.util.List;
import java.util.Set;

/** The names of an invoice's fields, after EN 16931's business terms (BT). */
public final class Terms {

    /** {@code invoice}, {@code credit_note} or {@code receipt}; BT-3. */
    public static final String DOC_TYPE = "doc_type";
    /** BT-27. */
    public static final String VENDOR_NAME = "vendor_name";
    /** BT-35 to BT-40 in one line; of receipts only. */
    public static final String VENDOR_ADDRESS = "vendor_address";
    /** BT-44. */
    public static final String BUYER_NAME = "buyer_name";
    /** BT-1. */
    public static final String INVOICE_NUMBER = "invoice_number";
    /** BT-2. */
    public static final String INVOICE_DATE = "invoice_date";
    /** BT-9. */
    public static final String DUE_DATE = "due_date";
    /** BT-72. */
    public static final String DELIVERY_DATE = "delivery_date";
    /** BT-5. */
    public static final String CURRENCY = "currency";
    /** BT-106, the sum of the lines before allowances and charges of the whole document. */
    public static final String LINES_TOTAL = "lines_total";
    /** BT-109. */
    public static final String NET_TOTAL = "net_total";
    /** BT-110. */
    public static final String TAX_TOTAL = "tax_total";
    /** BT-112, with tax. */
    public static final String TOTAL_AMOUNT = "total_amount";
    /** What is added to net and tax, as shipping is in some countries; a discount is negative. */
    public static final String OTHER_CHARGES = "other_charges";
    /** BT-107, taken off the lines' sum. */
    public static final String ALLOWANCES = "allowances";
    /** BT-108, added to the lines' sum. */
    public static final String CHARGES = "charges";
    /** BT-114, added to what is due. */
    public static final String ROUNDING = "rounding";
    /** The breakdown by rate in words: {@code 19 % of 100.00 = 19.00; 7 % of 50.00 = 3.50}; BG-23. */
    public static final String TAXES = "taxes";
    /** BT-113. */
    public static final String PREPAID = "prepaid";
    /** BT-115. */
    public static final String AMOUNT_DUE = "amount_due";
    /** BT-31, the seller's. */
    public static final String VAT_ID = "vat_id";
    /** BT-48. */
    public static final String BUYER_VAT_ID = "buyer_vat_id";
    /** BT-32, the seller's. */
    public static final String TAX_NUMBER = "tax_number";
    /** BT-84. */
    public static final String IBAN = "iban";
    /** BT-86. */
    public static final String BIC = "bic";
    /** BT-13. */
    public static final String PURCHASE_ORDER = "purchase_order";
    /** BT-19, the buyer's accounting reference. */
    public static final String COST_CENTRE = "cost_centre";

    /** BT-20. */
    public static final String PAYMENT_TERMS = "payment_terms";

    public static final String LINE_DESCRIPTION = "description";
    public static final String LINE_QUANTITY = "quantity";
    public static final String LINE_UNIT = "unit";
    public static final String LINE_UNIT_PRICE = "unit_price";
    public static final String LINE_TAX_RATE = "tax_rate";
    public static final String LINE_TOTAL = "total";
    /** What allowances (negative) and charges add to the line; BG-27, BG-28. */
    public static final String LINE_ADJUSTMENT = "adjustment";

    public static final String INVOICE = "invoice";
    public static final String CREDIT_NOTE = "credit_note";
    public static final String RECEIPT = "receipt";

    public static final Set<String> AMOUNTS = Set.of(
            LINES_TOTAL,
            NET_TOTAL,
            TAX_TOTAL,
            OTHER_CHARGES,
            ALLOWANCES,
            CHARGES,
            ROUNDING,
            TOTAL_AMOUNT,
            PREPAID,
            AMOUNT_DUE,
            LINE_ADJUSTMENT,
            LINE_UNIT_PRICE,
            LINE_TOTAL);

    public static final Set<String> DATES = Set.of(INVOICE_DATE, DUE_DATE, DELIVERY_DATE);

    /** The order people should see them in. */
    public static final List<String> ORDER = List.of(
            DOC_TYPE,
            VENDOR_NAME,
            VENDOR_ADDRESS,
            BUYER_NAME,
            INVOICE_NUMBER,
            INVOICE_DATE,
            DUE_DATE,
            DELIVERY_DATE,
            CURRENCY,
            LINES_TOTAL,
            ALLOWANCES,
            CHARGES,
            NET_TOTAL,
            TAX_TOTAL,
            TAXES,
            OTHER_CHARGES,
            TOTAL_AMOUNT,
            PREPAID,
            ROUNDING,
            AMOUNT_DUE,
            VAT_ID,
            BUYER_VAT_ID,
            TAX_NUMBER,
            IBAN,
            BIC,
            PURCHASE_ORDER,
            COST_CENTRE,
            PAYMENT_TERMS);

    private Terms() {}
}
