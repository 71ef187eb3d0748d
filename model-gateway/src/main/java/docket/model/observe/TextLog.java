package docket.model.observe;

import docket.model.Answer;
import docket.model.Chunk;
import docket.model.ModelGateway;
import docket.model.Part;
import docket.model.Question;
import docket.model.guard.PersonalData;
import java.util.function.Consumer;

/**
 * Writes down what is asked and answered, personal data masked. Put around a gateway only where an operator switched it
 * on to look for a fault: masks find numbers and addresses, not names.
 */
public final class TextLog implements ModelGateway {

    private final ModelGateway gateway;
    private final Consumer<String> log;

    public TextLog(ModelGateway gateway, Consumer<String> log) {
        this.gateway = gateway;
        this.log = log;
    }

    public TextLog(ModelGateway gateway, System.Logger log) {
        this(gateway, line -> log.log(System.Logger.Level.INFO, line));
    }

    @Override
    public <T> Answer<T> ask(Question<T> question) {
        asked(question);
        return answered(question, gateway.ask(question));
    }

    @Override
    public <T> Answer<T> stream(Question<T> question, Consumer<Chunk> listener) {
        asked(question);
        return answered(question, gateway.stream(question, listener));
    }

    private void asked(Question<?> question) {
        var text = new StringBuilder();
        question.turns().getLast().parts().forEach(part -> {
            if (part instanceof Part.Text(var words)) text.append(words).append('\n');
            if (part instanceof Part.Data(var _, var words)) text.append(words).append('\n');
        });
        log.accept("asked " + question.model() + ": " + PersonalData.mask(text.toString()));
    }

    private <T> Answer<T> answered(Question<T> question, Answer<T> answer) {
        var said = answer instanceof Answer.Given<T> given ? PersonalData.mask(given.text()) : told(answer);
        log.accept("answered by " + question.model() + ": " + said);
        return answer;
    }

    private static String told(Answer<?> answer) {
        return answer instanceof Answer.Failure<?> failure
                ? failure.sentence()
                : answer.getClass().getSimpleName();
    }
}
