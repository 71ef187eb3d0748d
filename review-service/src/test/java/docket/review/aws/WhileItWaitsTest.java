package docket.review.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import docket.messages.DocumentEvent.Question;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.review.DecideReview;
import docket.review.Events;
import docket.review.KeepWaiting;
import docket.review.Ladder;
import docket.review.Papers;
import docket.review.People;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Surroundings;
import docket.review.TakeMessage;
import docket.review.Tenants;
import docket.review.aws.AwsStub.Fault;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What happens to a review while nobody decides. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WhileItWaitsTest {

    @Inject
    TakeMessage takeMessage;

    @Inject
    Reviews reviews;

    @Inject
    DecideReview decideReview;

    @Inject
    KeepWaiting.Pulses pulses;

    @Inject
    StepFunctions stepFunctions;

    @Inject
    Ladder.Rungs rungs;

    @Inject
    People people;

    @Inject
    Tenants tenants;

    @Inject
    Papers papers;

    @Inject
    DataSource database;

    @Inject
    MockMailbox mailbox;

    private final String token = "AQC+" + UUID.randomUUID() + "/=";

    @Test
    void aLongReviewKeepsItsWorkflowWaiting() {
        var review = behindToken();

        beat();

        assertThat(AwsStub.callsFor(token))
                .singleElement()
                .satisfies(call -> assertThat(call.action()).isEqualTo("SendTaskHeartbeat"));
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void aWorkflowWhoseTimeIsOverEndsItsReviewAndSaysSo() {
        var review = behindToken();
        AwsStub.answerWith(token, new Fault(400, "com.amazonaws.swf.service.v2.model#TaskTimedOut"));

        beat();

        var ended = reviews.find(review.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(Review.State.EXPIRED);
        assertThat(ended.decision()).isNotNull();
        assertThat(ended.decision().comment()).isEqualTo("the waiting workflow had timed out");
    }

    @Test
    void anAnswerThatDoesNotComeEndsNothing() {
        var review = behindToken();
        AwsStub.answerWith(token, new Fault(400, "com.amazonaws.swf.service.v2.model#ThrottlingException"));

        beat();

        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void asTheDeadlineComesNearPeopleAreRemindedAndOthersAskedOnce() throws SQLException {
        var review = reviews.of(papers.invoiceToReview(Events.newDocument(), "Left lying " + token + ".pdf"))
                .getFirst();
        var ladder = new Ladder(
                Ladder.parse("P6DT23H, P6DT23H=lead@example.com"), rungs, reviews, people, tenants, Clock.systemUTC());
        assertThat(new Ladder(Ladder.parse("PT1H"), rungs, reviews, people, tenants, Clock.systemUTC()).climb())
                .as("far from the deadline")
                .isZero();

        late(review);
        ladder.climb();
        ladder.climb();

        await().untilAsserted(() -> {
            assertThat(mailbox.getMailsSentTo("reviewer@example.com"))
                    .filteredOn(mail -> mail.getSubject().startsWith("Reminder. ")
                            && mail.getText().contains(token))
                    .hasSize(1);
            assertThat(mailbox.getMailsSentTo("lead@example.com"))
                    .filteredOn(mail -> mail.getSubject().startsWith("Escalated. ")
                            && mail.getText().contains(token))
                    .hasSize(1);
        });
    }

    @Test
    void aLadderThatIsNoneIsRefusedWithAnExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.parse("tomorrow"))
                .withMessageContaining("PT24H=role");
    }

    @Test
    void teamsHearOfItInTheirChannelsWithoutALinkThatDecides() {
        var file = papers.invoiceToReview(Events.newDocument(), "For the channel.pdf");

        await().until(() -> AwsStub.bodiesWith(file.value()).size() >= 2);

        assertThat(AwsStub.bodiesWith(file.value()))
                .hasSize(2)
                .allSatisfy(body -> assertThat(body.toString())
                        .contains("1910.00 EUR")
                        .contains("/documents/" + file)
                        .doesNotContain("/a/"));
        assertThat(AwsStub.bodiesWith(file.value())).anyMatch(body -> body.has("blocks"));
        assertThat(AwsStub.bodiesWith(file.value()))
                .anyMatch(body -> body.path("attachments")
                        .path(0)
                        .path("contentType")
                        .asText()
                        .equals("application/vnd.microsoft.card.adaptive"));
    }

    /** As if an hour of its seven days were over. */
    private void late(Review review) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("update review.review set created_at = created_at"
                        + " - interval '2 hours', deadline = deadline - interval '2 hours' where id = ?")) {
            statement.setString(1, review.id());
            statement.executeUpdate();
        }
    }

    private void beat() {
        new KeepWaiting(pulses, decideReview, Duration.ZERO).beat(stepFunctions::beat);
    }

    private Review behindToken() {
        var document = Events.newDocument();
        takeMessage.take(
                Events.requested(document, Question.INVOICE, Kind.INVOICE, new ReplyTo.TaskToken(token), null));
        return reviews.of(document).getFirst();
    }
}
