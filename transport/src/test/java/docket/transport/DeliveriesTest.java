package docket.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentRefused;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentId;
import docket.messages.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveriesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @Inject
    Sent sent;

    @Inject
    Consumer consumer;

    @BeforeEach
    void nothingSentYet() {
        sent.bodies.clear();
    }

    @Test
    void aMessageIsAcknowledgedWhenItsWorkIsDone() {
        assertThat(ended(refused("sound"))).isEqualTo("ack");
    }

    @Test
    void failedWorkComesBackAndTheTimelineIsTold() {
        assertThat(ended(refused("store-away"))).isEqualTo("nack");
        assertThat(sent.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        StepFailed.class,
                        failed ->
                                assertThat(failed.reason()).isEqualTo("no answer from the store: connection refused"));
    }

    @Test
    void aMessageThatIsNoEventComesBackUntilItIsDead() {
        assertThat(ended("no event")).isEqualTo("nack");
        assertThat(sent.bodies).isEmpty();
    }

    @Test
    void aFailureDoesNotStopTheQueue() {
        ended("no event");
        ended(refused("store-away"));

        assertThat(ended(refused("sound"))).isEqualTo("ack");
    }

    @Test
    void whatIsSentOnTheWayContinuesTheTrace() {
        ended(Wire.write(event("sound"), "00-" + TRACE + "-b7ad6b7169203331-01"));

        await().until(() -> !sent.bodies.isEmpty());
        assertThat(Wire.traceparent(sent.bodies.getFirst()))
                .hasValueSatisfying(
                        trace -> assertThat(trace).startsWith("00-" + TRACE).doesNotContain("b7ad6b7169203331"));
    }

    @Test
    void aMessageWithoutATraceJoinsTheDocumentsOwn() {
        var bare = Wire.write(event("sound")).replaceAll(",\"traceparent\":\"[^\"]*\"", "");
        assertThat(Wire.traceparent(bare)).isEmpty();

        ended(bare);

        await().until(() -> !sent.bodies.isEmpty());
        assertThat(Wire.traceparent(sent.bodies.getFirst()))
                .hasValueSatisfying(trace -> assertThat(trace)
                        .startsWith(Wire.rootTrace(new DocumentId("sound")).substring(0, 35)));
    }

    @Test
    void everyLineOfTheLogNamesTheDocumentAndItsTraceWhileItIsWorkedOn() {
        ended(Wire.write(event("named"), "00-" + TRACE + "-b7ad6b7169203331-01"));

        assertThat(consumer.seen()).containsEntry("documentId", "named").containsEntry("traceId", TRACE);
    }

    private String ended(String body) {
        var end = new CompletableFuture<String>();
        queues.<Object>source("invoices")
                .send(Message.of(
                        body,
                        () -> {
                            end.complete("ack");
                            return CompletableFuture.completedFuture(null);
                        },
                        _ -> {
                            end.complete("nack");
                            return CompletableFuture.completedFuture(null);
                        }));
        return end.completeOnTimeout("neither", 60, TimeUnit.SECONDS).join();
    }

    private static String refused(String id) {
        return Wire.write(event(id));
    }

    private static DocumentEvent event(String id) {
        return new DocumentRefused(new DocumentId(id), 2, Instant.EPOCH, "empty");
    }

    @ApplicationScoped
    static class Consumer {

        @Inject
        Deliveries deliveries;

        @Inject
        Messenger messenger;

        private final Map<String, Object> seen = new ConcurrentHashMap<>();

        Map<String, Object> seen() {
            return seen;
        }

        @Incoming("invoices")
        @RunOnVirtualThread
        CompletionStage<Void> on(Message<String> message) {
            return deliveries.take(Channel.INVOICES, message, event -> {
                if (event.documentId().value().equals("store-away")) {
                    throw new IllegalStateException("no answer from the store", new IOException("connection refused"));
                }
                assertThat(Thread.currentThread().isVirtual()).isTrue();
                seen.putAll(MDC.getMap());
                messenger.send(Channel.EVENTS, event);
            });
        }
    }

    @Singleton
    static class Sent implements Messenger {

        final List<String> bodies = new CopyOnWriteArrayList<>();

        @Override
        public void send(Channel channel, String key, String body) {
            bodies.add(body);
        }

        List<DocumentEvent> events() {
            return bodies.stream().map(Wire::read).toList();
        }
    }
}
