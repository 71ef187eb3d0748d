package docket.transport;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.Wire;

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

    /** Sends an event in the trace of whatever is being worked on. */
    default void send(Channel channel, DocumentEvent event) {
        send(channel, event.documentId().value(), Wire.write(event, Tracing.traceparent(event.documentId())));
    }

    /** The broker cannot take the message now. */
    final class TransportUnavailable extends RuntimeException {
        public TransportUnavailable(Channel channel, Throwable cause) {
            super("no answer from the broker for " + channel.label(), cause);
        }
    }
}
