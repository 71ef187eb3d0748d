package docket.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A secret that may change while we run. It is read when it is first needed, not at the start, read again when it is no
 * longer fresh, and when something did not fit it. While its keeper does not answer, the last one holds.
 */
public final class ChangingSecret implements Supplier<String> {

    private final Supplier<String> keeper;
    private final Duration fresh;
    private final Duration pause;
    private final InstantSource clock;
    private @Nullable String value;
    private Instant read = Instant.MIN;

    /**
     * @param keeper is asked for it
     * @param fresh how long an answer holds without asking again
     * @param pause the least time between two questions, however often something does not fit
     */
    public ChangingSecret(Supplier<String> keeper, Duration fresh, Duration pause, InstantSource clock) {
        this.keeper = keeper;
        this.fresh = fresh;
        this.pause = pause;
        this.clock = clock;
    }

    /** One that stays as it is. */
    public static ChangingSecret fixed(String value) {
        return new ChangingSecret(
                () -> value, Duration.ofDays(36_500), Duration.ofDays(36_500), InstantSource.system());
    }

    /** @throws IllegalStateException if it was never read and cannot be read now */
    @Override
    public synchronized String get() {
        var known = value;
        return known != null && clock.instant().isBefore(read.plus(fresh)) ? known : asked(known);
    }

    /** Asks for it again, unless it was asked for a moment ago. @return whether it is another one now */
    public synchronized boolean anew() {
        var known = value;
        if (known != null && clock.instant().isBefore(read.plus(pause))) return false;
        return !asked(known).equals(known);
    }

    private String asked(@Nullable String known) {
        read = clock.instant(); // also when nobody answers: what asks often must not ask at once
        try {
            var answer = keeper.get();
            value = answer;
            return answer;
        } catch (RuntimeException e) {
            if (known == null) throw new IllegalStateException("the secret cannot be read", e);
            return known;
        }
    }

    @Override
    public String toString() {
        return "ChangingSecret[***]";
    }
}
