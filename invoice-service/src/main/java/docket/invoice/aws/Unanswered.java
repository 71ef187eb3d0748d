package docket.invoice.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Bedrock Data Automation gave no answer, retries included. The message says why, for people. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean aboutDocument;

    private Unanswered(String reason, boolean aboutDocument, Throwable cause) {
        super(reason, cause);
        this.aboutDocument = aboutDocument;
    }

    /** Whether it is this document it does not take; others may fare better. */
    boolean isAboutDocument() {
        return aboutDocument;
    }

    static Unanswered of(String operation, SdkException cause) {
        return switch (cause) {
            case AwsServiceException service -> of(operation, service);
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ ->
                new Unanswered("no answer in time", false, cause);
            default -> new Unanswered("it cannot be reached", false, cause);
        };
    }

    private static Unanswered of(String operation, AwsServiceException cause) {
        var details = cause.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        return switch (code) {
            case "ThrottlingException" -> new Unanswered("throttled", false, cause);
            case "ServiceQuotaExceededException" -> new Unanswered("its quota is used up", false, cause);
            case "AccessDeniedException" ->
                new Unanswered("access denied; this role needs bedrock:" + operation, false, cause);
            case "ResourceNotFoundException" ->
                new Unanswered("no such blueprint or profile; see docket blueprint check", false, cause);
            case "ValidationException" -> new Unanswered("it refused the request as invalid", true, cause);
            default ->
                cause.isThrottlingException()
                        ? new Unanswered("throttled", false, cause)
                        : new Unanswered("service error " + cause.statusCode(), false, cause);
        };
    }
}
