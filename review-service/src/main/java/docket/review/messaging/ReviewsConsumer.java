package docket.review.messaging;

import docket.messages.Channel;
import docket.review.TakeMessage;
import docket.transport.Deliveries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes questions for people off their queue. */
@ApplicationScoped
class ReviewsConsumer {

    private final Deliveries deliveries;
    private final TakeMessage takeMessage;

    ReviewsConsumer(Deliveries deliveries, TakeMessage takeMessage) {
        this.deliveries = deliveries;
        this.takeMessage = takeMessage;
    }

    @Incoming("reviews")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<String> message) {
        return deliveries.take(Channel.REVIEWS, message, takeMessage::take);
    }
}
