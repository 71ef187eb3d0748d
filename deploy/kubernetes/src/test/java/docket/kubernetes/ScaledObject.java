package docket.kubernetes;

import java.util.List;
import java.util.Map;

/**
 * KEDA's resource, as far as the chart uses it: a field that is not here does not parse. No library has it as a type.
 *
 * @see <a href="https://keda.sh/docs/2.18/reference/scaledobject-spec/">ScaledObject specification</a>
 */
record ScaledObject(String apiVersion, String kind, Map<String, Object> metadata, Spec spec) {

    record Spec(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            int cooldownPeriod,
            Fallback fallback,
            List<Trigger> triggers) {}

    record Target(String name) {}

    record Fallback(int failureThreshold, int replicas) {}

    /** @param metadata by type; every value is a text, numbers too */
    record Trigger(String type, Map<String, String> metadata, Authentication authenticationRef) {}

    record Authentication(String name) {}

    /** What a trigger must say, by its type. */
    static final Map<String, List<String>> REQUIRED = Map.of(
            "aws-sqs-queue", List.of("queueURL", "awsRegion", "queueLength"),
            "kafka", List.of("bootstrapServers", "consumerGroup", "topic", "lagThreshold"));
}
