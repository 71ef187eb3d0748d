package docket.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.model.OverBudget;
import docket.model.Parameters;
import docket.model.Part;
import docket.model.Question;
import docket.model.Schema;
import docket.model.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked at the door. A text that comes from outside is always data, never part of our words. */
public sealed interface Task {

    /** The model's name in the catalogue; the service's default without it. */
    @Nullable
    String model();

    /** What it is about, for the ledger. */
    @Nullable
    String document();

    /** What shall happen when the budget is used up: fail, cheaper or later. */
    @Nullable
    String overBudget();

    /** What is wrong with it, in words with a remedy; empty if nothing is. */
    List<String> faults();

    /** The question without who asks it. @throws IllegalArgumentException if a schema cannot be one */
    Question<?> question(Client client, String defaultModel);

    /** @param name of the task, as in its path */
    static Task read(String name, String request, ObjectMapper json) throws JsonProcessingException {
        return switch (name) {
            case "summarize" -> json.readValue(request, Summarize.class);
            case "classify" -> json.readValue(request, Classify.class);
            case "extract" -> json.readValue(request, Extract.class);
            case "generate" -> json.readValue(request, Generate.class);
            default -> throw new IllegalStateException("no such task: " + name);
        };
    }

    /** The name of the value in the answer's body. */
    String named();

    /** @param words how long the summary may be, 20 to 2000; 150 without it */
    record Summarize(
            @Nullable String text,
            @Nullable Integer words,
            @Nullable String language,
            @Nullable String model,
            @Nullable String document,
            @Nullable String overBudget)
            implements Task {
        @Override
        public List<String> faults() {
            var faults = Faults.of(text, overBudget);
            if (words != null && (words < 20 || words > 2000))
                faults.add("\"words\" is " + words + "; say 20 to 2000.");
            return faults;
        }

        @Override
        public Question<?> question(Client client, String defaultModel) {
            int length = words == null ? 150 : words;
            return Asked.about(this, client, defaultModel, "summarize@1")
                    .withSystem("Summarize the text you are given in at most " + length + " words"
                            + (language == null ? ", in the language it is written in" : ", in " + language)
                            + ". Say only what the text says. Answer with the summary alone.")
                    .withTurns(List.of(
                            Turn.user(new Part.Data("text", Asked.given(text)), new Part.Text("Summarize the text."))))
                    .withMaxTokens(length * 3 + 100);
        }

        @Override
        public String named() {
            return "summary";
        }
    }

    /** @param labels 2 to 100 names; the answer is one of them */
    record Classify(
            @Nullable String text,
            @Nullable List<String> labels,
            @Nullable String model,
            @Nullable String document,
            @Nullable String overBudget)
            implements Task {
        @Override
        public List<String> faults() {
            var faults = Faults.of(text, overBudget);
            if (labels == null || labels.size() < 2 || labels.size() > 100)
                faults.add("\"labels\" must hold 2 to 100 names.");
            else if (labels.stream().anyMatch(l -> l == null || l.isBlank())
                    || labels.stream().distinct().count() < labels.size())
                faults.add("\"labels\" must be different names, none of them empty.");
            return faults;
        }

        @Override
        public Question<?> question(Client client, String defaultModel) {
            var schema = Asked.JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
            var properties = schema.putObject("properties");
            var names = properties.putObject("label").putArray("enum");
            if (labels != null) labels.forEach(names::add);
            properties
                    .putObject("confidence")
                    .put("type", "number")
                    .put("minimum", 0)
                    .put("maximum", 1);
            properties.putObject("reason").put("type", "string").put("maxLength", 500);
            schema.putArray("required").add("label").add("confidence").add("reason");
            return Asked.about(this, client, defaultModel, "classify@1")
                    .withSystem(
                            "Say which of the labels fits the text you are given best, how sure you are from 0 to 1,"
                                    + " and why in one sentence. The labels: " + names + ".")
                    .withTurns(List.of(
                            Turn.user(new Part.Data("text", Asked.given(text)), new Part.Text("Classify the text."))))
                    .withMaxTokens(400)
                    .withSchema(Schema.json("classification", schema));
        }

        @Override
        public String named() {
            return "classification";
        }
    }

