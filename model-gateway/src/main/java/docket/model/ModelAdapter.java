package docket.model;

import docket.model.Catalogue.Feature;
import docket.model.Catalogue.Model;
import docket.model.Catalogue.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Speaks to one family of models. Asks once: it neither retries nor waits, and says in a {@link ModelFailure} what went
 * wrong. Safe for use by many threads.
 */
public interface ModelAdapter {

    /** The families of the catalogue it speaks to. */
    boolean speaks(String family);

    /** What kind of thing answers. */
    enum Manner {
        /** A model: it is told what is data, and asked again if its answer does not hold to the schema. */
        CONVERSES,
        /**
         * Something at the host that runs by rules of its own (a flow, a knowledge base): it gets data as it is, asking
         * again would run it again, and what it wants to know is always the asker's to say.
         */
        RUNS,
        /** It finds and ranks and says no word of its own: guardrails have nothing to look at. */
        FINDS
    }

    default Manner manner() {
        return Manner.CONVERSES;
    }

    Reply ask(Call call) throws ModelFailure;

    /**
     * The same with words told as they come. A stream that ends early is {@link ModelFailure.Broken} with what came.
     * Called for models with {@link Feature#STREAM} only.
     */
    Reply stream(Call call, Consumer<Chunk> listener) throws ModelFailure;

    /** Tokens of the call as its host counts them before it is made, where a host does that for nothing. */
    default OptionalLong count(Call call) throws ModelFailure {
        return OptionalLong.empty();
    }

    /**
     * One call of one model at one place, everything decided.
     *
     * @param schema the form of the answer, if it has one
     * @param begun words of an answer that broke off, to go on from
     * @param maxTokens most tokens of the answer
     * @param timeout after which nobody waits any more
     */
    record Call(
            Model model,
            Route route,
            List<Part> system,
            List<Turn> turns,
            List<Tool> tools,
            Optional<Schema<?>> schema,
            Parameters parameters,
            Optional<String> begun,
            int maxTokens,
            Duration timeout) {
        public Call {
            system = List.copyOf(system);
            turns = List.copyOf(turns);
            tools = List.copyOf(tools);
        }

        public Call at(Route route, Duration timeout) {
            return new Call(model, route, system, turns, tools, schema, parameters, begun, maxTokens, timeout);
        }

        public Call withMaxTokens(int maxTokens) {
            return new Call(model, route, system, turns, tools, schema, parameters, begun, maxTokens, timeout);
        }

        public Call withTurns(List<Turn> turns) {
            return new Call(model, route, system, turns, tools, schema, parameters, begun, maxTokens, timeout);
        }

        public Call goingOnFrom(String begun) {
            return new Call(
                    model,
                    route,
                    system,
                    turns,
                    tools,
                    schema,
                    parameters,
                    begun.isEmpty() ? Optional.empty() : Optional.of(begun),
                    maxTokens,
                    timeout);
        }

        /** The answer is to be JSON. */
        public boolean wantsJson() {
            return schema.flatMap(Schema::json).isPresent();
        }
    }

    /** What the model said: words, or calls of tools, or both. */
    record Reply(List<Part> parts, Usage usage, Finish finish) {

        /** Why it ended. */
        public enum Finish {
            DONE,
            CUT,
            STOPPED,
            TOOLS,
            /** The host's own guardrail or the model's provider stopped it. */
            FILTERED
        }

        public Reply {
            parts = List.copyOf(parts);
        }

        /** All its words. */
        public String text() {
            var text = new StringBuilder();
            for (Part part : parts) if (part instanceof Part.Text(var words)) text.append(words);
            return text.toString();
        }

        public List<Part.ToolCall> toolCalls() {
            return parts.stream()
                    .filter(Part.ToolCall.class::isInstance)
                    .map(Part.ToolCall.class::cast)
                    .toList();
        }
    }
}
