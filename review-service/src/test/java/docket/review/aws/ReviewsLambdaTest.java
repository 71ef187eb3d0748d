package docket.review.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Wire;
import docket.review.DecideReview;
import docket.review.Errands;
import docket.review.Events;
import docket.review.Person;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Surroundings;
import docket.review.Timeline;
import docket.review.aws.AwsStub.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Through Quarkus' Lambda event server: what the function answers to what SQS hands it. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(ReviewsLambdaTest.ReviewsFunction.class)
@Tag("lambda")
class ReviewsLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Reviews reviews;

    @Inject
    Timeline timeline;

    @Inject
    DecideReview decideReview;

    @Inject
    Errands errands;

    @Test
    void aQuestionIsPutBeforeAPersonAndOnlyTheBrokenMessageComesAgain() throws IOException, InterruptedException {
        var document = Events.newDocument();
        var question = Wire.write(Events.requested(document));

        var answer = invoke(batch(message("m-1", question), message("m-2", "no event"), message("m-3", question)));

        assertThat(answer.findValuesAsText("itemIdentifier")).containsExactly("m-2");
        assertThat(reviews.of(document)).singleElement().matches(Review::isOpen);
        assertThat(timeline.events(document)).hasSize(1);
    }

    @Test
    void aTaskTokenOfTheWorkflowIsAnsweredAndOneThatIsTooLateIsClosed() throws IOException, InterruptedException {
        assertThat(noteAfterDecision("AQC+intime" + UUID.randomUUID() + "/="))
                .isEqualTo("the waiting workflow was told");
        var late = "AQC+late" + UUID.randomUUID() + "/=";
        AwsStub.answerWith(late, new Fault(400, "com.amazonaws.swf.service.v2.model#TaskTimedOut"));
        assertThat(noteAfterDecision(late)).contains("had timed out");
        assertThat(AwsStub.callsFor(late)).hasSize(1);
    }

    /** The message as the workflow merges its token into what the step answered. */
    private String noteAfterDecision(String token) throws IOException, InterruptedException {
        var document = Events.newDocument();
        var question = (ObjectNode) new ObjectMapper().readTree(Wire.write(Events.requested(document)));
        question.putObject("replyTo").put("type", "task-token").put("token", token);

        var answer = invoke(batch(message("m-1", question.toString())));

        assertThat(answer.path("batchItemFailures")).isEmpty();
        var review = reviews.of(document).getFirst();
        decideReview.decide(
                review.id(),
                Verdict.APPROVED,
                new Person("Reviewer", "reviewer@example.com", Person.EVERYTHING),
                "because",
                Map.of(),
                null);
        await().until(() -> !errands.taskNote(review.id()).contains("workflow is")); // waiting, or being answered
        return errands.taskNote(review.id());
    }

    private JsonNode invoke(String event) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_lambda_"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(event))
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return new ObjectMapper().readTree(response.body());
        }
    }

    private static String batch(String... messages) {
        return "{\"Records\":[" + String.join(",", messages) + "]}";
    }

    private static String message(String id, String body) throws IOException {
        return """
                {"messageId":"%s","receiptHandle":"AQEB","body":%s,
                "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1772366400000",
                "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1772366400001"},
                "messageAttributes":{},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs",
                "eventSourceARN":"arn:aws:sqs:eu-central-1:000000000000:reviews","awsRegion":"eu-central-1"}
                """.formatted(id, new ObjectMapper().writeValueAsString(body));
    }

    public static class ReviewsFunction implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.lambda.handler", "reviews",
                    "quarkus.http.test-port", "0",
                    "quarkus.lambda.mock-event-server.test-port", Integer.toString(freePort()));
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
