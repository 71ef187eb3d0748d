package docket.model.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import docket.model.Asker;
import docket.model.Parameters;
import docket.model.Question;
import docket.model.Schema;
import docket.model.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A prompt of the catalogue in one version. A version never changes: who wants other words writes the next.
 *
 * @param schema what the answer must look like; empty for plain words
 * @param fresh how old an answer to an identical question may be; empty leaves it to the gateway
 * @param source the file as it was written, for {@link Prompts#diff}
 */
public record Prompt(
        String name,
        int version,
        String model,
        Parameters parameters,
        Map<String, Variable> variables,
        Optional<JsonNode> schema,
        Duration within,
        Optional<Duration> fresh,
        Template system,
        Template user,
        String source) {

    public Prompt {
        variables = Map.copyOf(variables);
    }

    /** As ledger and traces name it. */
    public String id() {
        return name + "@" + version;
    }

    /** The question in plain words, or held to the schema but left as text. */
    public Question<String> words(Asker asker, Map<String, ?> values) {
        return question(asker, values, new Schema<>(answer(), schema, (text, _) -> text));
    }

    /** The question whose answer holds to the prompt's schema. */
    public Question<JsonNode> json(Asker asker, Map<String, ?> values) {
        return question(asker, values, Schema.json(answer(), form()));
    }

    /** The same as a record of ours. */
    public <T> Question<T> as(Class<T> type, Asker asker, Map<String, ?> values) {
        return question(asker, values, Schema.of(answer(), form(), type));
    }

    private String answer() {
        return name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private JsonNode form() {
        return schema.orElseThrow(() -> new IllegalStateException("prompt " + id() + " has no schema"));
    }

    private <T> Question<T> question(Asker asker, Map<String, ?> values, Schema<T> schema) {
        for (var value : values.keySet())
            if (!variables.containsKey(value))
                throw new IllegalArgumentException("prompt " + id() + " has no variable " + value);
        for (var variable : variables.values())
            if (!variable.optional() && !values.containsKey(variable.name()))
                throw new IllegalArgumentException("prompt " + id() + " lacks a value for " + variable.name());
        var question = Question.to(model, asker, "-")
                .withSystem(system.filled(id(), variables, values))
                .withTurns(List.of(new Turn(Turn.Role.USER, user.filled(id(), variables, values))))
                .withSchema(schema)
                .withParameters(parameters)
                .withPrompt(id())
                .within(within);
        return fresh.map(question::orKnownSince).orElse(question);
    }
}
