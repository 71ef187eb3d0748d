package docket.review.messaging;

import docket.messages.Channel;
import docket.review.TakeMessage;
import docket.transport.Deliveries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes what happened off its queue into the timeline. */
@ApplicationScoped
class EventsConsumer {

    private final Deliveries deliveries;
    private final TakeMessage takeMessage;

    EventsConsumer(Deliveries deliveries, TakeMessage takeMessage) {
        this.deliveries = deliveries;
        this.takeMessage = takeMessage;
    }

    @Incoming("events")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<String> message) {
        return deliveries.take(Channel.EVENTS, message, takeMessage::take);
    }
}
