package docket.local.queues;

/** An answer that is an error, as SQS names it in its JSON and in its older query protocol. */
final class SqsError extends RuntimeException {

    private final String type;
    private final String queryCode;

    private SqsError(String type, String queryCode, String message) {
        super(message, null, false, false);
        this.type = type;
        this.queryCode = queryCode;
    }

    String type() {
        return type;
    }

    String queryCode() {
        return queryCode;
    }

    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNullElse(super.getMessage(), type);
    }

    static SqsError noSuchQueue(String name) {
        return new SqsError(
                "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", "no queue is named " + name);
    }

    static SqsError queueNameExists(String name) {
        return new SqsError("QueueNameExists", "QueueAlreadyExists", "a queue named " + name + " has other attributes");
    }

    static SqsError unknownAttribute(String name) {
        return new SqsError("InvalidAttributeName", "InvalidAttributeName", "unknown attribute " + name);
    }

    static SqsError invalidAttribute(String name, String value) {
        return new SqsError(
                "InvalidAttributeValue", "InvalidAttributeValue", "invalid value for " + name + ": " + value);
    }

    static SqsError invalidParameter(String detail) {
        return new SqsError("InvalidParameterValueException", "InvalidParameterValue", detail);
    }

    static SqsError missingParameter(String name) {
        return new SqsError(
                "MissingRequiredParameterException", "MissingParameter", "the request must contain " + name);
    }

    static SqsError invalidHandle(String handle) {
        return new SqsError(
                "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", "not a receipt handle of this queue: " + handle);
    }

    static SqsError notInFlight() {
        return new SqsError(
                "MessageNotInflight",
                "AWS.SimpleQueueService.MessageNotInflight",
                "the message is gone, or somebody else has received it since");
    }

    static SqsError emptyBatch() {
        return new SqsError(
                "EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest", "the batch has no entries");
    }

    static SqsError batchTooLong(int entries) {
        return new SqsError(
                "TooManyEntriesInBatchRequest",
                "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                "a batch has at most 10 entries, this one has " + entries);
    }

    static SqsError entryIdsNotDistinct() {
        return new SqsError(
                "BatchEntryIdsNotDistinct",
                "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
                "two entries of the batch have one id");
    }

    static SqsError unsupported(String what) {
        return new SqsError("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation", what);
    }

    static SqsError unknownAction(String action) {
        return new SqsError("UnknownOperationException", "InvalidAction", "unknown action " + action);
    }

    static SqsError malformed(String detail) {
        return new SqsError("SerializationException", "MalformedInput", detail);
    }
}
