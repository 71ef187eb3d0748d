package docket.review.aws;

import docket.review.Errands.Ending;
import docket.review.Errands.TaskAnswer;
import docket.review.KeepWaiting.Pulse;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Answers a waiting task by its token. Answering is not idempotent on the other side: a task that is closed already
 * was answered by somebody faster, perhaps by ourselves a moment ago.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html">SendTaskSuccess</a>
 */
final class StepFunctions {

    private static final int LONGEST_CAUSE = 32_768;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final SfnClient sfn;

    StepFunctions(SfnClient sfn) {
        this.sfn = sfn;
    }

    Ending answer(TaskAnswer answer) {
        try {
            send(answer);
            return new Ending.Answered();
        } catch (TaskTimedOutException e) {
            return new Ending.TaskClosed("the waiting workflow had timed out");
        } catch (TaskDoesNotExistException e) {
            return new Ending.TaskClosed("the waiting workflow was answered or stopped before");
        } catch (InvalidTokenException e) {
            return new Ending.Refused("the waiting workflow does not accept its token (InvalidToken)");
        } catch (InvalidOutputException e) {
            return new Ending.Refused("the waiting workflow does not accept the answer (InvalidOutput)");
        } catch (SfnException e) {
            // The SDK's own words could carry the request, and with it the token.
            return mayWorkLater(e)
                    ? new Ending.Again("Step Functions answered " + e.statusCode())
                    : new Ending.Refused("Step Functions refused the answer (" + code(e) + ")");
        } catch (SdkClientException e) {
            return new Ending.Again("no answer from Step Functions");
        }
    }

    /** Tells the task that somebody is still at it. */
    Pulse beat(String token) {
        try {
            sfn.sendTaskHeartbeat(heartbeat -> heartbeat.taskToken(token));
            return Pulse.WAITS;
        } catch (TaskTimedOutException e) {
            return Pulse.TIMED_OUT;
        } catch (TaskDoesNotExistException e) {
            return Pulse.GONE;
        } catch (SfnException | SdkClientException e) {
            return Pulse.LATER;
        }
    }

    private void send(TaskAnswer answer) {
        var output = answer.output();
        if (output != null) {
            sfn.sendTaskSuccess(success -> success.taskToken(answer.token()).output(output));
        } else {
            sfn.sendTaskFailure(failure ->
                    failure.taskToken(answer.token()).error(answer.error()).cause(cut(answer.cause())));
        }
    }

    /** Missing rights are granted by people, without anything being sent again. */
    private static boolean mayWorkLater(SfnException e) {
        return e.isThrottlingException()
                || e.statusCode() >= SERVER_ERROR
                || e.statusCode() == TOO_MANY
                || e.statusCode() == FORBIDDEN
                || code(e).contains("AccessDenied")
                || code(e).contains("ExpiredToken");
    }

    private static String code(SfnException e) {
        var details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "status " + e.statusCode() : details.errorCode();
    }

    private static @Nullable String cut(@Nullable String cause) {
        return cause == null || cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }
}
