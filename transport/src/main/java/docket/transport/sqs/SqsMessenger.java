package docket.transport.sqs;

import docket.messages.Channel;
import docket.transport.Messenger;
import java.util.Map;
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
        try {
            var url = urls.computeIfAbsent(channel, this::url);
            sqs.sendMessage(send -> send.queueUrl(url).messageBody(body)).join();
        } catch (CompletionException e) {
            throw new TransportUnavailable(channel, e.getCause() == null ? e : e.getCause());
        }
    }

    private String url(Channel channel) {
        return sqs.getQueueUrl(get -> get.queueName(channel.label())).join().queueUrl();
    }
}
