package docket.invoice.messaging;

import docket.invoice.store.Deliveries;
import docket.transport.Messenger.TransportUnavailable;
import docket.transport.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What happens by the clock: approved invoices leave for the webhook, and the news of it for the timeline. */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private final Optional<Deliveries> deliveries;
    private final Outbox outbox;

    Dispatch(Optional<Deliveries> deliveries, Outbox outbox) {
        this.deliveries = deliveries;
        this.outbox = outbox;
    }

    @Scheduled(every = "${docket.invoice.webhook.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deliver() throws SQLException {
        if (deliveries.isEmpty()) return;
        while (deliveries.get().sendNext()) {
            // one after the other until none is due
        }
        try {
            outbox.dispatch();
        } catch (TransportUnavailable e) {
            LOG.warnf("%s; what waits goes on waiting", e.getMessage());
        }
    }
}
