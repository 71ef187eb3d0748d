package docket.proposal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.messages.Channel;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Wire;
import docket.proposal.PostgresResource;
import docket.proposal.messaging.Twins;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drafting a proposal, and a person's answer, as steps of the workflow. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ProposalStepLambdaTest.Step.class)
@Tag("lambda")
class ProposalStepLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Test
    void aDraftIsAskedByTheWorkflowAndTheAnswerEndsIt() throws Exception {
        var id = new DocumentId("step-draft");
        documents.keep(
                id,
                "request.txt",
                "s3://docket-inbox/request.txt",
                "The system must answer within a second.\n".getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);

        var answer = LambdaDoor.invoke(port, classified("step-draft"));

        assertThat(answer.path("outcome").asText()).isEqualTo("review");
        assertThat(Wire.read(answer.path("review").toString())).isInstanceOf(ReviewRequested.class);
        assertThat(broker.sent(Channel.REVIEWS, id)).isEmpty(); // the workflow puts the question, not this step

        assertThat(LambdaDoor.invoke(port, rejected("step-draft"))
                        .path("outcome")
                        .asText())
                .isEqualTo("done");
        assertThat(broker.first(Channel.EVENTS, id, DocumentCompleted.class))
                .hasValueSatisfying(completed -> assertThat(completed.ending()).isEqualTo(Ending.REJECTED));
    }

    @Test
    void aDocumentNobodyKeptFailsTheStepByName() throws Exception {
        for (String call : new String[] {classified("d-nobody"), rejected("d-nobody")}) {
            assertThat(LambdaDoor.failure(port, call).path("errorMessage").asText())
                    .contains("d-nobody");
        }
    }

    @Test
    void aCallWithoutAnEventSaysSo() throws Exception {
        assertThat(LambdaDoor.failure(port, "{}").path("errorMessage").asText()).isEqualTo("the call has no event");
    }

    private static String classified(String id) {
        return """
                {"event":{"type":"document-classified","documentId":"%s","seq":2,"at":"2026-03-01T12:00:00Z",\
                "kind":"proposal_request","confidence":1.0,"reasons":[],"work":{"engine":"x","millis":1,"cost":0}}}""".formatted(id);
    }

    private static String rejected(String id) {
        return """
                {"event":{"type":"review-decided","documentId":"%s","seq":4,"at":"2026-03-01T12:00:00Z","reviewId":"r-1",\
                "question":"PROPOSAL","verdict":"REJECTED","by":"reviewer@example.com","comment":"not for us",\
                "corrections":{},"kind":null}}""".formatted(id);
    }

    public static class Step extends LambdaDoor {
        public Step() {
            super("proposal-step");
        }
    }
}
