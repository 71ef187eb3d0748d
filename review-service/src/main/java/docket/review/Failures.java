package docket.review;

import docket.messages.DocumentEvent;
import java.util.List;
import java.util.Optional;

/** The messages that lie aside until a person sends them again. */
public interface Failures {

    /**
     * In one transaction: keeps the failure and the events that follow from it. The same message taken twice is kept
     * once; a message that failed again after it was sent again is open again.
     *
     * @return whether anything changed
     */
    boolean keep(Failure failure, List<? extends DocumentEvent> events);

    Optional<Failure> find(String id);

    /** The newest first. */
    List<Failure> newest(boolean openOnly, int limit);

    int openCount();

    /**
     * Compare-and-set in one transaction: marks the failure as sent again, puts the message into the outbox of its
     * queue, and keeps the events that follow.
     *
     * @return false when somebody did it already
     */
    boolean redrive(Failure failure, String by, List<? extends DocumentEvent> events);
}
