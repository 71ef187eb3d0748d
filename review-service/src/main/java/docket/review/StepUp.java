package docket.review;

import java.math.BigDecimal;

/**
 * Up to which amount a link alone is enough. Above it its person must be signed in besides.
 *
 * @param rules what a document counts as whose amount is not known
 */
public record StepUp(BigDecimal limit, AmountRules rules) {

    public StepUp(BigDecimal limit) {
        this(limit, AmountRules.USUAL);
    }

    /** Whether this decision needs its person signed in. */
    public boolean needs(Review review) {
        return rules.above(limit, review.question(), review.headline().amount());
    }
}
