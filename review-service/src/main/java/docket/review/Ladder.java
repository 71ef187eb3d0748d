package docket.review;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens while nobody decides: those who are asked are reminded, and others are asked besides, step by step as the
 * deadline comes near. Each step is taken once for a review.
 */
public final class Ladder {

    /** Why a mail comes again: nobody decided yet. */
    public static final String REMINDER = "Reminder";

    /** Why somebody is asked besides. */
    public static final String ESCALATED = "Escalated";

    private static final int AT_ONCE = 200;

    /**
     * One step.
     *
     * @param before how long before the deadline
     * @param who is asked besides, by mail address, name or role; empty to remind those who are asked
     */
    public record Step(Duration before, Optional<String> who) {

        String name() {
            return before + who.map(each -> "=" + each).orElse("");
        }
    }

    /** Which steps were taken. */
    public interface Rungs {

        /** Open reviews with a deadline before then for which it was not taken, the nearest first. */
        List<Review> below(String step, Duration before, int limit);

        /** In one transaction with a mail to each. @return false when it was taken before */
        boolean take(Review review, String step, List<Person> people, String why);
    }

    private final List<Step> steps;
    private final Rungs rungs;
    private final Reviews reviews;
    private final People people;
    private final Tenants tenants;
    private final Clock clock;

    public Ladder(List<Step> steps, Rungs rungs, Reviews reviews, People people, Tenants tenants, Clock clock) {
        this.steps = List.copyOf(steps);
        this.rungs = rungs;
        this.reviews = reviews;
        this.people = people;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * @param text steps separated by commas, each {@code duration} for a reminder or {@code duration=who}, as in
     *     {@code PT48H,PT24H=approver,PT4H=head@example.com}
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static List<Step> parse(String text) {
        var steps = new ArrayList<Step>();
        for (var part : text.split(",", -1)) {
            if (part.isBlank()) continue;
            var pair = part.strip().split("=", 2);
            try {
                steps.add(new Step(
                        Duration.parse(pair[0]), pair.length < 2 ? Optional.empty() : Optional.of(pair[1].strip())));
            } catch (java.time.format.DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "no step of a ladder: '" + part.strip() + "'; write it as PT24H or PT24H=role", e);
            }
        }
        return steps;
    }

    /** @return how many steps were taken */
    public int climb() {
        int taken = 0;
        for (var step : steps) {
            for (var review : rungs.below(step.name(), step.before(), AT_ONCE)) {
                // A question that never had so much time is not late yet.
                if (step.before().compareTo(Duration.between(review.createdAt(), review.deadline())) >= 0) continue;
                if (clock.instant().isBefore(review.deadline()) && take(step, review)) taken++;
            }
        }
        return taken;
    }

    private boolean take(Step step, Review review) {
        var others = step.who().map(who -> theirs(review).called(List.of(who))).orElse(List.of());
        if (others.isEmpty()) return rungs.take(review, step.name(), review.asked(), REMINDER);
        if (!rungs.take(review, step.name(), others, ESCALATED)) return false;
        reviews.change(
                review.id(),
                current -> new Reviews.Change.Keep(
                        current.with(current.demand().joinedBy(others), current.deadline()), List.of()));
        return true;
    }

    private People theirs(Review review) {
        return tenants.of(review.documentId().value()).flatMap(people::in).orElse(people);
    }
}
