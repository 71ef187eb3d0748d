package docket.invoice.layout;

import docket.documents.Field;
import docket.invoice.Terms;
import docket.invoice.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A credit note says by its name which way the money goes; EN 16931 states its amounts positive. Many a page prints them
 * with a minus, which would turn a credit into a claim once the document is called a credit note.
 */
final class CreditNote {

    private static final Set<String> TOTALS =
            Set.of(Terms.NET_TOTAL, Terms.TAX_TOTAL, Terms.TOTAL_AMOUNT, Terms.AMOUNT_DUE);

    /** A row may print its quantity with the minus, or its total, or both. */
    private static final Set<String> OF_A_ROW = Set.of(Terms.LINE_QUANTITY, Terms.LINE_TOTAL);

    private CreditNote() {}

    /** Whether the page prints a credit note's amounts with a minus, all of them. */
    static boolean isPrintedNegative(Map<String, Field> fields) {
        var type = fields.get(Terms.DOC_TYPE);
        if (type == null || !type.value().equals(Terms.CREDIT_NOTE)) return false;
        var total = fields.get(Terms.TOTAL_AMOUNT);
        return total != null
                && signum(total) < 0
                && fields.entrySet().stream()
                        .filter(field -> TOTALS.contains(field.getKey()))
                        .allMatch(field -> signum(field.getValue()) <= 0);
    }

    static Map<String, Field> positive(Map<String, Field> fields) {
        return positive(fields, TOTALS);
    }

    static List<Map<String, Field>> positiveRows(List<Map<String, Field>> rows) {
        return rows.stream().map(row -> positive(row, OF_A_ROW)).toList();
    }

    /** The evidence stays: it shows what is printed. */
    private static Map<String, Field> positive(Map<String, Field> fields, Set<String> amounts) {
        var positive = new LinkedHashMap<>(fields);
        positive.replaceAll((name, field) -> amounts.contains(name) && signum(field) < 0
                ? new Field(field.value().substring(1), field.confidence(), field.engine(), field.evidence())
                : field);
        return positive;
    }

    private static int signum(Field field) {
        return Values.amount(field.value()).map(BigDecimal::signum).orElse(0);
    }
}
