package docket.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tokens a client may use in a day. Reserved before a call by the most it can need, settled after it by what it used;
 * exact with any number of processes, and with a process that dies between the two: what nobody settled counts as used.
 */
public interface Budget {

    /**
     * Books the call before it is made.
     *
     * @param input most tokens it can take in; 0, and no output either, to settle what is used already, for which there is
     *     always room
     * @param output most tokens it can give back
     * @param within after that long nobody will settle it any more
     */
    Booking reserve(Booked call, long input, long output, Duration within);

    /** Books what the call used and gives back the rest. A second settlement changes nothing. */
    void settle(long reservation, Settlement settlement);

    /** The tokens left today; {@link Long#MAX_VALUE} without a limit. */
    long left(String client, String model);

    /** Settles as presumed what nobody settled in its time; says how many. */
    int sweep();

    /** What a call is booked under. */
    record Booked(Asker asker, String model, Optional<String> prompt) {}

    /** Whether there was room. */
    sealed interface Booking {
        record Reserved(long reservation) implements Booking {}

        record Exceeded(String budget, long left, Instant resetsAt) implements Booking {}
    }

    /** How a call ended. */
    enum Ended {
        /** The host said what it used. */
        ANSWERED,
        /** It used nothing. */
        FAILED,
        /** Nobody knows what it used; the most it can have used is booked. */
        PRESUMED
    }

    /**
     * What a call used.
     *
     * @param route where it was asked
     * @param estimated the cost is reckoned with a price that nobody has verified
     */
    record Settlement(String route, Usage usage, BigDecimal cost, Ended ended, boolean estimated) {

        /** Without a word on the price, a cost is an estimate. */
        public Settlement(String route, Usage usage, BigDecimal cost, Ended ended) {
            this(route, usage, cost, ended, cost.signum() != 0);
        }
    }
}
