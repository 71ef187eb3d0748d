package docket.invoice.messaging;

import docket.invoice.EngineNews;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears of documents that an engine elsewhere has read, and asks about those it hears nothing of. */
@ApplicationScoped
class DataAutomationConsumer {

    private static final Logger LOG = Logger.getLogger(DataAutomationConsumer.class);

    private final EngineNews news;

    DataAutomationConsumer(EngineNews news) {
        this.news = news;
    }

    /** An exception brings the event back; were it lost, the job would be asked about. */
    @Incoming("data-automation")
    @RunOnVirtualThread
    void on(String event) {
        news.take(event);
    }

    /** What fails now is looked after in the next round. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void round() {
        try {
            news.lookAfter();
        } catch (RuntimeException e) {
            LOG.warnf("jobs elsewhere could not be looked after: %s", e.getMessage());
        }
    }
}
