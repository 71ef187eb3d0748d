package docket.proposal.model;

import docket.model.Answer;
import docket.model.Chunk;
import docket.model.ModelGateway;
import docket.model.Question;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;

/** Asks for a deal. No answer is told in a sentence fit to be shown. */
final class DealAsking {

    private final ModelGateway gateway;
    private final String model;

    DealAsking(ModelGateway gateway, String model) {
        this.gateway = gateway;
        this.model = model;
    }

    /** @param tokens in and out */
    record Said<T>(T value, BigDecimal cost, long tokens, String model) {}

    /** No answer. */
    static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Silent(String why) {
            super(why, null, false, false);
        }
    }

    <T> Said<T> ask(Question<T> question, Duration within, long tokens) {
        return said(gateway.ask(bounded(question, within, tokens)));
    }

    /** The same, telling words as they come. */
    <T> Said<T> stream(Question<T> question, Duration within, long tokens, Consumer<Chunk> listener) {
        return said(gateway.stream(bounded(question, within, tokens), listener));
    }

    private <T> Question<T> bounded(Question<T> question, Duration within, long tokens) {
        return question.withModel(model).within(within).withRequestTokens(tokens);
    }

    private static <T> Said<T> said(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T> given ->
                new Said<>(
                        given.value(),
                        given.receipt().cost(),
                        given.receipt().usage().total(),
                        given.receipt().model());
            case Answer.Failure<T> failure -> throw new Silent(failure.sentence());
            case Answer.Later<T> _ -> throw new Silent("it waits for a batch");
            case Answer.WantsTools<T> _ -> throw new Silent("it asked for tools");
        };
    }
}
