package docket.review.aws;

import docket.review.KeepWaiting;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.jboss.logging.Logger;

/** Keeps long reviews' workflows waiting. */
@ApplicationScoped
class TaskHeartbeats {

    private static final Logger LOG = Logger.getLogger(TaskHeartbeats.class);

    private final KeepWaiting keepWaiting;
    private final Instance<StepFunctions> stepFunctions;

    TaskHeartbeats(KeepWaiting keepWaiting, Instance<StepFunctions> stepFunctions) {
        this.keepWaiting = keepWaiting;
        this.stepFunctions = stepFunctions;
    }

    @Scheduled(
            every = "${docket.review.heartbeats-looked-for-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void beat() {
        int ended = keepWaiting.beat(token -> stepFunctions.get().beat(token));
        if (ended > 0) LOG.infof("%d reviews ended: nobody waits for them any more", ended);
    }
}
