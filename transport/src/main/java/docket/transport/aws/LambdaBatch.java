package docket.transport.aws;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.transport.Deliveries;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Works through the messages of one SQS batch, each on its own, and answers which ones should come again
 * ({@code ReportBatchItemFailures} must be on at the event source mapping; an empty list means all went well).
 */
public final class LambdaBatch {

    private static final Logger LOG = Logger.getLogger(LambdaBatch.class);

    private LambdaBatch() {}

    /** @param work takes the body and how often it has been handed out */
    public static SQSBatchResponse answer(SQSEvent batch, BiConsumer<String, Integer> work) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : batch.getRecords()) {
            try {
                work.accept(message.getBody(), attempt(message));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                LOG.warnf(
                        "message %s comes again: %s",
                        message.getMessageId(), e.getClass().getSimpleName());
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    /** For the queues between the services. */
    public static SQSBatchResponse answer(
            SQSEvent batch, Channel channel, Deliveries deliveries, Consumer<DocumentEvent> work) {
        return answer(batch, (body, attempt) -> deliveries.take(channel, body, attempt, work));
    }

    private static int attempt(SQSMessage message) {
        var attributes = message.getAttributes();
        return attributes == null ? 1 : Integer.parseInt(attributes.getOrDefault("ApproximateReceiveCount", "1"));
    }
}
