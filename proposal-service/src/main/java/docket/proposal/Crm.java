package docket.proposal;

import java.time.Duration;
import java.util.Optional;

/** The CRM, as far as a proposal needs one. */
@FunctionalInterface
public interface Crm {

    /** What the CRM said. */
    sealed interface Answer {

        record Taken() implements Answer {}

        /** Asking again will not help. @param reason for people */
        record Refused(String reason) implements Answer {}

        /** @param pause how long the CRM asks to be left alone */
        record Away(String reason, Optional<Duration> pause) implements Answer {}
    }

    /** Tells the CRM about an approved proposal. Asks once. */
    Answer tell(WriteBack writeBack);
}
