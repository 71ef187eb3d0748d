package docket.classifier.aws;

import docket.classifier.messaging.Announcements;
import docket.messages.DocumentId;
import docket.transport.Deliveries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Takes S3's notifications off the queue {@code inbox}; they come over SQS whatever carries the rest. */
@ApplicationScoped
class InboxConsumer {

    private static final Logger LOG = Logger.getLogger(InboxConsumer.class);

    private final Announcements announcements;
    private final TakenIn takenIn;

    InboxConsumer(Announcements announcements, TakenIn takenIn) {
        this.announcements = announcements;
        this.takenIn = takenIn;
    }

    @Incoming("inbox")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<String> message) {
        try {
            take(message.getPayload(), announcements).forEach(takenIn::add);
            return message.ack();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warnf(e, "an upload did not work out");
            return Deliveries.again(message, e);
        }
    }

    /** @return the documents that the objects became */
    static List<DocumentId> take(String notification, Announcements announcements) {
        return S3Notification.read(notification).created().stream()
                .flatMap(object -> announcements.upload(object.bucket(), object.key()).stream())
                .toList();
    }
}
