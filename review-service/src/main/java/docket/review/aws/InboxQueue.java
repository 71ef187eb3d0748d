package docket.review.aws;

import docket.review.Errands;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Sends announcements of uploads again. The inbox is always an SQS queue, whatever carries the channels. */
@ApplicationScoped
class InboxQueue {

    private static final Logger LOG = Logger.getLogger(InboxQueue.class);

    private final Errands errands;
    private final SqsAsyncClient sqs;
    private final String queue;

    InboxQueue(
            Errands errands,
            SqsAsyncClient sqs,
            @ConfigProperty(name = "docket.queue.inbox", defaultValue = "inbox") String queue) {
        this.errands = errands;
        this.sqs = sqs;
        this.queue = queue;
    }

    @Scheduled(every = "${docket.review.errands-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendWhatIsDue() {
        try {
            while (errands.nextInboxMessage(this::send)) {
                // one after the other until none is due
            }
        } catch (CompletionException e) {
            LOG.warnf("no answer from the queue %s; what waits goes on waiting", queue);
        }
    }

    private void send(String body) {
        var url = sqs.getQueueUrl(get -> get.queueName(queue)).join().queueUrl();
        sqs.sendMessage(message -> message.queueUrl(url).messageBody(body)).join();
    }
}
