package docket.review;

import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The reviews, open and closed. */
public interface Reviews {

    /**
     * In one transaction: keeps the review, its request in the timeline and a mail to its person; older open reviews
     * of the same document are superseded and their links voided. A review that is known already changes nothing.
     */
    void open(Review review, ReviewRequested request);

    Optional<Review> find(String id);

    /** Those with the nearest deadline first. */
    List<Review> in(Review.State state, int limit);

    /** In the order in which they were asked. */
    List<Review> of(DocumentId document);

    int openCount();

    /** Open reviews whose deadline has passed, the oldest first. */
    List<Review> overdue(Instant now, int limit);

    /**
     * Compare-and-set in one transaction: if the review is still open it is closed as told, the events go into the
     * timeline, the answer into its outbox, and its links are voided.
     *
     * @return false when somebody was faster, which changes nothing
     */
    boolean close(Closing closing);
}
