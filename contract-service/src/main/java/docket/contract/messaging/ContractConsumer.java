package docket.contract.messaging;

import docket.messages.Channel;
import docket.transport.Deliveries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes contracts, and the decisions about them, off their queue. */
@ApplicationScoped
class ContractConsumer {

    private final Deliveries deliveries;
    private final ContractSteps steps;

    ContractConsumer(Deliveries deliveries, ContractSteps steps) {
        this.deliveries = deliveries;
        this.steps = steps;
    }

    @Incoming("contracts")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<String> message) {
        return deliveries.take(Channel.CONTRACTS, message, steps::take);
    }
}
