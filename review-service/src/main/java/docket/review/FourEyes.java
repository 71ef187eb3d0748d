package docket.review;

import docket.messages.DocumentEvent.Question;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Above an amount two different people must agree, whatever else a rule says. @param above null for no such amount */
public record FourEyes(@Nullable BigDecimal above) {

    private static final int TWO = 2;
    private static final String RULE = "four eyes";

    /** No amount is too large for one. */
    public static final FourEyes NEVER = new FourEyes(null);

    Demand on(Question question, Headline headline, Demand demand) {
        return isConcerned(question, demand) && isLarge(headline.amount()) ? demand.byAtLeast(TWO, RULE) : demand;
    }

    /** Whoever changes an amount while deciding does not make a large one pass for a small one. */
    Demand on(Review review, Map<String, String> corrections) {
        var demand = review.demand();
        boolean large = isConcerned(review.question(), demand)
                && Headline.AMOUNTS.stream()
                        .map(corrections::get)
                        .filter(Objects::nonNull)
                        .anyMatch(this::isLarge);
        return large ? demand.byAtLeast(TWO, RULE) : demand;
    }

    private boolean isConcerned(Question question, Demand demand) {
        return above != null && question == Question.INVOICE && !demand.audit() && demand.approvers() < TWO;
    }

    /** An amount that nobody could read may be any amount. */
    private boolean isLarge(String amount) {
        return Amounts.value(amount)
                .map(value -> above != null && value.compareTo(above) > 0)
                .orElse(true);
    }
}
