package docket.review.messaging;

import docket.review.DecideReview;
import docket.review.Ladder;
import docket.transport.Messenger.TransportUnavailable;
import docket.transport.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** What happens by the clock: promised messages leave, reviews nobody decided expire. */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private final Outbox outbox;
    private final DecideReview decideReview;
    private final Ladder ladder;

    Dispatch(Outbox outbox, DecideReview decideReview, Ladder ladder) {
        this.ladder = ladder;
        this.outbox = outbox;
        this.decideReview = decideReview;
    }

    @Scheduled(every = "${docket.review.outbox-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendWhatWaits() throws SQLException {
        try {
            outbox.dispatch();
        } catch (TransportUnavailable e) {
            LOG.warnf("%s; what waits goes on waiting", e.getMessage());
        }
    }

    @Scheduled(every = "${docket.review.expire-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void expireOverdue() {
        int expired = decideReview.expireOverdue();
        if (expired > 0) LOG.infof("%d reviews expired", expired);
        int steps = ladder.climb();
        if (steps > 0) LOG.infof("%d reminders and escalations", steps);
    }
}
