package docket.review.config;

import docket.messages.DocumentEvent.Question;
import docket.review.AmountRules;
import io.smallrye.config.ConfigMapping;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;

/** What a document counts as whose amount is not known. */
@ConfigMapping(prefix = "docket.amounts")
interface AmountsConfig {

    /**
     * By kind, {@code invoice} (receipts too), {@code contract} or {@code proposal}: {@code large}, above every limit, or
     * {@code small}, below each. What is not named is {@code large} for invoices and {@code small} for the others.
     */
    Map<String, String> unknown();

    /** @throws IllegalArgumentException naming what is written otherwise */
    default AmountRules rules() {
        var large = EnumSet.noneOf(Question.class);
        large.addAll(AmountRules.USUAL.mayBeAny());
        unknown().forEach((kind, said) -> {
            var name = "docket.amounts.unknown." + kind;
            var question = question(kind, name);
            switch (said.strip().toLowerCase(Locale.ROOT)) {
                case "large" -> large.add(question);
                case "small" -> large.remove(question);
                default -> throw new IllegalArgumentException(name + "=" + said + ": say large or small.");
            }
        });
        return new AmountRules(large);
    }

    /** @throws IllegalArgumentException if no amount belongs to such a kind */
    static Question question(String kind, String name) {
        return AmountRules.ABOUT_MONEY.stream()
                .filter(each -> each.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(name + ": the kinds are invoice, contract and proposal."));
    }
}
