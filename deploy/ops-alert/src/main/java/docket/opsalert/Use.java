package docket.opsalert;

import java.util.OptionalDouble;

/**
 * How a model is used against what it may be used.
 *
 * @param requestQuota requests a minute; empty where Service Quotas names none
 * @param tokenQuota tokens a minute, as Bedrock counts them against the quota
 * @param percent of the quota from which use counts as high
 * @param requestPeak most requests in a minute of the last 14 days; empty when unknown
 * @param tokenPeak most tokens in a minute of the last 14 days
 * @param requestSteady what is usual: requests a minute, the mean over the hours that had any
 * @param inputMean tokens that go in, an invocation
 * @param outputMean tokens that come out, an invocation
 */
public record Use(
        OptionalDouble requestQuota,
        OptionalDouble tokenQuota,
        int percent,
        OptionalDouble requestPeak,
        OptionalDouble tokenPeak,
        OptionalDouble requestSteady,
        OptionalDouble tokenSteady,
        OptionalDouble inputMean,
        OptionalDouble outputMean) {

    private static final double HUNDRED = 100;

    public Use {
        if (percent < 1 || percent > HUNDRED) throw new IllegalArgumentException("per cent outside 1..100: " + percent);
    }

    /** Empty where there is no quota to take a part of. */
    public OptionalDouble requestThreshold() {
        return threshold(requestQuota);
    }

    public OptionalDouble tokenThreshold() {
        return threshold(tokenQuota);
    }

    /** Whether the peak of requests reached its threshold. */
    public boolean requestsHigh() {
        return reached(requestPeak, requestThreshold());
    }

    public boolean tokensHigh() {
        return reached(tokenPeak, tokenThreshold());
    }

    /** Whether nothing is known of any use: both peaks are 0 or unknown. */
    public boolean none() {
        return requestPeak.orElse(0) <= 0 && tokenPeak.orElse(0) <= 0;
    }

    private OptionalDouble threshold(OptionalDouble quota) {
        return quota.isPresent() ? OptionalDouble.of(quota.getAsDouble() * percent / HUNDRED) : OptionalDouble.empty();
    }

    private static boolean reached(OptionalDouble peak, OptionalDouble threshold) {
        return peak.isPresent() && threshold.isPresent() && peak.getAsDouble() >= threshold.getAsDouble();
    }
}
