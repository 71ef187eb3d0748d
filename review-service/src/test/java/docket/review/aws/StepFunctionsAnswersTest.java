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
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
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

    private final String token = "AQC+" + UUID.randomUUID() + "/=";

    @Test
    void anApprovalResumesTheTaskOnce() {
        var review = decide(Verdict.APPROVED);

        await().until(() -> note(review), note -> note.equals("the waiting workflow was told"));

        assertThat(AwsStub.callsFor(token)).singleElement().satisfies(call -> {
            assertThat(call.action()).isEqualTo("SendTaskSuccess");
            assertThat(Wire.read(call.body().path("output").asText()))
                    .isInstanceOfSatisfying(
                            ReviewDecided.class, decided -> assertThat(decided.reviewId()).isEqualTo(review.id()));
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
            assertThat(rows("select count(*) from " + place + " like '%" + token + "%'")).as(place).isZero();
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
