package docket.bedrock;

import java.time.Duration;

/** What can go wrong with a call. */
public sealed interface Fault {

    /**
     * An error answer before anything else was said.
     *
     * @param type the exception's name in the service model, e.g. {@code ThrottlingException}
     * @param retryAfterSeconds of the header; none if below zero
     */
    record Refusal(int status, String type, String message, int retryAfterSeconds) implements Fault {}

    /** The connection ends without an answer. */
    record Dropped() implements Fault {}

    /** Nothing comes for so long; then the connection ends. */
    record Silent(Duration howLong) implements Fault {}

    /** The answer comes, later. */
    record Late(Duration by) implements Fault {}

    /**
     * The connection ends after so many events of a stream, the next cut in the middle. Beware: over HTTP/2 the SDK
     * takes that for a normal end; only the missing {@code messageStop} tells.
     */
    record BrokenStream(int afterEvents) implements Fault {}

    /** After so many events comes an exception instead of the next. */
    record StreamException(int afterEvents, String type, String message) implements Fault {}

    /** After so many events the stream holds its breath. */
    record StalledStream(int afterEvents, Duration howLong) implements Fault {}

    static Fault throttled() {
        return new Refusal(429, "ThrottlingException", "Too many requests, please wait before trying again.", -1);
    }

    static Fault throttled(int retryAfterSeconds) {
        return new Refusal(
                429, "ThrottlingException", "Too many requests, please wait before trying again.", retryAfterSeconds);
    }

    static Fault modelTimeout() {
        return new Refusal(408, "ModelTimeoutException", "Model has timed out in processing the request.", -1);
    }

    static Fault notReady() {
        return new Refusal(429, "ModelNotReadyException", "Model is not ready for inference.", -1);
    }

    static Fault unavailable() {
        return new Refusal(503, "ServiceUnavailableException", "Bedrock is unable to process your request.", -1);
    }

    static Fault internal() {
        return new Refusal(500, "InternalServerException", "The system encountered an unexpected error.", -1);
    }

    static Fault invalid(String message) {
        return new Refusal(400, "ValidationException", message, -1);
    }

    static Fault denied() {
        return new Refusal(
                403, "AccessDeniedException", "You don't have access to the model with the specified model ID.", -1);
    }

    static Fault missing(String what) {
        return new Refusal(404, "ResourceNotFoundException", "Could not find " + what + ".", -1);
    }

    static Fault overQuota(String message) {
        return new Refusal(400, "ServiceQuotaExceededException", message, -1);
    }

    /** The error body of a model: the service passes on what the model's own host said. */
    static Fault modelError() {
        return new Refusal(424, "ModelErrorException", "The model returned an error.", -1);
    }
}
