package docket.model.aws;

import docket.model.Answer.Rejected.Reason;
import docket.model.ModelAdapter.Call;
import docket.model.ModelFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What Bedrock's errors mean for the next step, by their names in the service model. */
final class Failures {

    private static final int SHOWN = 300;
    private static final Set<String> IDENTITY = Set.of(
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "ExpiredTokenException",
            "ExpiredToken",
            "MissingAuthenticationTokenException",
            "IncompleteSignatureException");

    private Failures() {}

    static ModelFailure of(Throwable thrown, Call call) {
        return of(thrown, call.route().id(), call.route().region());
    }

    static ModelFailure of(Throwable thrown, String model, String region) {
        var cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) cause = cause.getCause();
        var at = model + " in " + region;
        return switch (cause) {
            case ModelFailure failure -> failure;
            case AwsServiceException e -> ofService(e, model, region);
            case ApiCallTimeoutException e -> new ModelFailure.TimedOut(at + " gave no answer in time", e);
            case ApiCallAttemptTimeoutException e -> new ModelFailure.TimedOut(at + " gave no answer in time", e);
            case TimeoutException e -> new ModelFailure.TimedOut(at + " gave no answer in time", e);
            case SdkClientException e
            when isAboutCredentials(e) ->
                new ModelFailure.Wrong(
                        Reason.ACCESS,
                        "No AWS credentials were found for " + at + ".",
                        "Give the process a role, or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
                        e);
            default -> new ModelFailure.Away(at + " cannot be reached: " + told(cause), cause);
        };
    }

    private static ModelFailure ofService(AwsServiceException e, String model, String region) {
        var code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        var name = code.isEmpty() || code.equals("null") ? e.getClass().getSimpleName() : capital(code);
        var at = model + " in " + region;
        var what = shown(e);
        if (IDENTITY.contains(name))
            return wrong(
                    e,
                    Reason.ACCESS,
                    "AWS does not accept the credentials for " + at + " (" + name + ").",
                    "Check the role or keys of the process, and its clock.");
        return switch (name) {
            case "ThrottlingException", "TooManyRequestsException", "ServiceQuotaExceededException" ->
                new ModelFailure.Throttled(at + " is throttled", retryAfter(e), e);
            case "ModelNotReadyException" -> new ModelFailure.NotReady(at + " is being loaded", e);
            case "ModelTimeoutException" -> new ModelFailure.TimedOut(at + " took too long over its answer", e);
            // Something else changes it at this moment.
            case "ConflictException" -> new ModelFailure.NotReady(at + " is being changed", e);
            case "DependencyFailedException" ->
                wrong(
                        e,
                        Reason.VALIDATION,
                        "What " + at + " depends on failed: " + what + ".",
                        "Look at its Lambda functions, knowledge bases and models; Bedrock's trace names the step.");
            case "ServiceUnavailableException",
                    "BadGatewayException",
                    "InternalServerException",
                    "ModelErrorException",
                    "ModelStreamErrorException" -> new ModelFailure.Away(at + " is away (" + name + ")", e);
            case "AccessDeniedException" ->
                wrong(
                        e,
                        Reason.ACCESS,
                        "The account may not use " + at + ": " + what + ".",
                        "Allow bedrock:InvokeModel (and …WithResponseStream) for it in the role's policy, and request"
                                + " access to the model in the Bedrock console of that region.");
            case "ResourceNotFoundException" ->
                wrong(
                        e,
                        Reason.ACCESS,
                        "There is no " + at + ": " + what + ".",
                        "Correct the route in the catalogue: id and region must belong together, and some models are"
                                + " asked through an inference profile only.");
            case "ValidationException" ->
                wrong(
                        e,
                        Reason.VALIDATION,
                        "Bedrock does not take the question for " + at + ": " + what + ".",
                        e.getMessage() != null
                                        && e.getMessage()
                                                .toLowerCase(Locale.ROOT)
                                                .contains("on-demand")
                                ? "Ask this model through an inference profile: put its id into the catalogue's route."
                                : "Correct the question, or what the catalogue says the model can do.");
            default ->
                e.statusCode() >= 500
                        ? new ModelFailure.Away(at + " is away (" + name + ")", e)
                        : e.statusCode() == 429
                                ? new ModelFailure.Throttled(at + " is throttled", retryAfter(e), e)
                                : wrong(
                                        e,
                                        Reason.VALIDATION,
                                        "Bedrock answers " + name + " for " + at + ": " + what + ".",
                                        "Look the error up in the Bedrock API reference.");
        };
    }

    /** Within a stream an exception is named like a field: modelStreamErrorException. */
    private static String capital(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1);
    }

    private static ModelFailure wrong(Throwable cause, Reason reason, String what, String remedy) {
        return new ModelFailure.Wrong(reason, what, remedy, cause);
    }

    private static Optional<Duration> retryAfter(AwsServiceException e) {
        if (e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null) return Optional.empty();
        return e.awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .flatMap(Failures::retryAfter);
    }

    /** Seconds, or a date of HTTP. */
    static Optional<Duration> retryAfter(String header) {
        try {
            return Optional.of(Duration.ofMillis((long) (Double.parseDouble(header) * 1000)));
        } catch (NumberFormatException e) {
            try {
                var at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                var wait = Duration.between(Instant.now(), at);
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeException notADate) {
                return Optional.empty();
            }
        }
    }

    private static boolean isAboutCredentials(SdkClientException e) {
        return e.getMessage() != null && e.getMessage().contains("credentials");
    }

    private static String shown(AwsServiceException e) {
        var details = e.awsErrorDetails();
        var message = details == null || details.errorMessage() == null ? "no reason given" : details.errorMessage();
        return message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "…";
    }

    private static String told(Throwable cause) {
        var root = cause;
        while (root.getCause() != null) root = root.getCause();
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
