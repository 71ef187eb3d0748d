package docket.review;

import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** Decided ones with items that people ruled on, the newest first. */
    List<Review> ruled(int limit);

    int openCount();

    /** Open reviews whose deadline has passed, the oldest first. */
    List<Review> overdue(Instant now, int limit);

    /** What becomes of an open review of several people. */
    sealed interface Change {
        /** As {@link #close}. */
        record Close(Closing closing) implements Change {}

        /** It stays open, as told. @param ask who is asked by mail now */
        record Keep(Review review, List<Person> ask) implements Change {}

        record Nothing() implements Change {}
    }

    /**
     * In one transaction, during which nobody else changes the review: makes of it what {@code next} says. A review
     * that is not open any more is left alone.
     *
     * @return what was made of it; nothing when it was not open
     */
    Change change(String id, Function<Review, Change> next);

    /**
     * Compare-and-set in one transaction: if the review is still open it is closed as told, the events go into the
     * timeline, the answer into its outbox, and its links are voided.
     *
     * @return false when somebody was faster, which changes nothing
     */
    boolean close(Closing closing);
}
