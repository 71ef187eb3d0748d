package docket.messages;

import java.math.BigDecimal;

/**
 * What one step took.
 *
 * @param engine which engine and version answered, as in {@code layout-1}
 * @param millis wall time in milliseconds
 * @param cost in US dollars; zero for local engines
 */
public record Work(String engine, long millis, BigDecimal cost) {

    public static Work free(String engine, long millis) {
        return new Work(engine, millis, BigDecimal.ZERO);
    }
}
