package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.invoice.PostgresResource;
import docket.invoice.messaging.Twins;
import docket.invoice.messaging.Ubl;
import docket.messages.DocumentId;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading as a step of the workflow, called as {@code pipeline.asl.json} calls it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(InvoiceStepLambdaTest.Step.class)
@Tag("lambda")
class InvoiceStepLambdaTest {

    /** As the step before answers it. */
    static final String CLASSIFIED = """
            {"event":{"type":"document-classified","documentId":"%s","seq":2,"at":"2026-03-01T12:00:00Z","kind":"invoice",\
            "confidence":0.98,"reasons":["says so"],"work":{"engine":"words-1","millis":3,"cost":0}}}""";

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Test
    void itReadsAndTellsNobodyYet() throws IOException, InterruptedException {
        documents.keep(
                new DocumentId("step-read"),
                "sound.xml",
                "s3://docket-inbox/sound.xml",
                Ubl.sound("R-11").getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);

        var answer = LambdaDoor.invoke(port, CLASSIFIED.formatted("step-read"));

        assertThat(answer.path("outcome").asText()).isEqualTo("done");
        assertThat(answer.path("next").isNull()).isTrue();
        assertThat(broker.sent()).isEmpty();
    }

    @Test
    void aBucketThatIsAwayFailsTheStepSoThatTheWorkflowTriesAgain() throws IOException, InterruptedException {
        var failure = LambdaDoor.failure(port, CLASSIFIED.formatted("away"));

        assertThat(failure.path("errorType").asText()).isEqualTo("docket.documents.Objects$StoreUnavailable");
    }

    @Test
    void aDocumentNobodyKeptFailsTheStepByName() throws IOException, InterruptedException {
        var failure = LambdaDoor.failure(port, CLASSIFIED.formatted("d-nobody"));

        assertThat(failure.path("errorMessage").asText()).contains("d-nobody");
    }

    @Test
    void onlyWhatIsClassifiedCanBeRead() throws IOException, InterruptedException {
        var failure = LambdaDoor.failure(port, OrderStepLambdaTest.decided("step-read", "APPROVED"));

        assertThat(failure.path("errorMessage").asText()).isEqualTo("only what is classified can be read");
    }

    public static class Step extends LambdaDoor {
        public Step() {
            super("invoice-step", Map.of());
        }
    }
}
