package docket.invoice.layout;

import docket.documents.Field;
import docket.invoice.Terms;
import docket.invoice.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a till's slip can say at all, and what its sums prove of each other. */
final class Till {

    /** As in the law on small invoices: who, when, how much, and the tax. The rest is on few slips, and guesses on most. */
    private static final Set<String> RARE =
            Set.of(Terms.BUYER_NAME, Terms.INVOICE_NUMBER, Terms.PURCHASE_ORDER, Terms.CURRENCY);

    /** As sure as what goes through without a person: nobody is there to see that it is none. */
    private static final double SURE = 0.85;

    private Till() {}

    /**
     * The total that two ways of looking found: where net, tax and total add up to the same figure that the till's words
     * name, each proves the other.
     *
     * @param sums by labels and arithmetic @param till by the words that tills print
     */
    static Found agreed(Found sums, Found till) {
        var one = Values.amount(sums.value());
        var other = Values.amount(till.value());
        boolean same = one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) == 0;
        return same && sums.score() > till.score() ? till.scored(sums.score()) : till;
    }

    /** Without what slips do not say: days to pay by, another amount that is due, and guesses at the rest. */
    static Map<String, Field> said(Map<String, Field> fields) {
        var said = new LinkedHashMap<>(fields);
        said.remove(Terms.DUE_DATE);
        var total = amount(fields, Terms.TOTAL_AMOUNT);
        if (amount(fields, Terms.AMOUNT_DUE).compareTo(total) != 0) said.remove(Terms.AMOUNT_DUE);
        for (String name : RARE)
            said.computeIfPresent(name, (_, field) -> field.confidence().value() < SURE ? null : field);
        return said;
    }

    private static BigDecimal amount(Map<String, Field> fields, String name) {
        var field = fields.get(name);
        return field == null ? BigDecimal.ZERO : Values.amount(field.value()).orElse(BigDecimal.ZERO);
    }
}
