package docket.review;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person decides, once; or nobody does in time. */
public final class DecideReview {

    private static final int LONGEST_COMMENT = 4_000;
    private static final int LONGEST_VALUE = 4_000;
    private static final int MOST_CORRECTIONS = 1_000;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");
    private static final int AT_ONCE = 100;

    private final Reviews reviews;
    private final @Nullable People people;
    private final Clock clock;
    private final Function<Person, List<Person>> represented;

    /** Where nobody is listed: a person's limit and role are as they come, and everybody decides for themselves. */
    public DecideReview(Reviews reviews, Clock clock) {
        this(reviews, null, clock, _ -> List.of());
    }

    /** @param people whose limits and roles count, also for those who come by a link */
    public DecideReview(Reviews reviews, @Nullable People people, Clock clock) {
        this(reviews, people, clock, _ -> List.of());
    }

    /**
     * @param people whose limits and roles count, also for those who come by a link
     * @param represented for whom somebody stands in today; they decide in their place
     */
    public DecideReview(
            Reviews reviews, @Nullable People people, Clock clock, Function<Person, List<Person>> represented) {
        this.reviews = reviews;
        this.people = people;
        this.clock = clock;
        this.represented = represented;
    }

    private boolean admits(Review review, Person by) {
        return review.demand().admits(by)
                || represented.apply(by).stream()
                        .anyMatch(away -> review.demand().admits(away));
    }

    /** How an attempt to decide ended. */
    public sealed interface Outcome {

        /** It counts. */
        record Decided(Review review) implements Outcome {}

        /** It counts, and others must agree too. */
        record Agreed(Review review) implements Outcome {}

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
            lapse(review);
            review = reviews.find(reviewId).orElse(review);
            if (!review.isOpen()) return new Outcome.TooLate(review);
        }
        if (!admits(review, by)) return new Outcome.Incomplete(notYours(review));
        var listed = people == null ? by : people.withMail(by.mail()).orElse(by);
        var forbidden = Limits.trouble(review, verdict, listed, corrections);
        if (forbidden != null) return new Outcome.Incomplete(forbidden);
        var trouble = trouble(review, verdict, comment, corrections, kind);
        if (trouble != null) return new Outcome.Incomplete(trouble);
        if (review.demand().audit() && kind != null && kind != review.kind()) {
            return new Outcome.Incomplete(
                    "It went through as " + Words.kind(review.kind()).toLowerCase(Locale.ROOT)
                            + " already. Reject it, and say in the comment what it is.");
        }
        if (verdict == Verdict.APPROVED && kind == null && review.demand().approvers() > 1) {
            return agree(review, by, comment.strip(), corrections);
        }
        var other = kind == review.kind() && review.question() != Question.KIND ? null : kind;
        return close(review, new Decision(verdict, by.name(), comment.strip(), corrections, other, now()));
    }

    private static String notYours(Review review) {
        return "This is to be decided by " + review.demand().who() + ".";
    }

    /** One of several. The last one closes the review. */
    private Outcome agree(Review review, Person by, String comment, Map<String, String> corrections) {
        var twice = new AtomicBoolean();
        var change = reviews.change(review.id(), current -> {
            var before = current.demand();
            if (before.agreed(by) && before.proposed().entrySet().containsAll(corrections.entrySet())) {
                twice.set(true);
                return new Reviews.Change.Nothing();
            }
            var demand = before.with(by, comment, corrections, now());
            var after = current.with(demand, current.deadline());
            return demand.met()
                    ? new Reviews.Change.Close(Closing.of(after, together(demand)))
                    : new Reviews.Change.Keep(after, List.of());
        });
        var after = reviews.find(review.id()).orElse(review);
        return switch (change) {
            case Reviews.Change.Close _ -> new Outcome.Decided(after);
            case Reviews.Change.Keep _ -> new Outcome.Agreed(after);
            case Reviews.Change.Nothing _
            when twice.get() ->
                new Outcome.Incomplete("You agreed already; it takes "
                        + (after.demand().approvers()
                                - after.demand().agreements().size()) + " more.");
            case Reviews.Change.Nothing _ -> new Outcome.TooLate(after);
        };
    }

    private Decision together(Demand demand) {
        return new Decision(Verdict.APPROVED, demand.names(), demand.comments(), demand.proposed(), null, now());
    }

    /** Closes or escalates what nobody decided in time. @return how many were closed */
    public int expireOverdue() {
        var overdue = reviews.overdue(clock.instant(), AT_ONCE);
        return (int) overdue.stream().filter(this::lapse).count();
    }

    /** @return whether the review is closed; otherwise others are asked, once */
    private boolean lapse(Review review) {
        if (!review.demand().canEscalate()) return expire(review);
        reviews.change(review.id(), current -> {
            if (!current.demand().canEscalate() || clock.instant().isBefore(current.deadline())) {
                return new Reviews.Change.Nothing();
            }
            var within = current.demand().within();
            var again = within == null ? Duration.between(current.createdAt(), current.deadline()) : within;
            return new Reviews.Change.Keep(
                    current.with(current.demand().escalate(), now().plus(again)),
                    current.demand().escalateTo());
        });
        return false;
    }

    /** Nobody waits for it any more. @return whether it was still open */
    boolean expire(Review review, String words) {
        var outcome = close(review, new Decision(Verdict.EXPIRED, "workflow", words, Map.of(), null, now()));
        return outcome instanceof Outcome.Decided;
    }

    private boolean expire(Review review) {
        var words = "nobody decided before " + review.deadline().truncatedTo(ChronoUnit.MINUTES);
        var outcome = close(review, new Decision(Verdict.EXPIRED, "deadline", words, Map.of(), null, now()));
        return outcome instanceof Outcome.Decided;
    }

    private Outcome close(Review review, Decision decision) {
        // With the items as they are ruled on at this moment, not as they were when the page was opened.
        var change = reviews.change(review.id(), current -> new Reviews.Change.Close(Closing.of(current, decision)));
        var after = reviews.find(review.id()).orElse(review);
        return change instanceof Reviews.Change.Close ? new Outcome.Decided(after) : new Outcome.TooLate(after);
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
