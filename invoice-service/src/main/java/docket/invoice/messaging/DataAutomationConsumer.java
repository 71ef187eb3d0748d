package docket.invoice.messaging;

import docket.invoice.EngineNews;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears of documents that an engine elsewhere has read, and asks about those it hears nothing of. */
@ApplicationScoped
class DataAutomationConsumer {

    private static final Logger LOG = Logger.getLogger(DataAutomationConsumer.class);
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final EngineNews news;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("engine-news").factory());

    DataAutomationConsumer(EngineNews news) {
        this.news = news;
    }

    /** An exception brings the event back; were it lost, the job would be asked about. */
    @Incoming("data-automation")
    @RunOnVirtualThread
    void on(String event) {
        news.take(event);
    }

    void start(@Observes StartupEvent start) {
        if (news == EngineNews.NONE) return;
        rounds.scheduleWithFixedDelay(this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.shutdownNow();
    }

    /** What fails now is looked after in the next round; an exception would end the rounds. */
    private void round() {
        try {
            news.lookAfter();
        } catch (RuntimeException e) {
            LOG.warnf("jobs elsewhere could not be looked after: %s", e.getMessage());
        }
    }
}
