package docket.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Opens one version of one review to one person, for a while. One link to a page, never one that decides.
 *
 * @param version of the review it was made for
 * @param voidedAt when it stopped to open anything: the review was decided, or a newer version came
 */
public record Link(
        String reviewId,
        String version,
        String personName,
        String personMail,
        Instant expiresAt,
        @Nullable Instant voidedAt) {

    /** Whether it still lets its person decide. A review that others are asked about now is closed to it at once. */
    public boolean opens(Review review, Instant now) {
        return voidedAt == null
                && review.isOpen()
                && review.version().equals(version)
                && review.asks(personMail)
                && now.isBefore(expiresAt);
    }
}
