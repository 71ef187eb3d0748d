package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.documents.Documents;
import docket.invoice.PostgresResource;
import docket.invoice.messaging.Twins;
import docket.invoice.messaging.Ubl;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.ReplyTo;
import docket.messages.Wire;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holding an invoice against its order, and a person's answer, as steps of the workflow. */
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

    @BeforeEach
    void nothingSentYet() {
        broker.clear();
    }

    @Test
    void anInvoiceThatHoldsIsDoneAndItsTimelineIsTold() throws IOException, InterruptedException {
        keep("step-holds", Ubl.sound("R-21"));

        var answer = LambdaDoor.invoke(port, InvoiceStepLambdaTest.CLASSIFIED.formatted("step-holds"));

        assertThat(answer.path("outcome").asText()).isEqualTo("done");
        assertThat(broker.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.event()).isInstanceOf(DocumentCompleted.class));
    }

    @Test
    void aSumThatDoesNotHoldIsAskedWithTheWorkflowsTokenAndTheAnswerEndsIt() throws IOException, InterruptedException {
        keep("step-asks", Ubl.sound("R-22").replace(">119.00<", ">120.00<"));

        var answer = LambdaDoor.invoke(port, InvoiceStepLambdaTest.CLASSIFIED.formatted("step-asks"));

        assertThat(answer.path("outcome").asText()).isEqualTo("review");
        assertThat(answer.path("kind").asText()).isEqualTo("invoice");
        assertThat(broker.sent()).isEmpty(); // the workflow puts the question, not this step
        var asked = (ObjectNode) answer.path("review");
        asked.putObject("replyTo").put("type", "task-token").put("token", "AQC+order/=");
        assertThat(Wire.read(asked.toString()))
                .isInstanceOfSatisfying(
                        ReviewRequested.class,
                        review -> assertThat(review.replyTo()).isEqualTo(new ReplyTo.TaskToken("AQC+order/=")));

        assertThat(LambdaDoor.invoke(port, decided("step-asks", "APPROVED"))
                        .path("outcome")
                        .asText())
                .isEqualTo("done");
        assertThat(broker.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.event())
                        .isInstanceOfSatisfying(
                                DocumentCompleted.class,
                                completed -> assertThat(completed.ending()).isEqualTo(Ending.APPROVED)));
    }

    @Test
    void aPersonWhoCallsItAContractSendsItOnByTheAnswer() throws IOException, InterruptedException {
        keep("step-other", Ubl.sound("R-23").replace(">119.00<", ">120.00<"));
        LambdaDoor.invoke(port, InvoiceStepLambdaTest.CLASSIFIED.formatted("step-other"));

        var answer = LambdaDoor.invoke(
                port, decided("step-other", "APPROVED").replace("\"kind\":null", "\"kind\":\"contract\""));

        assertThat(answer.path("outcome").asText()).isEqualTo("next");
        assertThat(answer.path("kind").asText()).isEqualTo("contract");
    }

    @Test
    void anAnswerAboutAnInvoiceNobodyReadFailsTheStepByName() throws IOException, InterruptedException {
        var failure = LambdaDoor.failure(port, decided("d-nobody", "APPROVED"));

        assertThat(failure.path("errorMessage").asText()).isEqualTo("decided before it was read: d-nobody");
    }

    /** What review-service hands to the waiting task. */
    static String decided(String id, String verdict) {
        return """
                {"event":{"type":"review-decided","documentId":"%s","seq":4,"at":"2026-03-01T12:00:00Z","reviewId":"r-1",\
                "question":"INVOICE","verdict":"%s","by":"reviewer@example.com","comment":"","corrections":{},"kind":null}}""".formatted(id, verdict);
    }

    private void keep(String id, String xml) {
        documents.keep(
                new DocumentId(id),
                id + ".xml",
                "s3://docket-inbox/" + id + ".xml",
                xml.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    public static class Step extends LambdaDoor {
        public Step() {
            super("order-step", Map.of());
        }
    }
}
