package docket.review;

import docket.documents.Documents;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Ruling;
import docket.messages.Ruling.Choice;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A person says what becomes of one item of an open review, as of a contract's risk. It is kept at once, with name and
 * time; it counts when the review is decided, once. Whoever speaks last before that is heard.
 */
public final class RuleOnItem {

    private static final int LONGEST_WORDING = 4_000;

    private final Reviews reviews;
    private final Documents documents;
    private final Clock clock;

    public RuleOnItem(Reviews reviews, Documents documents, Clock clock) {
        this.reviews = reviews;
        this.documents = documents;
        this.clock = clock;
    }

    /** How it ended. */
    public sealed interface Outcome {

        /** It is kept. */
        record Ruled(Review review, Ruling ruling) implements Outcome {}

        /** The review is decided already. */
        record TooLate(Review review) implements Outcome {}

        /** Not like this. @param why a sentence for people */
        record Wrong(String why) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** @param wording the person's own, for {@link Choice#EDITED} */
    public Outcome rule(String reviewId, String item, Choice choice, String wording, Person by) {
        var found = reviews.find(reviewId);
        if (found.isEmpty()) return new Outcome.Unknown();
        var review = found.get();
        if (!review.isOpen()) return new Outcome.TooLate(review);
        if (!review.demand().admits(by))
            return new Outcome.Wrong(
                    "This is to be decided by " + review.demand().who() + ".");
        var items = items(review);
        if (!items.containsKey(item)) {
            return new Outcome.Wrong("'" + item + "' is no item of this review"
                    + (items.isEmpty() ? "; it has none." : "; there are " + String.join(", ", items.keySet()) + "."));
        }
        var own = choice == Choice.EDITED ? wording.replace("\r\n", "\n").strip() : "";
        if (choice == Choice.EDITED && own.isEmpty()) return new Outcome.Wrong("Say the wording you want instead.");
        if (own.length() > LONGEST_WORDING)
            return new Outcome.Wrong("The wording is longer than " + LONGEST_WORDING + " characters.");
        var ruling = new Ruling(item, choice, own, by.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var change = reviews.change(reviewId, current -> {
            boolean said = current.ruling(item)
                    .filter(before -> before.choice() == choice
                            && before.wording().equals(own)
                            && before.by().equals(by.name()))
                    .isPresent();
            // The same words again keep their first moment.
            return said
                    ? new Reviews.Change.Keep(current, List.of())
                    : new Reviews.Change.Keep(current.with(ruling), List.of());
        });
        var after = reviews.find(reviewId).orElse(review);
        if (!(change instanceof Reviews.Change.Keep)) return new Outcome.TooLate(after);
        return new Outcome.Ruled(after, after.ruling(item).orElse(ruling));
    }

    /** Items of the reading it is about. */
    public Map<String, Finding> items(Review review) {
        var result = review.result();
        if (result == null) return Map.of();
        return documents
                .find(review.documentId(), result, Reading.class)
                .map(Reading::items)
                .orElse(Map.of());
    }
}
