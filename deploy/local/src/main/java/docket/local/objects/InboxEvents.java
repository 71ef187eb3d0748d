package docket.local.objects;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.local.queues.Broker;
import docket.local.queues.Letter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Announces new objects of one bucket on a queue, as S3 does when it is told to. */
final class InboxEvents implements Consumer<Created> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int COUNTER_BITS = 16;

    private final String bucket;
    private final String queue;
    private final String region;
    private final Broker broker;
    private final InstantSource clock;
    private final AtomicLong sequence = new AtomicLong();

    InboxEvents(String bucket, String queue, String region, Broker broker, InstantSource clock) {
        this.bucket = bucket;
        this.queue = queue;
        this.region = region;
        this.broker = broker;
        this.clock = clock;
    }

    @Override
    public void accept(Created object) {
        if (!object.bucket().equals(bucket)) return;
        var unused = broker.send(queue, new Letter(json(object).toString()));
    }

    ObjectNode json(Created created) {
        var event = JsonNodeFactory.instance.objectNode();
        var entry = event.putArray("Records").addObject();
        entry.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", region)
                .put("eventTime", TIME.format(created.at()))
                .put("eventName", created.event());
        entry.putObject("userIdentity").put("principalId", "LOCAL");
        entry.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        entry.putObject("responseElements");
        var s3 = entry.putObject("s3");
        s3.put("s3SchemaVersion", "1.0").put("configurationId", "inbox");
        var place = s3.putObject("bucket").put("name", bucket);
        place.putObject("ownerIdentity").put("principalId", "LOCAL");
        place.put("arn", "arn:aws:s3:::" + bucket);
        s3.putObject("object")
                .put("key", encoded(created.key()))
                .put("size", created.size())
                .put("eTag", created.etag())
                .put("sequencer", sequencer());
        return event;
    }

    /** As S3 writes it: a form's encoding, slashes left alone. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    /** Rises with every event, also over a restart. */
    private String sequencer() {
        long now = clock.millis() << COUNTER_BITS;
        return "%016X".formatted(sequence.updateAndGet(last -> Math.max(last + 1, now)));
    }
}
