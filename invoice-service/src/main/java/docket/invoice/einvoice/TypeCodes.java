package docket.invoice.einvoice;

import docket.invoice.Terms;
import java.util.Set;

/** UNTDID 1001 as EN 16931 uses it (BT-3). */
final class TypeCodes {

    private static final Set<String> CREDIT_NOTES =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");

    private TypeCodes() {}

    static String docType(String code) {
        return CREDIT_NOTES.contains(code) ? Terms.CREDIT_NOTE : Terms.INVOICE;
    }
}
