package docket.classifier.aws;

import docket.documents.Documents;
import docket.documents.InboxObject;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

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

    /** While events wait, that of an upload is likelier among them than lost. */
    private static final Duration PATIENCE_IN_A_RUSH = Duration.ofMinutes(15);

    private static final List<QueueAttributeName> LENGTHS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

    private final S3Inbox inbox;
    private final Documents documents;
    private final TakenIn takenIn;
    private final SqsAsyncClient sqs;
    private final String bucket;
    private final Duration window;
    private final InstantSource clock = InstantSource.system();

    InboxSweep(
            S3Inbox inbox,
            Documents documents,
            TakenIn takenIn,
            SqsAsyncClient sqs,
            @ConfigProperty(name = "docket.bucket.inbox", defaultValue = "docket-inbox") String bucket,
            @ConfigProperty(name = "docket.sweep.window", defaultValue = "P7D") Duration window) {
        this.inbox = inbox;
        this.documents = documents;
        this.takenIn = takenIn;
        this.sqs = sqs;
        this.bucket = bucket;
        this.window = window;
    }

    @Scheduled(
            every = "${docket.sweep.every:30s}",
            delayed = "${docket.sweep.first:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        var queue = sqs.getQueueUrl(get -> get.queueName("inbox")).join().queueUrl();
        var now = clock.instant();
        var until = now.minus(eventsWait(queue) ? PATIENCE_IN_A_RUSH : PATIENCE);
        var since = now.minus(window);
        try (var objects = inbox.list(bucket)) {
            objects.filter(object -> isBetween(object, since, until))
                    .filter(this::isNew)
                    .forEach(object -> {
                        LOG.infof("no event announced %s; announcing it", object.documentId());
                        sqs.sendMessage(send ->
                                        send.queueUrl(queue).messageBody(S3Notification.about(bucket, object.key())))
                                .join();
                    });
        }
    }

    private boolean eventsWait(String queue) {
        var lengths = sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(LENGTHS))
                .join()
                .attributes();
        return LENGTHS.stream()
                .anyMatch(length -> !lengths.getOrDefault(length, "0").equals("0"));
    }

    private static boolean isBetween(InboxObject object, Instant since, Instant until) {
        return object.lastModified().isAfter(since) && object.lastModified().isBefore(until);
    }

    private boolean isNew(InboxObject object) {
        var id = object.documentId();
        if (takenIn.contains(id)) return false;
        if (!documents.has(id)) return true;
        takenIn.add(id);
        return false;
    }
}
