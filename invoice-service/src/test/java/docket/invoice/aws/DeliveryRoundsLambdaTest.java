package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import docket.invoice.PostgresResource;
import docket.invoice.SoundInvoice;
import docket.invoice.messaging.Twins;
import docket.invoice.store.Deliveries;
import docket.messages.DocumentEvent.DeliveryReported;
import docket.messages.DocumentId;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Approved invoices sent to the webhook by a function that a schedule calls. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = DeliveryRoundsLambdaTest.Erp.class, restrictToAnnotatedClass = true)
@TestProfile(DeliveryRoundsLambdaTest.Rounds.class)
@Tag("lambda")
class DeliveryRoundsLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    Optional<Deliveries> deliveries;

    @Test
    void whatIsDueIsSentOnceAndTheTimelineHearsOfIt() throws IOException, InterruptedException {
        deliveries.orElseThrow().book(new DocumentId("by-round-1"), 3, SoundInvoice.reading());
        deliveries.orElseThrow().book(new DocumentId("by-round-2"), 3, SoundInvoice.reading());

        LambdaDoor.invoke(port, LambdaDoor.SCHEDULED);
        LambdaDoor.invoke(port, LambdaDoor.SCHEDULED);

        assertThat(Erp.RECEIVED).containsExactlyInAnyOrder("by-round-1", "by-round-2");
        assertThat(broker.sent())
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.event())
                        .isInstanceOfSatisfying(
                                DeliveryReported.class,
                                reported -> assertThat(reported.delivered()).isTrue()));
    }

    /** The system that books. */
    public static final class Erp implements QuarkusTestResourceLifecycleManager {

        static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

        private @Nullable HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", exchange -> {
                RECEIVED.add(exchange.getRequestHeaders().getFirst("X-Docket-Delivery"));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "docket.invoice.webhook.url",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/invoices");
        }

        @Override
        public void stop() {
            Objects.requireNonNull(server).stop(0);
        }
    }

    public static class Rounds extends LambdaDoor {
        public Rounds() {
            super("delivery-rounds", Map.of("docket.invoice.webhook.secret", "a secret of the tests"));
        }
    }
}
