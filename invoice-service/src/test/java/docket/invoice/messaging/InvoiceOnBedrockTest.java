package docket.invoice.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.documents.Documents;
import docket.invoice.PostgresResource;
import docket.invoice.aws.FakeDataAutomation;
import docket.invoice.blueprint.Answers;
import docket.invoice.layout.PrintedPages;
import docket.invoice.messaging.Twins.Broker.Sent;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Wire;
import docket.messages.Work;
import docket.reader.Pages;
import docket.reader.Reader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service with the engine elsewhere, between its queues. */
@QuarkusTest
@TestProfile(InvoiceOnBedrockTest.OnBedrock.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = InvoiceOnBedrockTest.Service.class, restrictToAnnotatedClass = true)
class InvoiceOnBedrockTest {

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    public static final class OnBedrock implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "docket.engine.invoice", "bedrock",
                    "docket.region", "eu-central-1",
                    "docket.data-automation.profile",
                            "arn:aws:bedrock:eu-central-1:111122223333:data-automation-profile/eu",
                    "docket.data-automation.blueprint", "arn:aws:bedrock:eu-central-1:111122223333:blueprint/1");
        }
    }

    public static final class Service implements QuarkusTestResourceLifecycleManager {

        private static @Nullable FakeDataAutomation service;
        private static final Map<String, byte[]> WRITTEN = new HashMap<>();

        @Override
        public Map<String, String> start() {
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            service = new FakeDataAutomation(0, WRITTEN::put);
            return Map.of("docket.data-automation.endpoint", service.address().toString());
        }

        @Override
        public void stop() {
            service().close();
        }

        static FakeDataAutomation service() {
            return Objects.requireNonNull(service);
        }
    }

    @BeforeEach
    void nothingSentYet() {
        broker.clear();
    }

    @Test
    void anInvoiceWaitsElsewhereAndComesBackWhenItIsRead() {
        var id = new DocumentId("on-bedrock");
        documents.keep(id, "a.pdf", "s3://in/a.pdf", "%PDF".getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
        var pages = new Pages(Pages.PDF, PrintedPages.of(Answers.PRINTED).pages(), List.of(), Map.of());
        documents.putIfAbsent(id, "pages/" + Reader.VERSION, pages.toJson(), "application/json");
        DocumentEvent invoice = new DocumentClassified(
                id, 2, Instant.EPOCH, Kind.INVOICE, Confidence.CERTAIN, List.of(), Work.free("words-1", 1));

        queues.<Object>source("invoices").send(Wire.write(invoice));
        await().until(() -> Service.service().started().size() == 1);
        assertThat(broker.sent()).isEmpty();

        var job = Service.service().started().getFirst();
        Service.service().finish(job, List.of(Answers.sound().json()), "{}");
        Service.WRITTEN.forEach((uri, bytes) -> documents.putIfAbsent(
                id, uri.substring(("s3://docket-documents/" + id + "/").length()), bytes, "application/json"));
        queues.<Object>source("data-automation").send(Service.service().event(job, "SUCCESS"));
        await().until(() -> !broker.sent().isEmpty());
        assertThat(broker.sent()).containsExactly(new Sent(Channel.INVOICES, invoice));

        broker.clear();
        queues.<Object>source("invoices").send(Wire.write(invoice));
        await().until(() -> !broker.sent().isEmpty());
        assertThat(broker.sent().getFirst().event()).satisfies(event -> {
            var work = event instanceof ReviewRequested asked
                    ? asked.work()
                    : ((DocumentEvent.DocumentCompleted) event).work();
            assertThat(work.engine()).isEqualTo("bda-1");
            assertThat(work.cost()).isEqualByComparingTo("0.04");
        });
    }
}
