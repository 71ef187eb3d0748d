package docket.classifier.aws;

import docket.documents.Documents;
import docket.documents.InboxObject;
import docket.messages.DocumentId;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * Finds uploads that no event announced, and announces them: S3 delivers its notifications at least once only nearly
 * always, and a local crash may fall between an upload and its event. The announcement goes through the queue, so that
 * it is as durable as S3's own.
 */
@ApplicationScoped
class InboxSweep {

    private static final Logger LOG = Logger.getLogger(InboxSweep.class);

    /** An event may still be on its way. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final S3Inbox inbox;
    private final Documents documents;
    private final SqsAsyncClient sqs;
    private final String bucket;
    private final Duration window;
    private final InstantSource clock = InstantSource.system();
    private final Set<DocumentId> known = new HashSet<>();

    InboxSweep(
            S3Inbox inbox,
            Documents documents,
            SqsAsyncClient sqs,
            @ConfigProperty(name = "docket.bucket.inbox", defaultValue = "docket-inbox") String bucket,
            @ConfigProperty(name = "docket.sweep.window", defaultValue = "P7D") Duration window) {
        this.inbox = inbox;
        this.documents = documents;
        this.sqs = sqs;
        this.bucket = bucket;
        this.window = window;
    }

    @Scheduled(
            every = "${docket.sweep.every:30s}",
            delayed = "${docket.sweep.first:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        var queue = sqs.getQueueUrl(get -> get.queueName("inbox")).join().queueUrl();
        try (var objects = inbox.list(bucket)) {
            objects.filter(object -> isDue(object, now)).filter(this::isNew).forEach(object -> {
                LOG.infof("no event announced %s; announcing it", object.documentId());
                sqs.sendMessage(send -> send.queueUrl(queue).messageBody(S3Notification.about(bucket, object.key())))
                        .join();
            });
        }
    }

    private boolean isDue(InboxObject object, Instant now) {
        return object.lastModified().isBefore(now.minus(PATIENCE))
                && object.lastModified().isAfter(now.minus(window));
    }

    private boolean isNew(InboxObject object) {
        var id = object.documentId();
        if (known.contains(id)) return false;
        if (!documents.has(id)) return true;
        known.add(id);
        return false;
    }
}
