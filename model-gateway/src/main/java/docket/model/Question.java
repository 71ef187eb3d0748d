package docket.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One question to a model. Made with {@link #to}; every {@code with…} gives a new one.
 *
 * @param model the name in the catalogue, not an id of a host
 * @param prompt which prompt of the prompt catalogue it was made from, e.g. {@code clause-risk@3}
 * @param system standing orders; ours alone, never a document's words
 * @param turns the conversation, oldest first; the last is the user's
 * @param requestTokens most tokens (in and out) that this question may cost, repair and tool rounds included
 * @param within how long the asker waits; nothing is tried after
 * @param fresh how old an answer to an identical question of the same tenant may be; zero asks anew, empty leaves it
 *     to the gateway
 */
public record Question<T>(
        Asker asker,
        String model,
        Optional<String> prompt,
        List<Part> system,
        List<Turn> turns,
        Schema<T> schema,
        List<Tool> tools,
        Parameters parameters,
        long requestTokens,
        OverBudget overBudget,
        Duration within,
        Optional<Duration> fresh) {

    public Question {
        system = List.copyOf(system);
        turns = List.copyOf(turns);
        tools = List.copyOf(tools);
        if (turns.isEmpty() || turns.getLast().role() != Turn.Role.USER)
            throw new IllegalArgumentException("the last turn of a question must be the user's");
        if (system.stream().anyMatch(p -> !(p instanceof Part.Text) && !(p instanceof Part.CachePoint)))
            throw new IllegalArgumentException("system text is ours alone: data, pictures and pages go into a turn");
        if (within.isNegative() || within.isZero())
            throw new IllegalArgumentException("a question needs time to be answered");
    }

    /** Plain words, 1024 tokens at most, within two minutes. */
    public static Question<String> to(String model, Asker asker, String words) {
        return new Question<>(
                asker,
                model,
                Optional.empty(),
                List.of(),
                List.of(Turn.user(words)),
                Schema.words(),
                List.of(),
                Parameters.likeliest(1024),
                Long.MAX_VALUE,
                OverBudget.FAIL,
                Duration.ofMinutes(2),
                Optional.empty());
    }

    public <S> Question<S> withSchema(Schema<S> schema) {
        return new Question<>(
                asker,
                model,
                prompt,
                system,
                turns,
                schema,
                tools,
                parameters,
                requestTokens,
                overBudget,
                within,
                fresh);
    }

    public Question<T> withModel(String model) {
        return new Question<>(
                asker,
                model,
                prompt,
                system,
                turns,
                schema,
                tools,
                parameters,
                requestTokens,
                overBudget,
                within,
                fresh);
    }

    public Question<T> withPrompt(String prompt) {
        return new Question<>(
                asker,
                model,
                Optional.of(prompt),
                system,
                turns,
                schema,
                tools,
                parameters,
                requestTokens,
                overBudget,
                within,
                fresh);
    }

    public Question<T> withSystem(List<Part> system) {
        return new Question<>(
                asker,
                model,
                prompt,
                system,
                turns,
                schema,
                tools,
                parameters,
                requestTokens,
                overBudget,
                within,
                fresh);
    }

    public Question<T> withSystem(String system) {
        return withSystem(List.of(new Part.Text(system)));
    }

    public Question<T> withTurns(List<Turn> turns) {
        return new Question<>(
                asker,
                model,
                prompt,
                system,
                turns,
                schema,
                tools,
                parameters,
                requestTokens,
                overBudget,
                within,
                fresh);
    }

    /** The same conversation, gone on. */
    public Question<T> and(Turn... more) {
        var longer = new ArrayList<>(turns);
        longer.addAll(List.of(more));
        return withTurns(longer);
    }

    public Question<T> withTools(List<Tool> tools) {
        return new Question<>(
                asker,
                model,
                prompt,
                system,
                turns,
                schema,
                tools,
                parameters,
                requestTokens,
                overBudget,
                within,
                fresh);
    }

    public Question<T> withParameters(Parameters parameters) {
        return new Question<>(
                asker,
                model,
                prompt,
                system,
                turns,
                schema,
                tools,
                parameters,
                requestTokens,
                overBudget,
                within,
                fresh);
    }

    public Question<T> withMaxTokens(int tokens) {
        return withParameters(parameters.withMaxTokens(tokens));
    }

    public Question<T> withRequestTokens(long tokens) {
        return new Question<>(
                asker, model, prompt, system, turns, schema, tools, parameters, tokens, overBudget, within, fresh);
    }

    public Question<T> whenOverBudget(OverBudget policy) {
        return new Question<>(
                asker, model, prompt, system, turns, schema, tools, parameters, requestTokens, policy, within, fresh);
    }

    public Question<T> within(Duration within) {
        return new Question<>(
                asker,
                model,
                prompt,
                system,
                turns,
                schema,
                tools,
                parameters,
                requestTokens,
                overBudget,
                within,
                fresh);
    }

    /** An answer to an identical question may be this old. */
    public Question<T> orKnownSince(Duration fresh) {
        return with(Optional.of(fresh));
    }

    /** Whatever is known, the model is asked. */
    public Question<T> anew() {
        return with(Optional.of(Duration.ZERO));
    }

    private Question<T> with(Optional<Duration> fresh) {
        return new Question<>(
                asker,
                model,
                prompt,
                system,
                turns,
                schema,
                tools,
                parameters,
                requestTokens,
                overBudget,
                within,
                fresh);
    }
}
