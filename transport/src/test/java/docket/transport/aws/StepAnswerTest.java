package docket.transport.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Work;
import docket.transport.Gathering;
import docket.transport.Messenger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepAnswerTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final DocumentId ID = new DocumentId("d-7");
    private static final DocumentClassified CLASSIFIED =
            new DocumentClassified(ID, 2, AT, Kind.INVOICE, new Confidence(0.9), List.of(), Work.free("words-1", 1));
    private static final ReviewRequested REVIEW = new ReviewRequested(
            ID,
            3,
            AT,
            Kind.INVOICE,
            Question.INVOICE,
            null,
            List.of("why"),
            new ReplyTo.Queue(Channel.INVOICES),
            Work.free("words-1", 1));
    private static final DocumentReceived RECEIVED = new DocumentReceived(ID, 1, AT, "a.pdf", "s3://in/a.pdf", "00", 1);

    private final List<Channel> sent = new ArrayList<>();
    private final Messenger messenger = new Gathering((channel, _, _) -> sent.add(channel));

    @Test
    void whatAnotherServiceShallTakeIsTheAnswerAndTheTimelineIsTold() {
        var answer = StepAnswer.of("done", () -> {
            messenger.send(Channel.EVENTS, RECEIVED);
            messenger.send(Channel.INVOICES, CLASSIFIED);
        });
        assertThat(answer)
                .containsEntry("outcome", "next")
                .containsEntry("kind", "invoice")
                .containsEntry("review", null);
        assertThat(StepAnswer.event(Map.of("event", answer.get("next")))).isEqualTo(CLASSIFIED);
        assertThat(sent).containsExactly(Channel.EVENTS);
    }

    @Test
    void whatAPersonMustDecideIsTheAnswer() {
        var answer = StepAnswer.of("done", () -> messenger.send(Channel.REVIEWS, REVIEW));
        assertThat(answer).containsEntry("outcome", "review").containsEntry("next", null);
        assertThat(StepAnswer.event(Map.of("event", answer.get("review")))).isEqualTo(REVIEW);
        assertThat(sent).isEmpty();
    }

    @Test
    void filesTakenOutOfOthersGoTheirOwnWay() {
        var answer = StepAnswer.of("done", () -> messenger.send(Channel.CLASSIFICATIONS, RECEIVED));
        assertThat(answer).containsEntry("outcome", "done");
        assertThat(sent).containsExactly(Channel.CLASSIFICATIONS);
    }

    @Test
    void workThatSaysNothingIsWhatTheCallerSays() {
        assertThat(StepAnswer.of("later", () -> {})).containsEntry("outcome", "later");
    }

    @Test
    void outsideOfAStepEverythingLeaves() {
        messenger.send(Channel.REVIEWS, REVIEW);
        assertThat(sent).containsExactly(Channel.REVIEWS);
    }

    @Test
    void aCallWithoutAnEventIsRefused() {
        assertThatThrownBy(() -> StepAnswer.event(Map.of())).hasMessageContaining("no event");
    }
}
