package docket.classifier.aws;

import docket.classifier.messaging.Announcements;
import docket.transport.Deliveries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Takes S3's notifications off the queue {@code inbox}; they come over SQS whatever carries the rest. */
@ApplicationScoped
class InboxConsumer {

    private static final Logger LOG = Logger.getLogger(InboxConsumer.class);

    private final Announcements announcements;

    InboxConsumer(Announcements announcements) {
        this.announcements = announcements;
    }

    @Incoming("inbox")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<String> message) {
        try {
            take(message.getPayload(), announcements);
            return message.ack();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warnf(e, "an upload did not work out");
            return Deliveries.again(message, e);
        }
    }

    static void take(String notification, Announcements announcements) {
        S3Notification.read(notification)
                .created()
                .forEach(object -> announcements.upload(object.bucket(), object.key()));
    }
}
