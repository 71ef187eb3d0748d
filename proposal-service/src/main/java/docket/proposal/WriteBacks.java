package docket.proposal;

import docket.messages.DocumentEvent.ReviewDecided;
import java.time.Instant;
import java.util.List;

/** Remembers what must reach the CRM until it has. An attempt and what follows from it are one transaction. */
public interface WriteBacks {

    /** How far a write-back is. */
    enum Standing {
        WAITING,
        DONE,
        REFUSED
    }

    /** What came of an attempt. */
    sealed interface Attempted {

        /** Messages that follow; they are sent with the change. */
        List<Sending> sendings();

        record Done(Instant at, List<Sending> sendings) implements Attempted {}

        record Later(Instant due, String reason, List<Sending> sendings) implements Attempted {}

        record Refused(String reason, List<Sending> sendings) implements Attempted {}
    }

    /** Tries to deliver once. */
    @FunctionalInterface
    interface Attempt {
        /** @param number counted from 1 */
        Attempted on(WriteBack writeBack, int number);
    }

    /** Keeps it, due at once, unless it is kept; says how far it is. */
    Standing keep(WriteBack writeBack);

    /**
     * Attempts one that is due, if there is one. Two callers never attempt the same one at once.
     *
     * @return whether there was one
     */
    boolean attemptDue(Instant now, Attempt attempt);

    /** Attempts this one now, whatever came of it before. Does nothing to one that is done. */
    Attempted attemptNow(ReviewDecided decision, Attempt attempt);

    /** How many wait. */
    long waiting();
}
