package docket.proposal.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import docket.model.Answer;
import docket.model.Chunk;
import docket.model.ModelGateway;
import docket.model.Part;
import docket.model.Question;
import docket.model.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Says to each prompt what a test told it to; to one it was told nothing about, that it is away. */
@NullMarked
public final class ScriptedModel implements ModelGateway {

    private static final JsonMapper JSON = new JsonMapper();

    /** The prompts it was asked, in order, with what it was shown. */
    public final List<String> asked = new ArrayList<>();

    public final List<String> shown = new ArrayList<>();

    private final Map<String, List<String>> lines = new HashMap<>();

    /** @param prompt as in {@code proposal-outline}. @param says one after the other, the last again and again */
    public ScriptedModel when(String prompt, String... says) {
        lines.put(prompt, new ArrayList<>(List.of(says)));
        return this;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question) {
        var prompt = question.prompt().orElseThrow().replaceAll("@\\d+$", "");
        asked.add(prompt);
        shown.add(question.turns().stream()
                .flatMap(turn -> turn.parts().stream())
                .map(Part::toString)
                .collect(Collectors.joining("\n")));
        var says = lines.getOrDefault(prompt, List.of());
        if (says.isEmpty()) return new Answer.Unavailable<>("nobody is there", List.of(), Duration.ZERO);
        var words = says.size() > 1 ? says.removeFirst() : says.getFirst();
        try {
            boolean plain = question.schema().json().isEmpty();
            var value =
                    question.schema().reading().read(words, plain ? MissingNode.getInstance() : JSON.readTree(words));
            return new Answer.Given<>(
                    value,
                    words,
                    Answer.Finish.DONE,
                    new Answer.Receipt(
                            "claude-sonnet", "eu", new Usage(900, 100, 0, 0), new BigDecimal("0.01"), false, 1, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In two pieces; between them the stream breaks once. */
    @Override
    public <T> Answer<T> stream(Question<T> question, Consumer<Chunk> listener) {
        var answer = ask(question);
        if (answer instanceof Answer.Given<T> given) {
            var half = given.text().length() / 2;
            listener.accept(new Chunk.Words(given.text().substring(0, half)));
            listener.accept(new Chunk.Restarted("the stream broke"));
            listener.accept(new Chunk.Words(given.text().substring(0, half)));
            listener.accept(new Chunk.Words(given.text().substring(half)));
        }
        return answer;
    }
}
