package docket.local.queues;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sender hands in.
 *
 * @param systemAttributes AWS's own, as in {@code AWSTraceHeader}
 */
public record Letter(String body, Map<String, Attribute> attributes, Map<String, Attribute> systemAttributes) {

    public Letter {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        systemAttributes = Collections.unmodifiableMap(new TreeMap<>(systemAttributes));
    }

    public Letter(String body) {
        this(body, Map.of(), Map.of());
    }

    /** @param type {@code String}, {@code Number} or {@code Binary}, perhaps with a label after a dot */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Attribute(String type, byte[] value) {

        boolean binary() {
            return type.startsWith("Binary");
        }

        String text() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    /** In bytes, as SQS counts it. */
    int size() {
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        for (var attribute : attributes.entrySet()) {
            size += attribute.getKey().length()
                    + attribute.getValue().type().length()
                    + attribute.getValue().value().length;
        }
        return size;
    }
}
