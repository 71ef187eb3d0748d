package docket.review;

import docket.messages.DocumentEvent.Question;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Above an amount two different people must agree, whatever else a rule says.
 *
 * @param above by what is asked; where there is none, no amount is too large for one
 * @param rules what a document counts as whose amount is not known
 */
public record FourEyes(Map<Question, BigDecimal> above, AmountRules rules) {

    private static final int TWO = 2;
    private static final String RULE = "four eyes";

    /** No amount is too large for one. */
    public static final FourEyes NEVER = new FourEyes(Map.of(), AmountRules.USUAL);

    public FourEyes {
        above = Map.copyOf(above);
    }

    /** The same for every question about money. @param above null for never */
    public FourEyes(@Nullable BigDecimal above) {
        this(
                above == null
                        ? Map.of()
                        : AmountRules.ABOUT_MONEY.stream().collect(Collectors.toMap(each -> each, _ -> above)),
                AmountRules.USUAL);
    }

    Demand on(Question question, Headline headline, Demand demand) {
        var limit = limit(question, demand);
        return limit != null && rules.above(limit, question, headline.amount()) ? demand.byAtLeast(TWO, RULE) : demand;
    }

    /** Whoever changes an amount while deciding does not make a large one pass for a small one. */
    Demand on(Review review, Map<String, String> corrections) {
        var demand = review.demand();
        var limit = limit(review.question(), demand);
        return limit != null && rules.raisedAbove(limit, review.question(), corrections)
                ? demand.byAtLeast(TWO, RULE)
                : demand;
    }

    private @Nullable BigDecimal limit(Question question, Demand demand) {
        return demand.audit() || demand.approvers() >= TWO ? null : above.get(question);
    }
}
