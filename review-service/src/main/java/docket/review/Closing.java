package docket.review;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.ReplyTo;
import docket.messages.Wire;
import docket.messages.Work;
import java.util.List;

/**
 * All that follows from a decision.
 *
 * @param events for the timeline
 * @param answer for whoever waits
 */
public record Closing(Review review, Decision decision, List<DocumentEvent> events, Answer answer) {

    private static final String ENGINE = "person";

    /** How the one who asked is told. */
    public sealed interface Answer {

        record Message(Channel channel, ReviewDecided decided) implements Answer {}

        /** @param output JSON, at most 256 KB */
        record TaskSuccess(String token, String output) implements Answer {
            @Override
            public String toString() {
                return "TaskSuccess[***]";
            }
        }

        /** @param error a name a state machine can catch, as in {@code docket.Rejected} */
        record TaskFailure(String token, String error, String cause) implements Answer {
            @Override
            public String toString() {
                return "TaskFailure[***, " + error + "]";
            }
        }
    }

    public static Closing of(Review review, Decision decision) {
        var saysOther = review.question() != Question.KIND && decision.kind() != null;
        var decided = new ReviewDecided(
                review.documentId(),
                review.seq() + 1,
                decision.at(),
                review.id(),
                saysOther ? Question.KIND : review.question(),
                decision.verdict(),
                decision.by(),
                decision.comment(),
                decision.corrections(),
                decision.kind(),
                review.rulings());
        return switch (review.replyTo()) {
            // Who asked about an invoice cannot go on with a contract: the kind goes to the service that sorts.
            case ReplyTo.Queue(Channel channel) ->
                new Closing(
                        review,
                        decision,
                        List.of(decided),
                        new Answer.Message(saysOther ? Channel.CLASSIFICATIONS : channel, decided));
            // Behind a token nobody tells us how it ends: for us the way ends here.
            case ReplyTo.TaskToken(String token) ->
                new Closing(review, decision, List.of(decided, completed(review, decision)), answer(token, decided));
        };
    }

    private static Answer answer(String token, ReviewDecided decided) {
        return switch (decided.verdict()) {
            case APPROVED -> new Answer.TaskSuccess(token, Wire.write(decided));
            case REJECTED -> new Answer.TaskFailure(token, "docket.Rejected", decided.comment());
            case EXPIRED -> new Answer.TaskFailure(token, "docket.Expired", decided.comment());
        };
    }

    private static DocumentCompleted completed(Review review, Decision decision) {
        return new DocumentCompleted(
                review.documentId(),
                review.seq() + 2,
                decision.at(),
                decision.kind() == null ? review.kind() : decision.kind(),
                switch (decision.verdict()) {
                    case APPROVED -> Ending.APPROVED;
                    case REJECTED -> Ending.REJECTED;
                    case EXPIRED -> Ending.EXPIRED;
                },
                review.result(),
                "answered the waiting workflow",
                Work.free(ENGINE, 0));
    }

    /** What the review becomes. */
    public Review.State state() {
        return decision.verdict() == Verdict.EXPIRED ? Review.State.EXPIRED : Review.State.DECIDED;
    }
}
