package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Wire;
import docket.review.Closing.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private static final DocumentId DOCUMENT = new DocumentId("d-1");

    @Test
    void theAskersQueueIsToldOneStepFurther() {
        var closing = close(new ReplyTo.Queue(Channel.INVOICES), Verdict.APPROVED, null);

        assertThat(closing.answer()).isInstanceOfSatisfying(Answer.Message.class, message -> {
            assertThat(message.channel()).isEqualTo(Channel.INVOICES);
            assertThat(message.decided().seq()).isEqualTo(4);
            assertThat(closing.events()).isEqualTo(List.of(message.decided()));
        });
    }

    @Test
    void anotherKindGoesToTheOneWhoSorts() {
        var closing = close(new ReplyTo.Queue(Channel.INVOICES), Verdict.APPROVED, Kind.CONTRACT);

        assertThat(closing.answer()).isInstanceOfSatisfying(Answer.Message.class, message -> {
            assertThat(message.channel()).isEqualTo(Channel.CLASSIFICATIONS);
            assertThat(message.decided().question()).isEqualTo(Question.KIND);
            assertThat(message.decided().kind()).isEqualTo(Kind.CONTRACT);
        });
    }

    @Test
    void aWaitingTaskSucceedsWithTheDecision() {
        var closing = close(new ReplyTo.TaskToken("secret"), Verdict.APPROVED, null);

        assertThat(closing.answer())
                .isInstanceOfSatisfying(
                        Answer.TaskSuccess.class,
                        success -> assertThat(Wire.read(success.output())).isInstanceOf(ReviewDecided.class));
        assertThat(closing.events()).extracting(DocumentEvent::seq).containsExactly(4, 5);
    }

    @Test
    void aWaitingTaskFailsByName() {
        assertThat(close(new ReplyTo.TaskToken("secret"), Verdict.REJECTED, null)
                        .answer())
                .isInstanceOfSatisfying(
                        Answer.TaskFailure.class,
                        failure -> assertThat(failure.error()).isEqualTo("docket.Rejected"));
        assertThat(close(new ReplyTo.TaskToken("secret"), Verdict.EXPIRED, null).answer())
                .isInstanceOfSatisfying(
                        Answer.TaskFailure.class,
                        failure -> assertThat(failure.error()).isEqualTo("docket.Expired"));
    }

    @Test
    void noTextOfAClosingShowsTheToken() {
        assertThat(close(new ReplyTo.TaskToken("secret"), Verdict.APPROVED, null)
                        .toString())
                .doesNotContain("secret");
        assertThat(close(new ReplyTo.TaskToken("secret"), Verdict.REJECTED, null)
                        .toString())
                .doesNotContain("secret");
    }

    private static Closing close(ReplyTo replyTo, Verdict verdict, @Nullable Kind kind) {
        var request = Events.requested(DOCUMENT, Question.INVOICE, Kind.INVOICE, replyTo, null);
        var person = new Person("Reviewer", "reviewer@example.com", Person.EVERYTHING);
        var review = Review.open(request, Headline.NONE, person, Demand.ANYBODY, Events.NOON, Duration.ofDays(7));
        return Closing.of(
                review, new Decision(verdict, "Reviewer", "because", Map.of(), kind, Events.NOON.plusSeconds(60)));
    }
}
