package docket.opsalert;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What the alarms against the quota are set to, at one time; kept as history.
 *
 * @param latencyMillis from which latency counts as high
 */
public record Thresholds(
        String model,
        Instant at,
        OptionalDouble requestQuota,
        OptionalDouble tokenQuota,
        int percent,
        OptionalDouble requests,
        OptionalDouble tokens,
        double latencyMillis) {

    public static Thresholds of(
            String model,
            Instant at,
            OptionalDouble requestQuota,
            OptionalDouble tokenQuota,
            int percent,
            double latency) {
        var use = new Use(
                requestQuota,
                tokenQuota,
                percent,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        return new Thresholds(
                model, at, requestQuota, tokenQuota, percent, use.requestThreshold(), use.tokenThreshold(), latency);
    }
}
