package docket.review;

import docket.messages.DocumentEvent.Question;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Above an amount two different people must agree, whatever else a rule says. @param above null for no such amount */
public record FourEyes(@Nullable BigDecimal above) {

    private static final int TWO = 2;

    Demand on(Question question, Headline headline, Demand demand) {
        if (above == null || question != Question.INVOICE || demand.audit() || demand.approvers() >= TWO) return demand;
        // An amount that nobody could read may be any amount.
        var amount = Amounts.value(headline.amount());
        return amount.isEmpty() || amount.get().compareTo(above) > 0 ? demand.byAtLeast(TWO, "four eyes") : demand;
    }
}
