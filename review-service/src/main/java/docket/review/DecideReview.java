package docket.review;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private final FourEyes fourEyes;
    private final Agreeing agreeing;
    private final Clock clock;
    private final Supplier<Absences> absences;

    /** Where nobody is listed or away: a person's limit and role are as they come, and everybody decides alone. */
    public DecideReview(Reviews reviews, Clock clock) {
        this(reviews, null, _ -> Optional.empty(), FourEyes.NEVER, clock, () -> Absences.NONE);
    }

    /**
     * @param people whose limits and roles count, also for those who come by a link
     * @param theirs who may be asked about a review
     * @param absences who is away today; whoever stands in decides in their place
     */
    public DecideReview(
            Reviews reviews,
            @Nullable People people,
            Function<Review, Optional<People>> theirs,
            FourEyes fourEyes,
            Clock clock,
            Supplier<Absences> absences) {
        this.reviews = reviews;
        this.people = people;
        this.fourEyes = fourEyes;
        this.agreeing = new Agreeing(reviews, theirs, fourEyes, clock);
        this.clock = clock;
        this.absences = absences;
    }

    private static boolean admits(Review review, Person by, List<Person> represented) {
        return Stream.concat(Stream.of(by), represented.stream()).anyMatch(review.demand()::admits);
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
        var away = absences.get();
        var represented = away.represented(by);
        if (!admits(review, by, represented)) return new Outcome.Incomplete(notYours(review));
        var listed = people == null ? by : people.withMail(by.mail()).orElse(by);
        var forbidden = Limits.trouble(review, verdict, listed, represented, corrections, fourEyes.rules());
        if (forbidden != null) return new Outcome.Incomplete(forbidden);
        var trouble = trouble(review, verdict, comment, corrections, kind);
        if (trouble != null) return new Outcome.Incomplete(trouble);
        if (review.demand().audit() && kind != null && kind != review.kind()) {
            return new Outcome.Incomplete(
                    "It went through as " + Words.kind(review.kind()).toLowerCase(Locale.ROOT)
                            + " already. Reject it, and say in the comment what it is.");
        }
        // Saying once more what it is known to be says nothing new.
        var other = kind == review.kind() && review.question() != Question.KIND ? null : kind;
        boolean several = verdict == Verdict.APPROVED
                && review.question() != Question.KIND
                && fourEyes.on(review, corrections).approvers() > 1;
        if (several && other == null) return agreeing.agree(review, by, away, comment.strip(), corrections);
        if (several && review.replyTo() instanceof ReplyTo.TaskToken) {
            return new Outcome.Incomplete("Several people must agree before the waiting workflow goes on, and only to"
                    + " what it asked. Reject it, and say in the comment what it is.");
        }
        return close(review, new Decision(verdict, by.name(), comment.strip(), corrections, other, now()));
    }

    private static String notYours(Review review) {
        return "This is to be decided by " + review.demand().who() + ".";
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
