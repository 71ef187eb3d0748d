package docket.review.aws;

import docket.messages.ReplyTo.TaskToken;
import docket.review.Standing;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Tells waiting workflows that their questions are still with us: one that hears nothing for six hours takes its question
 * for lost. Does nothing while no workflow waits.
 */
@ApplicationScoped
class Heartbeats {

    private static final Logger LOG = Logger.getLogger(Heartbeats.class);

    private final Standing standing;
    private final SfnClient sfn;

    Heartbeats(Standing standing, SfnClient sfn) {
        this.standing = standing;
        this.sfn = sfn;
    }

    @Scheduled(every = "${docket.review.heartbeat-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void beat() {
        for (TaskToken token : standing.waitingWorkflows()) {
            try {
                sfn.sendTaskHeartbeat(beat -> beat.taskToken(token.token()));
            } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
                LOG.debug("a workflow waits no more; its review stays open until somebody decides");
            } catch (SdkException e) {
                // The next round is in time; the SDK's own words could carry the token.
                LOG.warn("no answer from Step Functions to a heartbeat");
            }
        }
    }
}
