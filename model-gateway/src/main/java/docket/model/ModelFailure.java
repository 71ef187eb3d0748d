package docket.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a call got no answer, as far as the next step depends on it. Messages hold no text of a prompt. */
public abstract sealed class ModelFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private ModelFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Too many calls or tokens at once; wait, then ask again. */
    public static final class Throttled extends ModelFailure {
        private final transient Optional<Duration> retryAfter;

        public Throttled(String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** The model took too long over the answer; a shorter one may be done in time. */
    public static final class TimedOut extends ModelFailure {
        public TimedOut(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The model is being loaded; wait. */
    public static final class NotReady extends ModelFailure {
        public NotReady(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The place is away (no connection, 5xx): try the next. */
    public static final class Away extends ModelFailure {
        public Away(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The stream ended before the answer did. */
    public static final class Broken extends ModelFailure {
        private final String begun;

        /** @param begun the words that came before */
        public Broken(String message, String begun, @Nullable Throwable cause) {
            super(message, cause);
            this.begun = begun;
        }

        public String begun() {
            return begun;
        }
    }

    /** Whether it was done nobody knows, and doing it twice may harm: it is told, not tried again. */
    public static final class Unsure extends ModelFailure {
        public Unsure(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Never to be asked again as it is. */
    public static final class Wrong extends ModelFailure {
        private final Answer.Rejected.Reason reason;
        private final String remedy;

        public Wrong(Answer.Rejected.Reason reason, String message, String remedy, @Nullable Throwable cause) {
            super(message, cause);
            this.reason = reason;
            this.remedy = remedy;
        }

        public Answer.Rejected.Reason reason() {
            return reason;
        }

        public String remedy() {
            return remedy;
        }
    }
}
