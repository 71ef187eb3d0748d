package docket.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Opens one version of one review to one person, for a while. One link to a page, never one that decides.
 *
 * @param version of the review it was made for
 * @param voidedAt when it stopped to open anything: the review was decided, a newer version came, or others decide now
 * @param inPlaceOf who was asked and is away; null for nobody
 */
public record Link(
        String reviewId,
        String version,
        String personName,
        String personMail,
        Instant expiresAt,
        @Nullable Instant voidedAt,
        @Nullable Person inPlaceOf) {

    /** Whether it still lets its person decide. A review that others are asked about now is closed to it at once. */
    public boolean opens(Review review, Absences absences, Instant now) {
        return over(review, absences, now).isEmpty();
    }

    /** Why it lets nobody decide, as a sentence; empty while it does. */
    public String over(Review review, Absences absences, Instant now) {
        if (review.state() == Review.State.SUPERSEDED) return "The document moved on to a newer version.";
        if (!review.isOpen()) return "This is decided.";
        var person = new Person(personName, personMail, "");
        var asked = inPlaceOf == null ? person : inPlaceOf;
        var agreed = review.demand().agreement(person).or(() -> review.demand().agreement(asked));
        if (agreed.isPresent()) {
            int more =
                    review.demand().approvers() - review.demand().agreements().size();
            return agreed.get().name() + " agreed on "
                    + Words.moment(agreed.get().at()) + "; it takes " + more + " more.";
        }
        var holder = absences.holder(asked);
        if (!holder.is(person)) {
            return asked.is(person)
                    ? "You are away, and " + holder.name() + " decides in your place. Decide it at the workbench."
                    : holder.name() + " decides about this now, because you do not stand in for " + asked.name()
                            + " any more.";
        }
        if (voidedAt != null || !review.version().equals(version) || !review.asks(asked.mail())) {
            return "Somebody else is asked about this now, or a newer mail carries another link. The review is open"
                    + " until " + Words.moment(review.deadline()) + ": look at it at the workbench.";
        }
        if (now.isBefore(expiresAt)) return "";
        return "It ended on " + Words.moment(expiresAt) + ". The review itself is open until "
                + Words.moment(review.deadline()) + ": decide it at the workbench.";
    }
}
