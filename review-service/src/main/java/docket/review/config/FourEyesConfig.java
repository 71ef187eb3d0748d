package docket.review.config;

import docket.messages.DocumentEvent.Question;
import docket.review.AmountRules;
import docket.review.FourEyes;
import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When two people must agree. */
@ConfigMapping(prefix = "docket.four-eyes")
interface FourEyesConfig {

    /** Above which amount, for every kind; without it never. */
    Optional<BigDecimal> above();

    /** Otherwise for {@code invoice} (receipts too), {@code contract} or {@code proposal}: an amount, or {@code never}. */
    Map<String, String> aboveOf();

    /** @throws IllegalArgumentException naming what is written otherwise */
    default FourEyes rule(AmountRules rules) {
        var all = new EnumMap<Question, BigDecimal>(Question.class);
        for (var question : AmountRules.ABOUT_MONEY) above().ifPresent(amount -> all.put(question, amount));
        aboveOf().forEach((kind, said) -> {
            var name = "docket.four-eyes.above-of." + kind;
            var question = AmountsConfig.question(kind, name);
            if (said.strip().equalsIgnoreCase("never")) all.remove(question);
            else all.put(question, amount(said, name));
        });
        return new FourEyes(all, rules);
    }

    private static BigDecimal amount(String said, String name) {
        try {
            return new BigDecimal(said.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + "=" + said + ": write an amount as in 5000, or never.", e);
        }
    }
}