    /** @param schema JSON Schema (draft 2020-12) of an object: what to look for, and the form it is given in */
    record Extract(
            @Nullable String text,
            @Nullable Map<String, Object> schema,
            @Nullable Integer maxTokens,
            @Nullable String model,
            @Nullable String document,
            @Nullable String overBudget)
            implements Task {
        @Override
        public List<String> faults() {
            var faults = Faults.of(text, overBudget);
            if (schema == null || !"object".equals(schema.get("type")))
                faults.add("\"schema\" must be a JSON Schema of type object.");
            Faults.tokens(maxTokens, faults);
            return faults;
        }

        @Override
        public Question<?> question(Client client, String defaultModel) {
            return Asked.about(this, client, defaultModel, "extract@1")
                    .withSystem(
                            "Find in the text you are given what the schema asks for. Take values as they are written."
                                    + " What the text does not say stays out; guess nothing.")
                    .withTurns(List.of(
                            Turn.user(new Part.Data("text", Asked.given(text)), new Part.Text("Extract the values."))))
                    .withMaxTokens(maxTokens == null ? 2048 : maxTokens)
                    .withSchema(Schema.json("extraction", Asked.JSON.<JsonNode>valueToTree(schema)));
        }

        @Override
        public String named() {
            return "value";
        }
    }

    /**
     * @param prompt the caller's own words
     * @param data texts the words are about, by name: delimited, and never taken as orders
     * @param schema if the answer shall be JSON of this form
     */
    record Generate(
            @Nullable String prompt,
            @Nullable String system,
            @Nullable List<Data> data,
            @Nullable Map<String, Object> schema,
            @Nullable Integer maxTokens,
            @Nullable Double temperature,
            @Nullable String model,
            @Nullable String document,
            @Nullable String overBudget)
            implements Task {

        /** A text from outside. */
        public record Data(@Nullable String name, @Nullable String text) {}

        @Override
        public List<String> faults() {
            var faults = new ArrayList<String>();
            if (prompt == null || prompt.isBlank()) faults.add("\"prompt\" is missing.");
            Faults.policy(overBudget, faults);
            Faults.tokens(maxTokens, faults);
            if (temperature != null && !(temperature >= 0 && temperature <= 1))
                faults.add("\"temperature\" is " + temperature + "; say 0 to 1.");
            if (data != null && data.stream().anyMatch(d -> d == null || d.name() == null || d.text() == null))
                faults.add("Every piece of \"data\" needs a name and a text.");
            return faults;
        }

        @Override
        public Question<?> question(Client client, String defaultModel) {
            var parts = new ArrayList<Part>();
            if (data != null) data.forEach(d -> parts.add(new Part.Data(Asked.given(d.name()), Asked.given(d.text()))));
            parts.add(new Part.Text(Asked.given(prompt)));
            var question = Asked.about(this, client, defaultModel, "generate@1")
                    .withTurns(List.of(Turn.user(parts.toArray(Part[]::new))))
                    .withMaxTokens(maxTokens == null ? 1024 : maxTokens);
            if (system != null && !system.isBlank()) question = question.withSystem(system);
            if (temperature != null)
                question = question.withParameters(new Parameters(
                        question.parameters().maxTokens(), Optional.of(temperature), Optional.empty(), List.of()));
            return schema == null
                    ? question
                    : question.withSchema(Schema.json("answer", Asked.JSON.<JsonNode>valueToTree(schema)));
        }

        @Override
        public String named() {
            return schema == null ? "text" : "value";
        }
    }

    /** What the tasks have in common. */
    final class Asked {
        static final ObjectMapper JSON = new ObjectMapper();
        private static final Duration PATIENCE = Duration.ofMinutes(2);

        private Asked() {}

        static String given(@Nullable String text) {
            return text == null ? "" : text;
        }

        static Question<String> about(Task task, Client client, String defaultModel, String prompt) {
            var model = task.model();
            var policy = task.overBudget();
            return Question.to(model == null ? defaultModel : model, client.about(task.document()), "")
                    .withPrompt(prompt)
                    .within(PATIENCE)
                    .whenOverBudget(
                            policy == null ? OverBudget.FAIL : OverBudget.valueOf(policy.toUpperCase(Locale.ROOT)));
        }
    }

    /** What can be wrong with any of them. */
    final class Faults {
        private Faults() {}

        static List<String> of(@Nullable String text, @Nullable String overBudget) {
            var faults = new ArrayList<String>();
            if (text == null || text.isBlank()) faults.add("\"text\" is missing.");
            policy(overBudget, faults);
            return faults;
        }

        static void policy(@Nullable String overBudget, List<String> faults) {
            if (overBudget != null && !List.of("fail", "cheaper", "later").contains(overBudget))
                faults.add("\"overBudget\" is \"" + overBudget + "\"; say fail, cheaper or later.");
        }

        static void tokens(@Nullable Integer maxTokens, List<String> faults) {
            if (maxTokens != null && (maxTokens < 1 || maxTokens > 64_000))
                faults.add("\"maxTokens\" is " + maxTokens + "; say 1 to 64000.");
        }
    }
}
