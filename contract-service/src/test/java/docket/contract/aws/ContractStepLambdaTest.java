package docket.contract.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.SampleContracts;
import docket.contract.messaging.Twins;
import docket.documents.Documents;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Wire;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Analysing a contract, and a person's answer, as steps of the workflow. */
@QuarkusTest
@TestProfile(ContractStepLambdaTest.Step.class)
@Tag("lambda")
class ContractStepLambdaTest {

    private static final String CLASSIFIED = """
            {"event":{"type":"document-classified","documentId":"%s","seq":2,"at":"2026-03-01T12:00:00Z","kind":"contract",\
            "confidence":0.98,"reasons":["says so"],"work":{"engine":"words-1","millis":3,"cost":0}}}""";

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
    void aHarmlessContractIsDone() throws IOException, InterruptedException {
        keep("step-sound", SampleContracts.SOUND);

        var answer = LambdaDoor.invoke(port, CLASSIFIED.formatted("step-sound"));

        assertThat(answer.path("outcome").asText()).isEqualTo("done");
        assertThat(broker.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.event()).isInstanceOf(DocumentCompleted.class));
    }

    @Test
    void aContractWithoutALimitIsAskedAndTheAnswerEndsIt() throws IOException, InterruptedException {
        keep("step-risky", SampleContracts.SOUND.replaceAll("(?s)5\\. Liability\\..*?6\\.", "6."));

        var answer = LambdaDoor.invoke(port, CLASSIFIED.formatted("step-risky"));

        assertThat(answer.path("outcome").asText()).isEqualTo("review");
        assertThat(answer.path("kind").asText()).isEqualTo("contract");
        assertThat(Wire.read(answer.path("review").toString())).isInstanceOf(ReviewRequested.class);
        assertThat(broker.sent()).isEmpty(); // the workflow puts the question, not this step

        assertThat(LambdaDoor.invoke(port, decided("step-risky"))
                        .path("outcome")
                        .asText())
                .isEqualTo("done");
        assertThat(broker.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.event())
                        .isInstanceOfSatisfying(
                                DocumentCompleted.class,
                                completed -> assertThat(completed.ending()).isEqualTo(Ending.REJECTED)));
    }

    @Test
    void aDocumentNobodyKeptFailsTheStepByName() throws IOException, InterruptedException {
        for (String call : new String[] {CLASSIFIED.formatted("d-nobody"), decided("d-nobody")}) {
            assertThat(LambdaDoor.failure(port, call).path("errorMessage").asText())
                    .contains("d-nobody");
        }
    }

    @Test
    void anEventThatIsNoneFailsTheStep() throws IOException, InterruptedException {
        var failure = LambdaDoor.failure(port, "{\"event\":{\"type\":\"weather\"}}");

        assertThat(failure.path("errorType").asText()).isNotEmpty();
        assertThat(broker.sent()).isEmpty();
    }

    private static String decided(String id) {
        return """
                {"event":{"type":"review-decided","documentId":"%s","seq":4,"at":"2026-03-01T12:00:00Z","reviewId":"r-1",\
                "question":"CONTRACT","verdict":"REJECTED","by":"reviewer@example.com","comment":"too open",\
                "corrections":{},"kind":null}}""".formatted(id);
    }

    private void keep(String id, String text) {
        documents.keep(
                new DocumentId(id),
                id + ".txt",
                "s3://docket-inbox/" + id + ".txt",
                text.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    public static class Step extends LambdaDoor {
        public Step() {
            super("contract-step");
        }
    }
}
