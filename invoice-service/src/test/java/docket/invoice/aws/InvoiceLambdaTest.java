package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.invoice.PostgresResource;
import docket.invoice.messaging.Twins;
import docket.invoice.messaging.Ubl;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Wire;
import docket.messages.Work;
import docket.transport.aws.LambdaDoor;
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

/** Through Quarkus' Lambda event server: what the function answers to what SQS hands it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(InvoiceLambdaTest.Invoices.class)
@Tag("lambda")
class InvoiceLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Test
    void onlyTheInvoicesThatDidNotWorkOutComeAgain() throws Exception {
        documents.keep(
                new DocumentId("sound"),
                "sound.xml",
                "s3://docket-inbox/sound.xml",
                Ubl.sound("R-1").getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);

        var answer = LambdaDoor.invoke(port, LambdaDoor.batch(classified("sound"), classified("away"), "?"));

        assertThat(answer.findValuesAsText("itemIdentifier")).containsExactly("m-2", "m-3");
        assertThat(broker.sent()).hasSize(2);
        assertThat(broker.sent().get(0).event()).isInstanceOf(DocumentCompleted.class);
        assertThat(broker.sent().get(1).event())
                .isInstanceOfSatisfying(
                        StepFailed.class, failed -> assertThat(failed.attempt()).isEqualTo(3));
    }

    private static String classified(String id) {
        return Wire.write(new DocumentClassified(
                new DocumentId(id),
                2,
                Instant.EPOCH,
                Kind.INVOICE,
                Confidence.CERTAIN,
                List.of(),
                Work.free("words-1", 1)));
    }

    public static class Invoices extends LambdaDoor {
        public Invoices() {
            super("invoices", Map.of());
        }
    }
}
