package docket.invoice.policy;

import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.invoice.Terms;
import java.util.Locale;
import java.util.function.Predicate;

/** What sort of finding a rule speaks of. Remarks only count as {@link #REMARK}. */
enum FindingKind {
    /** A required field was not found. */
    MISSING(of(Reason.MISSING)),
    /** A value was read with too little confidence. */
    UNCERTAIN(of(Reason.LOW_CONFIDENCE)),
    /** A sum, rate, date or rule of a standard does not hold, or page and XML differ. */
    RULE(of(Reason.RULE_BROKEN)),
    /** Another account than the vendor master's or the page's. */
    BANK_ACCOUNT(finding ->
            finding.field().equals(Terms.IBAN) && (isPolicy(finding) || finding.severity() == Severity.BLOCKING)),
    /** It was here before, or one like it. */
    DUPLICATE(finding -> isPolicy(finding) && finding.field().equals(Terms.INVOICE_NUMBER)),
    /** Not in the vendor master, or with another VAT number. */
    VENDOR(finding -> isPolicy(finding)
            && (finding.field().equals(Terms.VENDOR_NAME) || finding.field().equals(Terms.VAT_ID))),
    /** It does not agree with its purchase order. */
    ORDER(finding -> isPolicy(finding)
            && (finding.field().equals(Terms.PURCHASE_ORDER)
                    || finding.field().equals(Terms.NET_TOTAL)
                    || finding.field().startsWith("line_items."))),
    /** The document, or a part of it, could not be read. */
    UNREADABLE(of(Reason.UNREADABLE)),
    /** Anything that warns or stops. */
    ANY(_ -> true),
    /** A note that neither warns nor stops. */
    REMARK(_ -> true);

    private final Predicate<Finding> test;

    FindingKind(Predicate<Finding> test) {
        this.test = test;
    }

    boolean fits(Finding finding) {
        return (finding.severity() == Severity.INFO) == (this == REMARK) && test.test(finding);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Predicate<Finding> of(Reason reason) {
        return finding -> finding.reason() == reason;
    }

    private static boolean isPolicy(Finding finding) {
        return finding.reason() == Reason.POLICY;
    }
}
