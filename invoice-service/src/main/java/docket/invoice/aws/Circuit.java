package docket.invoice.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Leaves a service alone that has failed several times in a row; after a while one caller may try again. A document
 * must not wait through three time-outs to learn what the one before it has learned.
 */
final class Circuit {

    private static final int FAILURES = 3;

    private final Duration rest;
    private final InstantSource clock;
    private int failures;
    private Instant openUntil = Instant.MIN;

    Circuit(Duration rest, InstantSource clock) {
        this.rest = rest;
        this.clock = clock;
    }

    /** Whether the service may be asked now; of several that ask after the rest, one may. */
    synchronized boolean permits() {
        if (failures < FAILURES) return true;
        var now = clock.instant();
        if (now.isBefore(openUntil)) return false;
        openUntil = now.plus(rest);
        return true;
    }

    synchronized void answered() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        if (failures >= FAILURES) openUntil = clock.instant().plus(rest);
    }
}
