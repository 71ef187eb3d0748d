package docket.classifier.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What S3 says on a queue when objects come and go. Only creations matter here. Two events about one key may arrive
 * late, twice or in the wrong order (their {@code sequencer} would tell); since the object is looked at as it is now,
 * every order ends the same.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
record S3Notification(List<Created> created) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param key decoded */
    record Created(String bucket, String key) {}

    /**
     * Reads a notification; one without records, as {@code s3:TestEvent}, announces nothing.
     *
     * @throws NoNotification if the text is none; trying again will not help
     */
    static S3Notification read(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new NoNotification("not JSON");
        }
        if (root == null || !root.isObject()) throw new NoNotification("not an object");
        if (root.path("Event").asText().equals("s3:TestEvent")) return new S3Notification(List.of());
        if (!root.path("Records").isArray()) throw new NoNotification("no records");
        var created = new ArrayList<Created>();
        for (var record : root.path("Records")) {
            if (!record.path("eventName").asText().startsWith("ObjectCreated:")) continue;
            var s3 = record.path("s3");
            var bucket = s3.path("bucket").path("name").asText();
            var key = s3.path("object").path("key").asText();
            if (bucket.isEmpty() || key.isEmpty()) throw new NoNotification("a record without bucket or key");
            created.add(new Created(bucket, decoded(key)));
        }
        return new S3Notification(created);
    }

    /** Keys are form-encoded, once: {@code +} is a space, then {@code %XX} in UTF-8. */
    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new NoNotification("a key that cannot be decoded: " + key);
        }
    }

    /** The notification for one object, as S3 would have sent it. */
    static String about(String bucket, String key) {
        var record = JSON.createObjectNode();
        record.put("eventVersion", "2.1").put("eventSource", "aws:s3").put("eventName", "ObjectCreated:Put");
        var s3 = record.putObject("s3");
        s3.putObject("bucket").put("name", bucket);
        s3.putObject("object").put("key", URLEncoder.encode(key, StandardCharsets.UTF_8));
        var root = JSON.createObjectNode();
        root.putArray("Records").add(record);
        return root.toString();
    }

    /** The message is no notification. */
    static final class NoNotification extends RuntimeException {
        NoNotification(String detail) {
            super("not an S3 notification: " + detail);
        }
    }
}
