package docket.proposal.messaging;

import docket.messages.Channel;
import docket.transport.Deliveries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes deals, requests and decisions off their queue. */
@ApplicationScoped
class ProposalsConsumer {

    private final Deliveries deliveries;
    private final Proposals proposals;

    ProposalsConsumer(Deliveries deliveries, Proposals proposals) {
        this.deliveries = deliveries;
        this.proposals = proposals;
    }

    @Incoming("proposals")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<String> message) {
        return deliveries.take(Channel.PROPOSALS, message, proposals::take);
    }
}
