package docket.invoice.messaging;

import docket.messages.Channel;
import docket.transport.Deliveries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes invoices, and the decisions about them, off their queue. */
@ApplicationScoped
class InvoiceConsumer {

    private final Deliveries deliveries;
    private final InvoiceSteps steps;

    InvoiceConsumer(Deliveries deliveries, InvoiceSteps steps) {
        this.deliveries = deliveries;
        this.steps = steps;
    }

    @Incoming("invoices")
    @RunOnVirtualThread
    CompletionStage<Void> on(Message<String> message) {
        return deliveries.take(Channel.INVOICES, message, steps::take);
    }
}
