package docket.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.model.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told: a body with a status of HTTP, kept as it is for jobs and repeated calls.
 *
 * @param retryAfter seconds after which asking again may help
 * @param job where the answer will be found, if it is not here yet
 */
public record Told(int status, JsonNode body, Optional<Long> retryAfter, Optional<String> job) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public boolean isProblem() {
        return status >= 400;
    }

    /** Whether the same call may fare better later, so that its answer must not be kept. */
    public boolean passing() {
        return status == 429 || status >= 500;
    }

    /** @param named what the value is called in the body */
    static Told of(Answer<?> answer, String named, Clock clock) {
        return switch (answer) {
            case Answer.Given<?> given -> given(given, named);
            case Answer.Later<?>(String ticket) -> later(ticket);
            case Answer.WantsTools<?> _ -> throw new IllegalStateException("no tool was offered");
            case Answer.Failure<?> failure -> failed(failure, clock);
        };
    }

    private static Told given(Answer.Given<?> given, String named) {
        var body = JSON.createObjectNode();
        if (given.value() instanceof JsonNode json) body.set(named, json);
        else body.put(named, given.text());
        body.put("finish", given.finish().name().toLowerCase(java.util.Locale.ROOT));
        body.set("receipt", receipt(given.receipt()));
        return new Told(200, body, Optional.empty(), Optional.empty());
    }

    static ObjectNode receipt(Answer.Receipt receipt) {
        return JSON.createObjectNode()
                .put("model", receipt.model())
                .put("route", receipt.route())
                .put("inputTokens", receipt.usage().input())
                .put("outputTokens", receipt.usage().output())
                .put("cacheReadTokens", receipt.usage().cacheRead())
                .put("cacheWriteTokens", receipt.usage().cacheWrite())
                .put("costUsd", receipt.cost().toPlainString())
                .put("known", receipt.known())
                .put("calls", receipt.calls());
    }

    /** The answer is being made and will be found there. */
    public static Told later(String job) {
        var body = JSON.createObjectNode().put("job", job).put("state", "waiting");
        return new Told(202, body, Optional.of(2L), Optional.of(job));
    }

    private static Told failed(Answer.Failure<?> failure, Clock clock) {
        String sentence = failure.sentence();
        return switch (failure) {
            case Answer.BudgetExceeded<?> over
            when over.resetsAt().equals(Instant.MAX) ->
                problem(422, "budget-exceeded", "Budget exceeded", sentence, null);
            case Answer.BudgetExceeded<?> over -> {
                long seconds = Math.max(
                        1, Duration.between(clock.instant(), over.resetsAt()).toSeconds());
                var told = problem(429, "budget-exceeded", "Budget exceeded", sentence, seconds);
                ((ObjectNode) told.body())
                        .put("asked", over.asked())
                        .put("left", over.left())
                        .put("resetsAt", over.resetsAt().toString());
                yield told;
            }
            case Answer.Refused<?> _ -> problem(422, "refused", "Stopped by a guardrail", sentence, null);
            case Answer.Invalid<?> _ ->
                problem(502, "invalid-answer", "The model's answer is of no use", sentence, null);
            case Answer.Rejected<?> rejected
            when rejected.reason() == Answer.Rejected.Reason.ACCESS ->
                problem(502, "no-access", "The model may not be asked", sentence, null);
            case Answer.Rejected<?> _ -> problem(422, "rejected", "Not valid", sentence, null);
            case Answer.Unavailable<?> away ->
                problem(
                        503,
                        "unavailable",
                        "No model answers",
                        sentence,
                        Math.max(1, away.retryAfter().toSeconds()));
            case Answer.TooLate<?> _ -> problem(504, "too-late", "No answer in time", sentence, null);
        };
    }

    /** A problem as RFC 9457 has it. The detail ends with a remedy and holds no text of a request. */
    public static Told problem(int status, String type, String title, String detail, @Nullable Long retryAfter) {
        var body = JSON.createObjectNode()
                .put("type", "urn:docket:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        return new Told(status, body, Optional.ofNullable(retryAfter), Optional.empty());
    }
}
