package docket.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * What one step took.
 *
 * @param engine which engine and version answered, as in {@code layout-1}
 * @param millis wall time in milliseconds
 * @param cost in US dollars; zero for local engines
 * @param note why this engine answered when another was to, as in {@code Bedrock is away: throttled}; empty when the
 *     engine that was to answer did
 */
public record Work(
        String engine,
        long millis,
        BigDecimal cost,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) String note) {

    @SuppressWarnings("NullAway") // an older message has none
    public Work {
        note = note == null ? "" : note;
    }

    /** Of the engine that was to answer. */
    public Work(String engine, long millis, BigDecimal cost) {
        this(engine, millis, cost, "");
    }

    public static Work free(String engine, long millis) {
        return new Work(engine, millis, BigDecimal.ZERO);
    }

    /** This work, done instead of another engine's. */
    public Work instead(String why) {
        return new Work(engine, millis, cost, why);
    }
}
