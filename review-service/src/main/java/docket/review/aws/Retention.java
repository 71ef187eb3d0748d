package docket.review.aws;

import docket.review.RetainDocuments;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks for documents whose time is over. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final RetainDocuments retain;

    Retention(RetainDocuments retain) {
        this.retain = retain;
    }

    @Scheduled(
            every = "${docket.retention.every:1h}",
            delayed = "60s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        int erased = retain.look();
        if (erased > 0) LOG.infof("%d documents were erased: their time was over", erased);
    }
}
