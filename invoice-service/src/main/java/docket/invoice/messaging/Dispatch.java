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
public class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private final Optional<Deliveries> deliveries;
    private final Outbox outbox;

    Dispatch(Optional<Deliveries> deliveries, Outbox outbox) {
        this.deliveries = deliveries;
        this.outbox = outbox;
    }

    /** Sends what is due, one after the other. Two rounds at once share the work. */
    @Scheduled(every = "${docket.invoice.webhook.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void deliver() throws SQLException {
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
