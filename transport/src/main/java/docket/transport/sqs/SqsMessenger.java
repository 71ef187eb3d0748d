package docket.transport.sqs;

import docket.messages.Channel;
import docket.transport.Messenger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Messages over SQS: one queue a channel, of the same name. */
public final class SqsMessenger implements Messenger {

    private final SqsAsyncClient sqs;
    private final Map<Channel, String> urls = new ConcurrentHashMap<>();

    public SqsMessenger(SqsAsyncClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public void send(Channel channel, String key, String body) {
        sendAll(List.of(new Outgoing(channel, key, body)));
    }

    @Override
    public void sendAll(List<Outgoing> messages) {
        var answers = messages.stream().map(this::sending).toList();
        for (int i = 0; i < answers.size(); i++) {
            try {
                answers.get(i).join();
            } catch (CompletionException e) {
                throw new TransportUnavailable(messages.get(i).channel(), e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private CompletableFuture<?> sending(Outgoing message) {
        try {
            var url = urls.computeIfAbsent(message.channel(), this::url);
            return sqs.sendMessage(send -> send.queueUrl(url).messageBody(message.body()));
        } catch (CompletionException e) {
            return CompletableFuture.failedFuture(e.getCause() == null ? e : e.getCause());
        }
    }

    private String url(Channel channel) {
        return sqs.getQueueUrl(get -> get.queueName(channel.label())).join().queueUrl();
    }
}
