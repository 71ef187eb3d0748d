package docket.review.metrics;

import docket.review.DocumentState;
import docket.review.Failures;
import docket.review.Reviews;
import docket.review.Timeline;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code docket_failures}, {@code docket_open_reviews} and {@code docket_documents} by state. Counted now and then, so
 * that looking at the meters costs the database nothing.
 */
@ApplicationScoped
class Gauges {

    private final Timeline timeline;
    private final Reviews reviews;
    private final Failures failures;
    private final AtomicInteger failed;
    private final AtomicInteger open;
    private final Map<DocumentState, AtomicInteger> documents = new EnumMap<>(DocumentState.class);

    Gauges(Timeline timeline, Reviews reviews, Failures failures, MeterRegistry meters) {
        this.timeline = timeline;
        this.reviews = reviews;
        this.failures = failures;
        failed = new AtomicInteger();
        open = new AtomicInteger();
        meters.gauge("docket.failures", failed);
        meters.gauge("docket.open.reviews", open);
        for (var state : DocumentState.values()) {
            var count = new AtomicInteger();
            documents.put(state, count);
            meters.gauge("docket.documents", Tags.of("state", state.label()), count);
        }
    }

    @Scheduled(every = "${docket.review.count-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void count() {
        failed.set(failures.openCount());
        open.set(reviews.openCount());
        var counts = timeline.counts();
        documents.forEach((state, count) -> count.set(counts.getOrDefault(state, 0)));
    }
}
