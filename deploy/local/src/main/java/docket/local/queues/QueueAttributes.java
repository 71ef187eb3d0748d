package docket.local.queues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A queue's attributes as SQS names them; those that were not given have SQS's defaults.
 *
 * @param visibilityTimeout seconds
 * @param delay seconds before a new message can be received
 * @param receiveWait seconds a receive without a wait of its own waits
 */
record QueueAttributes(
        int visibilityTimeout, int delay, int receiveWait, Optional<Redrive> redrive, Map<String, String> given) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String VISIBILITY_TIMEOUT = "VisibilityTimeout";
    private static final String DELAY = "DelaySeconds";
    private static final String WAIT = "ReceiveMessageWaitTimeSeconds";
    private static final String REDRIVE = "RedrivePolicy";

    private static final Set<String> SETTABLE = Set.of(
            VISIBILITY_TIMEOUT,
            DELAY,
            WAIT,
            REDRIVE,
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "Policy",
            "RedriveAllowPolicy",
            "KmsMasterKeyId",
            "KmsDataKeyReusePeriodSeconds",
            "SqsManagedSseEnabled");

    /** Where a message goes that was received {@code maxReceiveCount} times in vain. */
    record Redrive(String deadLetterQueue, int maxReceiveCount) {}

    /** @throws SqsError if SQS would refuse them */
    static QueueAttributes of(Map<String, String> given) {
        for (var name : given.keySet()) {
            if (!SETTABLE.contains(name)) throw SqsError.unknownAttribute(name);
        }
        return new QueueAttributes(
                seconds(given, VISIBILITY_TIMEOUT, 30, 43_200),
                seconds(given, DELAY, 0, 900),
                seconds(given, WAIT, 0, 20),
                Optional.ofNullable(given.get(REDRIVE))
                        .filter(text -> !text.isBlank())
                        .map(QueueAttributes::redrive),
                Map.copyOf(given));
    }

    QueueAttributes with(Map<String, String> changes) {
        var all = new TreeMap<>(given);
        all.putAll(changes);
        return of(all);
    }

    private static int seconds(Map<String, String> given, String name, int standard, int most) {
        var text = given.get(name);
        if (text == null) return standard;
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= most) return value;
        } catch (NumberFormatException e) {
            // refused below with the others
        }
        throw SqsError.invalidAttribute(name, text);
    }

    private static Redrive redrive(String policy) {
        try {
            var json = JSON.readTree(policy);
            var target = json.path("deadLetterTargetArn").asText();
            int most = json.path("maxReceiveCount").asInt();
            if (!target.isEmpty() && most > 0) return new Redrive(target.substring(target.lastIndexOf(':') + 1), most);
        } catch (JsonProcessingException e) {
            // refused below with the others
        }
        throw SqsError.invalidAttribute(REDRIVE, policy);
    }
}
