package docket.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * To whom a promised mail goes at the moment it leaves, which may be another than when it was promised.
 *
 * @param inPlaceOf who was asked and is away; null when nobody is
 */
public record Addressee(Person person, @Nullable Person inPlaceOf) {

    /**
     * @param owner who is at it; null when nobody is
     * @param to who was asked; null for the review's own person
     * @param why it comes again; empty for the first
     * @return nobody when no mail is needed: somebody is at it already, or they agreed
     */
    public static Optional<Addressee> of(
            Review review, Waiting.@Nullable Owner owner, Absences absences, @Nullable Person to, String why) {
        var asked = atIt(review, owner, to == null ? review.person() : to, why);
        if (asked == null || !review.asks(asked.mail()) || review.demand().agreed(asked)) return Optional.empty();
        var holder = absences.holder(asked);
        if (review.demand().agreed(holder)) return Optional.empty();
        return Optional.of(new Addressee(holder, holder.is(asked) ? null : asked));
    }

    private static @Nullable Person atIt(Review review, Waiting.@Nullable Owner owner, Person asked, String why) {
        if (owner == null || review.demand().approvers() > 1 || why.equals(Ladder.ESCALATED)) return asked;
        var atIt = new Person(owner.name(), owner.mail(), "");
        if (atIt.is(asked)) return asked;
        // Whoever is at it is reminded, once, in place of those who were asked first.
        boolean gets = review.asked().stream().anyMatch(atIt::is);
        boolean first = review.asked().stream().findFirst().filter(asked::is).isPresent();
        return why.equals(Ladder.REMINDER) && !gets && first ? atIt : null;
    }
}
