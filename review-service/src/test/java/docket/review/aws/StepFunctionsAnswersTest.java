package docket.review.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Wire;
import docket.review.DecideReview;
import docket.review.DocumentState;
import docket.review.Errands;
import docket.review.Events;
import docket.review.Person;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Surroundings;
import docket.review.TakeMessage;
import docket.review.Timeline;
import docket.review.aws.AwsStub.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** Answers to waiting tasks, over the real client and the real wire format. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StepFunctionsAnswersTest {

    private static final Person REVIEWER = new Person("Reviewer", "reviewer@example.com", Person.EVERYTHING);

    @Inject
    TakeMessage takeMessage;

    @Inject
    Reviews reviews;

    @Inject
    Timeline timeline;

    @Inject
    DecideReview decideReview;

    @Inject
    Errands errands;

    @Inject
    DataSource database;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @TestHTTPResource
    URI base;

    private final String token = "AQC+" + UUID.randomUUID() + "/=";

    @Test
    void anApprovalResumesTheTaskOnce() {
        var review = decide(Verdict.APPROVED);

        await().until(() -> note(review), note -> note.equals("the waiting workflow was told"));

        assertThat(AwsStub.callsFor(token)).singleElement().satisfies(call -> {
            assertThat(call.action()).isEqualTo("SendTaskSuccess");
            assertThat(Wire.read(call.body().path("output").asText()))
                    .isInstanceOfSatisfying(
                            ReviewDecided.class,
                            decided -> assertThat(decided.reviewId()).isEqualTo(review.id()));
        });
        assertThat(timeline.summary(review.documentId()).orElseThrow().state()).isEqualTo(DocumentState.COMPLETED);
    }

    @Test
    void aRejectionFailsTheTaskByName() {
        var review = decide(Verdict.REJECTED);

        await().until(() -> note(review), note -> note.equals("the waiting workflow was told"));

        assertThat(AwsStub.callsFor(token)).singleElement().satisfies(call -> {
            assertThat(call.action()).isEqualTo("SendTaskFailure");
            assertThat(call.body().path("error").asText()).isEqualTo("docket.Rejected");
            assertThat(call.body().path("cause").asText()).isEqualTo("because");
        });
    }

    @Test
    void aTaskThatTimedOutIsClosedAndNotAskedAgain() {
        AwsStub.answerWith(token, new Fault(400, "com.amazonaws.swf.service.v2.model#TaskTimedOut"));

        var review = decide(Verdict.APPROVED);

        await().until(() -> note(review), note -> note.contains("had timed out"));
        assertThat(AwsStub.callsFor(token)).hasSize(1);
    }

    @Test
    void aTaskThatIsGoneWasAnsweredBySomebodyFaster() {
        AwsStub.answerWith(token, new Fault(400, "com.amazonaws.swf.service.v2.model#TaskDoesNotExist"));

        var review = decide(Verdict.APPROVED);

        await().until(() -> note(review), note -> note.contains("answered or stopped before"));
        assertThat(AwsStub.callsFor(token)).hasSize(1);
    }

    @Test
    void aTokenThatIsNoneIsShownToPeople() {
        AwsStub.answerWith(token, new Fault(400, "com.amazonaws.swf.service.v2.model#InvalidToken"));

        var review = decide(Verdict.APPROVED);

        await().until(() -> note(review), note -> note.contains("InvalidToken"));
        assertThat(AwsStub.callsFor(token)).hasSize(1);
    }

    @Test
    void throttlingAndServerErrorsAreTriedAgainUntilItWorks() {
        var throttled = new Fault(400, "ThrottlingException");
        var broken = new Fault(500, "InternalServerError");
        // More faults than the client retries by itself, so that the outbox has to.
        AwsStub.answerWith(token, throttled, broken, throttled, broken, throttled, broken, throttled);

        var review = decide(Verdict.APPROVED);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> note(review), note -> note.equals("the waiting workflow was told"));
        assertThat(AwsStub.callsFor(token)).hasSize(8);
    }

    @Test
    void noTableHoldsTheTokenOnceItIsUsed() throws SQLException {
        var review = decide(Verdict.APPROVED);
        await().until(() -> note(review), note -> note.equals("the waiting workflow was told"));

        for (var place : new String[] {
            "task_answer t where t.token", "review t where t.reply_to", "event t where t.json", "outbox t where t.body"
        }) {
            assertThat(rows("select count(*) from " + place + " like '%" + token + "%'"))
                    .as(place)
                    .isZero();
        }
    }

    @Test
    void noLogLineAndNoAnswerOfTheApiShowsTheToken() throws IOException, InterruptedException {
        var lines = new CopyOnWriteArrayList<String>();
        var listener = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                lines.add(line.getFormattedMessage() + " " + line.getThrown());
            }
        };
        Logger.getLogger("").addHandler(listener);
        try {
            AwsStub.answerWith(token, new Fault(500, "InternalServerError"), new Fault(400, "InvalidToken"));
            var review = decide(Verdict.APPROVED);
            await().until(() -> note(review), note -> note.contains("InvalidToken"));
            queues.source("reviews").send("{\"type\":\"review-requested\",\"replyTo\":{\"token\":\"" + token + "\"}}");
            queues.source("reviews-dlq").send("{\"type\":\"review-requested\",\"taskToken\":\"" + token + "\"");
            await().until(() -> lines.stream().anyMatch(line -> line.contains("on reviews")));
            var show = get("/api/documents/" + review.documentId());

            assertThat(show).contains("InvalidToken").doesNotContain(token);
            await().untilAsserted(() ->
                    assertThat(get("/api/failures")).contains("taskToken").doesNotContain(token));
            assertThat(get("/api/reviews?state=decided")).contains(review.id()).doesNotContain(token);
            assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(token));
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(base.resolve(path))
                    .header("Authorization", "Bearer a-token-for-tests")
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private int rows(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private String note(Review review) {
        return errands.taskNote(review.id());
    }

    private Review decide(Verdict verdict) {
        var document = Events.newDocument();
        takeMessage.take(Events.received(document));
        takeMessage.take(
                Events.requested(document, Question.INVOICE, Kind.INVOICE, new ReplyTo.TaskToken(token), null));
        var review = reviews.of(document).getFirst();
        decideReview.decide(review.id(), verdict, REVIEWER, "because", Map.of(), null);
        return review;
    }
}
