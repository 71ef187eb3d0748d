package docket.review.metrics;

import docket.review.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** {@code docket_oldest_review_seconds}, and {@code docket_endings} of the documents of the last day. */
@ApplicationScoped
class Clockwork {

    private static final Duration DAY = Duration.ofDays(1);

    private final Standing standing;
    private final AtomicLong oldest = new AtomicLong();
    private final AtomicLong straight = new AtomicLong();
    private final AtomicLong decided = new AtomicLong();

    Clockwork(Standing standing, MeterRegistry meters) {
        this.standing = standing;
        meters.gauge("docket.oldest.review.seconds", oldest);
        meters.gauge("docket.endings", Tags.of("ending", "straight_through"), straight);
        meters.gauge("docket.endings", Tags.of("ending", "decided"), decided);
    }

    @Scheduled(every = "${docket.review.stand-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        var now = Instant.now();
        oldest.set(standing.oldestReview(now).toSeconds());
        straight.set(standing.straightThrough(now.minus(DAY)));
        decided.set(standing.decided(now.minus(DAY)));
    }
}
