package docket.classifier.messaging;

import docket.messages.Channel;
import docket.transport.Deliveries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes people's answers about kinds off their queue. */
@ApplicationScoped
class ClassificationsConsumer {

    private final Deliveries deliveries;
    private final Announcements announcements;

    ClassificationsConsumer(Deliveries deliveries, Announcements announcements) {
        this.deliveries = deliveries;
        this.announcements = announcements;
    }

    @Incoming("classifications")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<String> message) {
        return deliveries.take(Channel.CLASSIFICATIONS, message, announcements::answer);
    }
}
