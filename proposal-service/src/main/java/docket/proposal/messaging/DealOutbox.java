package docket.proposal.messaging;

import docket.transport.Messenger.TransportUnavailable;
import docket.transport.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Sends what transactions promised: at once when nudged, and every second what was left. */
@ApplicationScoped
public class DealOutbox {

    private static final Logger LOG = Logger.getLogger(DealOutbox.class);

    private final Outbox outbox;

    /** One sends, one waits to send what came meanwhile; a third would find nothing. */
    private final Semaphore waiting = new Semaphore(1);

    private final ReentrantLock sending = new ReentrantLock();

    DealOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Sends soon, on another thread. */
    public void nudge() {
        if (!waiting.tryAcquire()) return;
        Thread.startVirtualThread(() -> {
            sending.lock();
            try {
                waiting.release();
                send();
            } finally {
                sending.unlock();
            }
        });
    }

    /** Sends before it returns, where nothing runs after an answer. What cannot be sent waits for the next time. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    public void send() {
        try {
            outbox.dispatch();
        } catch (SQLException | TransportUnavailable e) {
            LOG.warnf("the outbox could not be emptied and is tried again: %s", e.getMessage());
        }
    }
}
