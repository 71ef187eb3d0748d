package docket.review;

import docket.messages.DocumentEvent.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person may decide by role and by amount. */
final class Limits {

    private Limits() {}

    /** @return a sentence for people; null when nothing is in the way */
    static @Nullable String trouble(
            Review review,
            Verdict verdict,
            Person by,
            List<Person> represented,
            Map<String, String> corrections,
            AmountRules rules) {
        if (!by.may(Right.DECIDE)) return by.name() + " may look at everything and decide nothing.";
        boolean asked = Stream.concat(Stream.of(by), represented.stream())
                .anyMatch(each ->
                        review.demand().admitsByName(each) || review.person().is(each));
        if (!by.decides(review.question().name()) && !asked) {
            return "This is a question about "
                    + Words.kind(review.kind()).toLowerCase(java.util.Locale.ROOT) + "; " + by.name()
                    + " decides about others.";
        }
        var limit = by.limit();
        if (limit == null || verdict != Verdict.APPROVED || within(review, by, corrections, rules)) return null;
        return by.name() + " may approve up to " + limit.toPlainString() + ". Hand it to somebody with a higher limit.";
    }

    /** A smaller amount that was typed just now does not make a large one small, and the other way round. */
    static boolean within(Review review, Person by, Map<String, String> corrections, AmountRules rules) {
        var limit = by.limit();
        var question = review.question();
        return limit == null
                || !rules.above(limit, question, review.headline().amount())
                        && !rules.raisedAbove(limit, question, corrections);
    }
}
