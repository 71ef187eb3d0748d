package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.invoice.PostgresResource;
import docket.invoice.messaging.Twins;
import docket.invoice.messaging.Ubl;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Wire;
import docket.messages.Work;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Through Quarkus' Lambda event server: what the workflow's step answers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(OrderStepLambdaTest.Step.class)
@Tag("lambda")
class OrderStepLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Test
    void aSoundInvoiceIsDoneAndTheTimelineIsTold() throws Exception {
        documents.keep(
                new DocumentId("step-sound"),
                "sound.xml",
                "s3://docket-inbox/sound.xml",
                Ubl.sound("S-1").getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
        var classified = Wire.write(new DocumentClassified(
                new DocumentId("step-sound"),
                2,
                Instant.EPOCH,
                Kind.INVOICE,
                Confidence.CERTAIN,
                List.of(),
                Work.free("words-1", 1)));

        var answer = LambdaDoor.invoke(port, "{\"event\":" + classified + "}");

        assertThat(answer.path("outcome").asText()).isEqualTo("done");
        assertThat(answer.path("review").isNull()).isTrue();
        assertThat(broker.sent()).anySatisfy(sent -> assertThat(sent.event()).isInstanceOf(DocumentCompleted.class));
    }

    /** The handler this build is started as. */
    public static class Step extends LambdaDoor {
        public Step() {
            super("order-step", Map.of());
        }
    }
}
