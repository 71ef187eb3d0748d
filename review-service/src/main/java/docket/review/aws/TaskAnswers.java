package docket.review.aws;

import docket.review.Errands;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/** Tells waiting workflows what people decided, as soon as it is due. */
@ApplicationScoped
class TaskAnswers {

    private final Errands errands;
    private final Instance<StepFunctions> stepFunctions;

    /** @param stepFunctions made only when a task waits: where none does, no client is needed */
    TaskAnswers(Errands errands, Instance<StepFunctions> stepFunctions) {
        this.errands = errands;
        this.stepFunctions = stepFunctions;
    }

    @Scheduled(every = "${docket.review.errands-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendWhatIsDue() {
        while (errands.nextTaskAnswer(answer -> stepFunctions.get().answer(answer))) {
            // one after the other until none is due
        }
    }
}
