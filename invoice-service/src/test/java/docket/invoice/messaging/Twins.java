package docket.invoice.messaging;

import docket.documents.Documents;
import docket.documents.InMemoryObjects;
import docket.documents.Objects.StoreUnavailable;
import docket.documents.Reading;
import docket.invoice.Booking;
import docket.invoice.delivery.ExportedInvoices;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentId;
import docket.messages.Wire;
import docket.transport.Gathering;
import docket.transport.Messenger;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The world around the service, in memory: a shelf and a broker. */
public final class Twins {

    @Singleton
    @Typed(Broker.class)
    public static class Broker implements Messenger {

        /** What went where. */
        public record Sent(Channel channel, DocumentEvent event) {}

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
            return new Documents(new SometimesAway());
        }
    }

    /** Where approved invoices go, in the tests. */
    @Alternative
    @Priority(1)
    @Singleton
    public static class Export implements Booking {

        private final InMemoryObjects objects = new InMemoryObjects();
        private final ExportedInvoices exported = new ExportedInvoices(objects);

        @Override
        public void book(DocumentId id, int seq, Reading approved) {
            exported.book(id, seq, approved);
        }

        Optional<String> text(String key) {
            return objects.get(key).map(stored -> new String(stored.bytes(), StandardCharsets.UTF_8));
        }
    }

    /** A bucket that does not answer for documents called {@code away}. */
    private static final class SometimesAway implements docket.documents.Objects {

        private final InMemoryObjects objects = new InMemoryObjects();

        @Override
        public boolean putIfAbsent(String key, byte[] bytes, String mediaType, Map<String, String> metadata) {
            return objects.putIfAbsent(key, bytes, mediaType, metadata);
        }

        @Override
        public Optional<Stored> get(String key) {
            if (key.startsWith("away")) throw new StoreUnavailable(key, new IOException("connection refused"));
            return objects.get(key);
        }

        @Override
        public Optional<Map<String, String>> head(String key) {
            return objects.head(key);
        }

        @Override
        public List<String> keys(String prefix) {
            return objects.keys(prefix);
        }
    }

    private Twins() {}
}
