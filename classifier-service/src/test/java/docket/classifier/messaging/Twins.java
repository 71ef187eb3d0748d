package docket.classifier.messaging;

import docket.classifier.Inbox;
import docket.documents.Documents;
import docket.documents.InMemoryObjects;
import docket.documents.InboxObject;
import docket.documents.Objects.StoreUnavailable;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The world around the service, in memory: an inbox, a shelf, a broker. */
public final class Twins {

    /** An electronic invoice; its kind is beyond doubt. */
    static final String INVOICE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
              xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:ID>%s</cbc:ID>
            </Invoice>
            """;

    /** A text that is of no kind for sure. */
    static final String UNCLEAR = "Qwx zzt, plugh? Xyzzy.";

    @Alternative
    @Priority(1)
    @Singleton
    static class Uploads implements Inbox {

        @Override
        public Optional<Upload> fetch(String bucket, String key) {
            if (key.startsWith("gone")) return Optional.empty();
            if (key.startsWith("away")) throw new StoreUnavailable(key, new IOException("connection refused"));
            var bytes = key.startsWith("empty")
                    ? new byte[0]
                    : (key.startsWith("unclear") ? UNCLEAR : INVOICE.formatted(key)).getBytes(StandardCharsets.UTF_8);
            var object = new InboxObject(bucket, key, "e1", Instant.EPOCH);
            return Optional.of(new Upload(object, bytes.length, Optional.empty(), Optional.of(bytes)));
        }
    }

    @Singleton
    @Typed(Broker.class)
    public static class Broker implements Messenger {

        private final List<DocumentEvent> sent = new CopyOnWriteArrayList<>();

        @Override
        public void send(Channel channel, String key, String body) {
            if (channel != Channel.EVENTS) sent.add(Wire.read(body));
        }

        /** What went to other services; the timeline's events apart. */
        public List<DocumentEvent> sent() {
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
