package docket.review;

import docket.messages.DocumentEvent.Verdict;
import docket.review.DecideReview.Outcome;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Several people agree, one after the other; the last one closes the review. Nobody counts twice. */
final class Agreeing {

    private final Reviews reviews;
    private final Function<Review, Optional<People>> theirs;
    private final FourEyes fourEyes;
    private final Clock clock;

    /** @param theirs who may be asked about a review; empty when nobody is listed */
    Agreeing(Reviews reviews, Function<Review, Optional<People>> theirs, FourEyes fourEyes, Clock clock) {
        this.reviews = reviews;
        this.theirs = theirs;
        this.fourEyes = fourEyes;
        this.clock = clock;
    }

    Outcome agree(Review review, Person by, Absences absences, String comment, Map<String, String> corrections) {
        // Before the transaction: within it nothing else may wait for a connection.
        var others = theirs.apply(review);
        var why = new Refusal();
        var change = reviews.change(review.id(), current -> {
            var before = fourEyes.on(current, corrections);
            var demand = before.proposing(corrections);
            var seat = demand.seat(by, absences.represented(by));
            why.say(seat.isEmpty() ? twice(demand, by) : demand.missing(seat.get()));
            if (seat.isEmpty() || !why.words.isEmpty()) return new Reviews.Change.Nothing();
            var after = demand.with(by, seat.get(), comment, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (after.met()) return new Reviews.Change.Close(Closing.of(with(current, after), together(after)));
            var ask = next(current, before, after, others, absences);
            var asking = after.people().isEmpty() && !ask.isEmpty() ? ask.getFirst() : current.person();
            return new Reviews.Change.Keep(with(current, after).asking(asking), ask);
        });
        var after = reviews.find(review.id()).orElse(review);
        return switch (change) {
            case Reviews.Change.Close _ -> new Outcome.Decided(after);
            case Reviews.Change.Keep _ -> new Outcome.Agreed(after);
            case Reviews.Change.Nothing _ ->
                why.words.isEmpty() ? new Outcome.TooLate(after) : new Outcome.Incomplete(why.words);
        };
    }

    /** Why nothing was changed, told from within the transaction. */
    private static final class Refusal {
        private String words = "";

        void say(String sentence) {
            words = sentence;
        }
    }

    private static Review with(Review review, Demand demand) {
        return review.with(demand, review.deadline());
    }

    private static String twice(Demand demand, Person by) {
        int more = demand.approvers() - demand.agreements().size();
        return demand.agreement(by)
                .map(agreed -> agreed.isOf(by)
                        ? "You agreed already; it takes " + more + " more."
                        : agreed.name() + " agreed in your place already; it takes " + more + " more.")
                .orElse("Whoever you stand in for agreed already; it takes " + more + " more.");
    }

    /** Who is asked now: those whose agreement a changed value took back, or where anybody may, one more. */
    private List<Person> next(Review review, Demand before, Demand after, Optional<People> others, Absences absences) {
        var again = before.agreements().stream()
                .map(agreed -> new Person(agreed.name(), agreed.mail(), ""))
                .filter(person -> !after.agreed(person))
                .toList();
        if (!again.isEmpty() || !after.people().isEmpty() || after.lacksNamed()) return again;
        return others.flatMap(people -> people.another(
                        review.question(),
                        person -> !after.agreed(person)
                                && !after.agreed(absences.holder(person))
                                && Limits.within(review, person, after.proposed(), fourEyes.rules())))
                .map(List::of)
                .orElse(List.of());
    }

    private Decision together(Demand demand) {
        return new Decision(
                Verdict.APPROVED,
                demand.names(),
                demand.comments(),
                demand.proposed(),
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
