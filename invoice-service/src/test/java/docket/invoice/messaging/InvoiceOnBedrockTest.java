package docket.invoice.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.documents.Documents;
import docket.invoice.PostgresResource;
import docket.invoice.aws.BedrockResource;
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
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service with the engine elsewhere, between its queues. */
@QuarkusTest
@TestProfile(InvoiceOnBedrockTest.OnBedrock.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = BedrockResource.class, restrictToAnnotatedClass = true)
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
            return BedrockResource.SETTINGS;
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
        await().until(() -> BedrockResource.service().jobs().size() == 1);
        assertThat(broker.sent()).isEmpty();

        var job = BedrockResource.service().jobs().getFirst();
        BedrockResource.service().finish(job, List.of(Answers.sound().json()), "{}");
        BedrockResource.written()
                .forEach((uri, bytes) -> documents.putIfAbsent(
                        id, uri.substring(("s3://docket-documents/" + id + "/").length()), bytes, "application/json"));
        queues.<Object>source("data-automation").send(BedrockResource.service().event(job, "SUCCESS"));
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
