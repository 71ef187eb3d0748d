package docket.transport.sqs;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * An SQS client that sends and deletes up to ten messages in one request. A future completes only when its own message
 * was answered, so nothing is promised early; a request waits a few milliseconds for company. Only the calls that
 * channels make are there.
 */
final class BatchingSqs implements SqsAsyncClient {

    private static final Logger LOG = Logger.getLogger(BatchingSqs.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SqsAsyncClient sqs;
    private final SqsAsyncBatchManager batches;
    private final ScheduledExecutorService timer;
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    BatchingSqs(SqsAsyncClient sqs, Duration wait) {
        this.sqs = sqs;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sqs-batches").daemon().factory());
        this.batches = SqsAsyncBatchManager.builder()
                .client(sqs)
                .scheduledExecutor(timer)
                .overrideConfiguration(
                        config -> config.sendRequestFrequency(wait).maxBatchSize(10))
                .build();
    }

    @Override
    public CompletableFuture<SendMessageResponse> sendMessage(SendMessageRequest request) {
        return batches.sendMessage(request);
    }

    @Override
    public CompletableFuture<DeleteMessageResponse> deleteMessage(DeleteMessageRequest request) {
        return batches.deleteMessage(request);
    }

    /** Asks until the queue answers: to the connector a failed receive is the end of its channel. */
    @Override
    public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
        var answer = new CompletableFuture<ReceiveMessageResponse>();
        receive(request, answer);
        return answer;
    }

    private void receive(ReceiveMessageRequest request, CompletableFuture<ReceiveMessageResponse> answer) {
        var attempt = sqs.receiveMessage(request);
        attempt.whenComplete((response, failure) -> {
            if (failure == null) {
                reachable(request.queueUrl());
                answer.complete(response);
            } else if (closed || answer.isDone()) {
                answer.completeExceptionally(failure);
            } else {
                unreachable(request.queueUrl(), failure);
                timer.schedule(() -> receive(request, answer), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
        // Whoever no longer waits must not take messages away with a poll that is still on.
        answer.whenComplete((_, _) -> attempt.cancel(true));
    }

    private void unreachable(String queueUrl, Throwable failure) {
        if (away.add(queueUrl)) LOG.warnf("no answer from %s, asking on: %s", queueUrl, failure.getMessage());
    }

    private void reachable(String queueUrl) {
        if (away.remove(queueUrl)) LOG.infof("%s answers again", queueUrl);
    }

    @Override
    public CompletableFuture<ChangeMessageVisibilityResponse> changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
        return sqs.changeMessageVisibility(request);
    }

    @Override
    public CompletableFuture<GetQueueUrlResponse> getQueueUrl(GetQueueUrlRequest request) {
        return sqs.getQueueUrl(request);
    }

    @Override
    public CompletableFuture<GetQueueAttributesResponse> getQueueAttributes(GetQueueAttributesRequest request) {
        return sqs.getQueueAttributes(request);
    }

    @Override
    public String serviceName() {
        return sqs.serviceName();
    }

    @Override
    public void close() {
        closed = true;
        batches.close();
        timer.shutdown();
        sqs.close();
    }
}
