package docket.review;

import docket.messages.DocumentEvent.Question;
import java.math.BigDecimal;

/** Up to which amount a link alone is enough. Above it its person must be signed in besides. */
public record StepUp(BigDecimal limit) {

    /** Whether this decision needs its person signed in. An invoice without a readable amount may be any amount. */
    public boolean needs(Review review) {
        if (review.question() == Question.KIND) return false;
        return Amounts.value(review.headline().amount())
                .map(amount -> amount.compareTo(limit) > 0)
                .orElse(review.question() == Question.INVOICE);
    }
}
