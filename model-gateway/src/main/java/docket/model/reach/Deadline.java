package docket.model.reach;

import java.time.Duration;

/** When nobody waits any more; by the clock that only goes forward. */
public record Deadline(long nanos, Duration within) {

    /** @param within from now on */
    public static Deadline in(Duration within) {
        // Durations beyond a century would overflow, and nobody waits so long.
        long nanos = within.compareTo(Duration.ofDays(36_500)) > 0 ? Long.MAX_VALUE / 4 : within.toNanos();
        return new Deadline(System.nanoTime() + nanos, within);
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    public boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }

    public boolean allows(Duration wait) {
        return left().compareTo(wait) > 0;
    }
}
