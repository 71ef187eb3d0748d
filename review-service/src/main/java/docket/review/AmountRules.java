package docket.review;

import docket.messages.DocumentEvent.Question;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an amount counts as where it is measured against a limit, for each question people are asked.
 *
 * @param mayBeAny questions in which a document without a known amount counts as above every limit; in the others it
 *     counts as below each
 */
public record AmountRules(Set<Question> mayBeAny) {

    /** Questions that are about money at all: what a document is, and whether a note may be kept, are not. */
    public static final Set<Question> ABOUT_MONEY = Set.of(Question.INVOICE, Question.CONTRACT, Question.PROPOSAL);

    /** Every invoice has an amount, so one that is not known was not read; many contracts name none. */
    public static final AmountRules USUAL = new AmountRules(Set.of(Question.INVOICE));

    /** A proposal's total follows from these; what it becomes is known only after the decision. */
    private static final Pattern PARTS_OF_TOTAL = Pattern.compile(
            "prices|discount|currency|line_items?(\\[\\d+]|\\.\\d+)\\.(quantity|unit_price|discount|tax_rate|sku)");

    public AmountRules {
        mayBeAny = Set.copyOf(mayBeAny);
    }

    /** Whether the document as it lies there exceeds a limit. */
    boolean above(BigDecimal limit, Question question, String amount) {
        if (!ABOUT_MONEY.contains(question)) return false;
        // What is written and no number may be any amount.
        return Amounts.largest(amount)
                .map(value -> value.compareTo(limit) > 0)
                .orElse(!amount.isBlank() || mayBeAny.contains(question));
    }

    /** Whether what somebody changes while deciding exceeds it; a smaller amount does not take back a larger one. */
    boolean raisedAbove(BigDecimal limit, Question question, Map<String, String> corrections) {
        if (!ABOUT_MONEY.contains(question)) return false;
        return corrections.entrySet().stream()
                .anyMatch(each -> Headline.AMOUNTS.contains(each.getKey())
                        ? Amounts.largest(each.getValue())
                                .map(value -> value.compareTo(limit) > 0)
                                .orElse(true)
                        : question == Question.PROPOSAL
                                && PARTS_OF_TOTAL.matcher(each.getKey()).matches());
    }
}
