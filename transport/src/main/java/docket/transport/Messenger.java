package docket.transport;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.Wire;
import java.util.List;

/** Hands messages to the broker. */
public interface Messenger {

    /**
     * Returns when the broker has kept the message.
     *
     * @param body as {@link Wire} spells it
     * @param key messages with the same key keep their order where the broker keeps any
     * @throws TransportUnavailable if the broker did not take it; it may have arrived all the same
     */
    void send(Channel channel, String key, String body);

    /** A message on its way. */
    record Outgoing(Channel channel, String key, String body) {

        /** An event in the trace of whatever is being worked on. */
        public static Outgoing of(Channel channel, DocumentEvent event) {
            var id = event.documentId();
            return new Outgoing(channel, id.value(), Wire.write(event, Tracing.traceparent(id)));
        }
    }

    /**
     * Returns when the broker has kept every message; where it can, they travel at the same time.
     *
     * @throws TransportUnavailable if the broker did not take one of them; any may have arrived all the same
     */
    default void sendAll(List<Outgoing> messages) {
        messages.forEach(message -> send(message.channel(), message.key(), message.body()));
    }

    /** Sends an event in the trace of whatever is being worked on. */
    default void send(Channel channel, DocumentEvent event) {
        sendAll(List.of(Outgoing.of(channel, event)));
    }

    /** The broker cannot take the message now. */
    final class TransportUnavailable extends RuntimeException {
        public TransportUnavailable(Channel channel, Throwable cause) {
            super("no answer from the broker for " + channel.label(), cause);
        }
    }
}
