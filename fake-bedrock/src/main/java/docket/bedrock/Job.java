package docket.bedrock;

import static docket.bedrock.Exchange.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** One batch job and how far it is. */
final class Job {

    /** As the service spells them. */
    enum State {
        Submitted,
        Validating,
        Scheduled,
        InProgress,
        Completed,
        PartiallyCompleted,
        Failed,
        Stopping,
        Stopped,
        Expired;

        boolean over() {
            return switch (this) {
                case Completed, PartiallyCompleted, Failed, Stopped, Expired -> true;
                default -> false;
            };
        }
    }

    final String id;
    final String arn;
    final JsonNode request;
    private final Instant submitted = Instant.now();
    private State state = State.Submitted;
    private String message = "";
    private Instant modified = submitted;

    Job(String id, String arn, JsonNode request) {
        this.id = id;
        this.arn = arn;
        this.request = request;
    }

    synchronized State state() {
        return state;
    }

    /** Goes on unless it is over or told to stop. */
    synchronized boolean goOn(State next, String why) {
        if (state.over() || (state == State.Stopping && next != State.Stopped)) return false;
        state = next;
        message = why;
        modified = Instant.now();
        return true;
    }

    String model() {
        return request.path("modelId").asText();
    }

    String input() {
        return request.path("inputDataConfig")
                .path("s3InputDataConfig")
                .path("s3Uri")
                .asText();
    }

    String output() {
        return request.path("outputDataConfig")
                .path("s3OutputDataConfig")
                .path("s3Uri")
                .asText();
    }

    synchronized ObjectNode described() {
        var node = object().put("jobArn", arn)
                .put("jobName", request.path("jobName").asText())
                .put("modelId", model())
                .put("roleArn", request.path("roleArn").asText())
                .put("status", state.name())
                .put("submitTime", submitted.toString())
                .put("lastModifiedTime", modified.toString());
        if (request.has("clientRequestToken"))
            node.put("clientRequestToken", request.path("clientRequestToken").asText());
        if (!message.isEmpty()) node.put("message", message);
        if (state.over()) node.put("endTime", modified.toString());
        node.set("inputDataConfig", request.path("inputDataConfig"));
        node.set("outputDataConfig", request.path("outputDataConfig"));
        return node;
    }
}
