package docket.transport.sqs;

import docket.transport.sqs.Batches.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * An SQS client that sends and deletes up to ten messages in one request. A future completes only when its own message
 * was answered, so nothing is promised early. Only the calls that channels make are there.
 */
final class BatchingSqs implements SqsAsyncClient {

    private static final Logger LOG = Logger.getLogger(BatchingSqs.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SqsAsyncClient sqs;
    private final Duration wait;
    private final ScheduledExecutorService timer;
    private final Map<String, Batches<SendMessageRequest, SendMessageResponse>> sends = new ConcurrentHashMap<>();
    private final Map<String, Batches<DeleteMessageRequest, DeleteMessageResponse>> deletes = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param wait how long a message waits for company in a rush */
    BatchingSqs(SqsAsyncClient sqs, Duration wait) {
        this.sqs = sqs;
        this.wait = wait;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sqs-batches").daemon().factory());
    }

    @Override
    public CompletableFuture<SendMessageResponse> sendMessage(SendMessageRequest request) {
        return sends.computeIfAbsent(request.queueUrl(), url -> new Batches<>(wait, timer, batch -> send(url, batch)))
                .ask(request, 3 * request.messageBody().length());
    }

    @Override
    public CompletableFuture<DeleteMessageResponse> deleteMessage(DeleteMessageRequest request) {
        return deletes.computeIfAbsent(
                        request.queueUrl(), url -> new Batches<>(wait, timer, batch -> delete(url, batch)))
                .ask(request, request.receiptHandle().length());
    }

    private void send(String url, List<Asked<SendMessageRequest, SendMessageResponse>> batch) {
        var entries = IntStream.range(0, batch.size())
                .mapToObj(i -> {
                    var message = batch.get(i).question();
                    return SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .messageBody(message.messageBody())
                            .messageAttributes(message.messageAttributes())
                            .delaySeconds(message.delaySeconds())
                            .build();
                })
                .toList();
        sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries)).whenComplete((response, failure) -> {
            if (response != null) {
                response.successful()
                        .forEach(sent -> answer(batch, sent.id())
                                .complete(SendMessageResponse.builder()
                                        .messageId(sent.messageId())
                                        .sequenceNumber(sent.sequenceNumber())
                                        .build()));
                refuse(batch, response.failed());
            }
            settle(batch, failure);
        });
    }

    private void delete(String url, List<Asked<DeleteMessageRequest, DeleteMessageResponse>> batch) {
        var entries = IntStream.range(0, batch.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(batch.get(i).question().receiptHandle())
                        .build())
                .toList();
        sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries))
                .whenComplete((response, failure) -> {
                    if (response != null) {
                        response.successful()
                                .forEach(gone -> answer(batch, gone.id())
                                        .complete(
                                                DeleteMessageResponse.builder().build()));
                        refuse(batch, response.failed());
                    }
                    settle(batch, failure);
                });
    }

    private static <A> CompletableFuture<A> answer(List<? extends Asked<?, A>> batch, String id) {
        return batch.get(Integer.parseInt(id)).answer();
    }

    private static <A> void refuse(List<? extends Asked<?, A>> batch, List<BatchResultErrorEntry> failed) {
        failed.forEach(refused -> answer(batch, refused.id())
                .completeExceptionally(SqsException.builder()
                        .message(refused.code() + ": " + refused.message())
                        .build()));
    }

    /** Whoever has no answer by now gets none: the request failed, or the response forgot it. */
    private static <A> void settle(List<? extends Asked<?, A>> batch, @Nullable Throwable failure) {
        var none = failure != null ? failure : SdkClientException.create("no answer to this message of the batch");
        batch.forEach(asked -> asked.answer().completeExceptionally(none));
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
        timer.shutdown();
        sqs.close();
    }
}
