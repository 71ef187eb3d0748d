package docket.contract.messaging;

import docket.documents.Documents;
import docket.documents.InMemoryObjects;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.Wire;
import docket.transport.Gathering;
import docket.transport.Messenger;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The world around the service, in memory: a shelf, a broker. */
public final class Twins {

    public record Sent(Channel channel, DocumentEvent event) {}

    @Singleton
    @Typed(Broker.class)
    public static class Broker implements Messenger {

        private final List<Sent> sent = new CopyOnWriteArrayList<>();

        @Override
        public void send(Channel channel, String key, String body) {
            sent.add(new Sent(channel, Wire.read(body)));
        }

        public List<Sent> sent() {
            return List.copyOf(sent);
        }

        public void clear() {
            sent.clear();
        }
    }

    static class Shelf {

        /** Gathers for a step of a workflow, as the real one does. */
        @Produces
        @Alternative
        @Priority(1)
        @Singleton
        Messenger messenger(Broker broker) {
            return new Gathering(broker);
        }

        @Produces
        @Alternative
        @Priority(1)
        @Singleton
        Documents documents() {
            return new Documents(new InMemoryObjects());
        }
    }

    private Twins() {}
}
