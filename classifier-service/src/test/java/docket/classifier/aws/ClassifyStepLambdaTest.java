package docket.classifier.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.classifier.messaging.Twins;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Wire;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first step of the workflow, called as {@code pipeline.asl.json} calls it. */
@QuarkusTest
@TestProfile(ClassifyStepLambdaTest.Step.class)
@Tag("lambda")
class ClassifyStepLambdaTest {

    private static final String UPLOAD = "{\"bucket\":\"docket-inbox\",\"key\":\"%s\"}";

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @BeforeEach
    void nothingSentYet() {
        broker.clear();
    }

    @Test
    void whatIsClassifiedIsTheAnswerAndGoesIntoNoQueue() throws IOException, InterruptedException {
        var answer = LambdaDoor.invoke(port, UPLOAD.formatted("step-1.xml"));

        assertThat(answer.path("outcome").asText()).isEqualTo("next");
        assertThat(answer.path("kind").asText()).isEqualTo("invoice");
        assertThat(Wire.read(answer.path("next").toString()))
                .isInstanceOfSatisfying(
                        DocumentClassified.class,
                        classified -> assertThat(classified.kind()).isEqualTo(Kind.INVOICE));
        assertThat(answer.path("review").isNull()).isTrue();
        assertThat(broker.sent()).isEmpty();
    }

    @Test
    void anUnclearDocumentIsAQuestionThatTheWorkflowPutsWithItsToken() throws IOException, InterruptedException {
        var answer = LambdaDoor.invoke(port, UPLOAD.formatted("unclear-step.txt"));

        assertThat(answer.path("outcome").asText()).isEqualTo("review");
        // As States.JsonMerge does with $$.Task.Token.
        var asked = (com.fasterxml.jackson.databind.node.ObjectNode) answer.path("review");
        asked.putObject("replyTo").put("type", "task-token").put("token", "AQC+step/=");
        assertThat(Wire.read(asked.toString()))
                .isInstanceOfSatisfying(
                        ReviewRequested.class,
                        review -> assertThat(review.replyTo()).isEqualTo(new ReplyTo.TaskToken("AQC+step/=")));

        var decided = LambdaDoor.invoke(port, """
                {"event":{"type":"review-decided","documentId":"%s","seq":%d,"at":"2026-03-01T12:00:00Z",
                "reviewId":"r-1","question":"KIND","verdict":"APPROVED","by":"reviewer@example.com","comment":"",
                "corrections":{},"kind":"contract"}}""".formatted(
                        asked.path("documentId").asText(), asked.path("seq").asInt() + 1));

        assertThat(decided.path("outcome").asText()).isEqualTo("next");
        assertThat(decided.path("kind").asText()).isEqualTo("contract");
        assertThat(broker.sent()).isEmpty();
    }

    @Test
    void nothingIsLeftToDoWithWhatIsGoneOrEmpty() throws IOException, InterruptedException {
        for (String key : new String[] {"gone.xml", "empty.xml"}) {
            var answer = LambdaDoor.invoke(port, UPLOAD.formatted(key));

            assertThat(answer.path("outcome").asText()).as(key).isEqualTo("done");
            assertThat(answer.path("next").isNull()).as(key).isTrue();
        }
    }

    @Test
    void aBucketThatIsAwayFailsTheStepSoThatTheWorkflowTriesAgain() throws IOException, InterruptedException {
        var failure = LambdaDoor.failure(port, UPLOAD.formatted("away.xml"));

        assertThat(failure.path("errorType").asText()).isEqualTo("docket.documents.Objects$StoreUnavailable");
    }

    @Test
    void aCallWithNeitherUploadNorAnswerSaysSo() throws IOException, InterruptedException {
        var failure = LambdaDoor.failure(port, "{\"bucket\":\"docket-inbox\"}");

        assertThat(failure.path("errorMessage").asText()).isEqualTo("the call has no event");
    }

    @Test
    void aNoEndsTheWay() throws IOException, InterruptedException {
        var answer = LambdaDoor.invoke(port, """
                {"event":{"type":"review-decided","documentId":"step-no","seq":4,"at":"2026-03-01T12:00:00Z",\
                "reviewId":"r-1","question":"KIND","verdict":"REJECTED","by":"reviewer@example.com","comment":"",\
                "corrections":{},"kind":null}}""");

        assertThat(answer.path("outcome").asText()).isEqualTo("done");
        assertThat(answer.path("next").isNull()).isTrue();
    }

    public static class Step extends LambdaDoor {
        public Step() {
            super("classify-step");
        }
    }
}
