package docket.review.messaging;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentId;
import docket.messages.Wire;
import docket.transport.Messenger;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The broker's twin: keeps what was sent. */
@Singleton
public final class SentMessages implements Messenger {

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    public record Sent(Channel channel, String key, String body) {}

    @Override
    public void send(Channel channel, String key, String body) {
        sent.add(new Sent(channel, key, body));
    }

    /** The events about one document that went over this channel. */
    public List<DocumentEvent> on(Channel channel, DocumentId document) {
        return sent.stream()
                .filter(message -> message.channel() == channel && message.key().equals(document.value()))
                .map(message -> Wire.read(message.body()))
                .toList();
    }
}
