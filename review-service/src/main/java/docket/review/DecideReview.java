package docket.review;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person decides, once; or nobody does in time. */
public final class DecideReview {

    private static final int LONGEST_COMMENT = 4_000;
    private static final int LONGEST_VALUE = 4_000;
    private static final int MOST_CORRECTIONS = 200;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");
    private static final int AT_ONCE = 100;

    private final Reviews reviews;
    private final Clock clock;

    public DecideReview(Reviews reviews, Clock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    /** How an attempt to decide ended. */
    public sealed interface Outcome {

        /** It counts. */
        record Decided(Review review) implements Outcome {}

        /** Somebody was faster, or the time was over. The review tells who and when. */
        record TooLate(Review review) implements Outcome {}

        /** Not decidable like this; the review is still open. @param why a sentence for people */
        record Incomplete(String why) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** @param kind what the document is, or null when the person says nothing about that */
    public Outcome decide(
            String reviewId,
            Verdict verdict,
            Person by,
            String comment,
            Map<String, String> corrections,
            @Nullable Kind kind) {
        var found = reviews.find(reviewId);
        if (found.isEmpty()) return new Outcome.Unknown();
        var review = found.get();
        if (!review.isOpen()) return new Outcome.TooLate(review);
        if (!clock.instant().isBefore(review.deadline())) {
            expire(review);
            return new Outcome.TooLate(reviews.find(reviewId).orElse(review));
        }
        var trouble = trouble(review, verdict, comment, corrections, kind);
        if (trouble != null) return new Outcome.Incomplete(trouble);
        var other = kind == review.kind() && review.question() != Question.KIND ? null : kind;
        return close(review, new Decision(verdict, by.name(), comment.strip(), corrections, other, now()));
    }

    /** Closes what nobody decided in time. @return how many */
    public int expireOverdue() {
        var overdue = reviews.overdue(clock.instant(), AT_ONCE);
        return (int) overdue.stream().filter(this::expire).count();
    }

    private boolean expire(Review review) {
        var words = "nobody decided before " + review.deadline().truncatedTo(ChronoUnit.MINUTES);
        var outcome = close(review, new Decision(Verdict.EXPIRED, "deadline", words, Map.of(), null, now()));
        return outcome instanceof Outcome.Decided;
    }

    private Outcome close(Review review, Decision decision) {
        var closed = reviews.close(Closing.of(review, decision));
        var after = reviews.find(review.id()).orElse(review);
        return closed ? new Outcome.Decided(after) : new Outcome.TooLate(after);
    }

    private static @Nullable String trouble(
            Review review, Verdict verdict, String comment, Map<String, String> corrections, @Nullable Kind kind) {
        if (verdict == Verdict.REJECTED && comment.isBlank())
            return "A rejection needs a reason: say it in the comment.";
        if (comment.length() > LONGEST_COMMENT) return "The comment is longer than " + LONGEST_COMMENT + " characters.";
        if (corrections.size() > MOST_CORRECTIONS) return "More than " + MOST_CORRECTIONS + " corrections.";
        for (var correction : corrections.entrySet()) {
            if (!FIELD.matcher(correction.getKey()).matches()) {
                return "'" + correction.getKey() + "' is no field name: letters, digits and underscores.";
            }
            if (correction.getValue().length() > LONGEST_VALUE) {
                return "The new value of " + correction.getKey() + " is too long.";
            }
        }
        if (verdict == Verdict.APPROVED && review.question() == Question.KIND && kind == null) {
            return "The question is what this document is: choose a kind.";
        }
        if (verdict == Verdict.REJECTED && kind != null) return "Either set the kind or reject, not both.";
        return null;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
