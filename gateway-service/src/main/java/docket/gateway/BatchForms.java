package docket.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.model.Answer;
import docket.model.Budget;
import docket.model.Catalogue;
import docket.model.Delimited;
import docket.model.Part;
import docket.model.Question;
import docket.model.Schema;
import docket.model.Usage;
import docket.model.form.AnswerForm;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Questions as records of batch jobs, and answers back. A record is the body InvokeModel takes, which every family
 * spells in its own way; Claude's and Nova's are known here.
 */
public final class BatchForms {

    private static final String ROUTE = "batch";

    private final Catalogue catalogue;
    private final Budget budget;
    private final AnswerForm form;
    private final ObjectMapper json;
    private final Clock clock;
    private final BigDecimal share;

    /** @param share what a token costs in a batch, as a part of its price in the catalogue */
    public BatchForms(
            Catalogue catalogue, Budget budget, AnswerForm form, ObjectMapper json, Clock clock, BigDecimal share) {
        this.catalogue = catalogue;
        this.budget = budget;
        this.form = form;
        this.json = json;
        this.clock = clock;
        this.share = share;
    }

    /** The record for the model; empty if it takes no batches. */
    public Optional<String> record(Question<?> question) {
        return catalogue
                .model(question.model())
                .filter(model -> model.can(Catalogue.Feature.BATCH))
                .flatMap(model -> switch (model.family()) {
                    case "claude" -> Optional.of(claude(question).toString());
                    case "nova" -> Optional.of(nova(question).toString());
                    default -> Optional.empty();
                });
    }

    private ObjectNode claude(Question<?> question) {
        var body = json.createObjectNode()
                .put("anthropic_version", "bedrock-2023-05-31")
                .put("max_tokens", question.parameters().maxTokens());
        question.parameters().temperature().ifPresent(t -> body.put("temperature", t));
        body.put("system", system(question));
        var messages = body.putArray("messages");
        for (var turn : question.turns()) {
            var content = messages.addObject()
                    .put("role", turn.role() == docket.model.Turn.Role.USER ? "user" : "assistant")
                    .putArray("content");
            for (Part part : turn.parts())
                content.addObject().put("type", "text").put("text", text(part));
        }
        question.schema().json().ifPresent(schema -> {
            body.putArray("tools")
                    .addObject()
                    .put("name", question.schema().name())
                    .put("description", "Gives the answer.")
                    .set("input_schema", schema);
            body.putObject("tool_choice")
                    .put("type", "tool")
                    .put("name", question.schema().name());
        });
        return body;
    }

    private ObjectNode nova(Question<?> question) {
        var body = json.createObjectNode().put("schemaVersion", "messages-v1");
        body.putArray("system").addObject().put("text", system(question));
        ArrayNode messages = body.putArray("messages");
        for (var turn : question.turns()) {
            var content = messages.addObject()
                    .put("role", turn.role() == docket.model.Turn.Role.USER ? "user" : "assistant")
                    .putArray("content");
            for (Part part : turn.parts()) content.addObject().put("text", text(part));
        }
        var inference = body.putObject("inferenceConfig")
                .put("maxTokens", question.parameters().maxTokens());
        question.parameters().temperature().ifPresent(t -> inference.put("temperature", t));
        question.schema().json().ifPresent(schema -> {
            var config = body.putObject("toolConfig");
            var tool = config.putArray("tools").addObject().putObject("toolSpec");
            tool.put("name", question.schema().name()).put("description", "Gives the answer.");
            tool.putObject("inputSchema").set("json", schema);
            config.putObject("toolChoice")
                    .putObject("tool")
                    .put("name", question.schema().name());
        });
        return body;
    }

    private static String system(Question<?> question) {
        var words = new StringBuilder(Delimited.ORDER);
        for (Part part : question.system()) words.append("\n\n").append(text(part));
        return words.toString();
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Text(var text) -> text;
            case Part.Data data -> Delimited.text(data);
            default -> throw new IllegalArgumentException("a record of a batch holds text only");
        };
    }

    /** The body a client is told; empty if the answer is of no use, so that the row is asked alone. */
    public Optional<String> body(Batches.Row row, String output) {
        try {
            var task = Task.read(row.task(), row.request(), json);
            var question = task.question(row.client(), row.model());
            var reply = reply(json.readTree(output));
            book(row, question, reply.usage());
            return told(task, question.schema(), row, reply);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private record Reply(String text, Usage usage, boolean cut) {}

    private static Reply reply(JsonNode output) {
        boolean claude = output.has("content");
        var content = claude
                ? output.path("content")
                : output.path("output").path("message").path("content");
        var text = new StringBuilder();
        for (var block : content) {
            var called = claude ? block.path("input") : block.path("toolUse").path("input");
            if (!called.isMissingNode()) text.setLength(0);
            text.append(called.isMissingNode() ? block.path("text").asText() : called.toString());
        }
        var usage = output.path("usage");
        return new Reply(
                text.toString(),
                claude
                        ? new Usage(
                                usage.path("input_tokens").asLong(),
                                usage.path("output_tokens").asLong(),
                                usage.path("cache_read_input_tokens").asLong(),
                                usage.path("cache_creation_input_tokens").asLong())
                        : new Usage(
                                usage.path("inputTokens").asLong(),
                                usage.path("outputTokens").asLong(),
                                usage.path("cacheReadInputTokens").asLong(),
                                usage.path("cacheWriteInputTokens").asLong()),
                output.path(claude ? "stop_reason" : "stopReason").asText().equals("max_tokens"));
    }

    private Optional<String> told(Task task, Schema<?> schema, Batches.Row row, Reply reply) {
        var body = json.createObjectNode();
        if (schema.json().isPresent()) {
            if (!(form.check(reply.text(), schema.json().get()) instanceof AnswerForm.Checked.Sound(var sound)))
                return Optional.empty();
            body.set(task.named(), sound);
        } else {
            if (reply.text().isBlank()) return Optional.empty();
            body.put(task.named(), reply.text());
        }
        body.put("finish", reply.cut() ? "cut" : "done");
        var receipt = new Answer.Receipt(row.model(), ROUTE, reply.usage(), cost(row, reply.usage()), false, 1, 0);
        body.set("receipt", Told.receipt(receipt));
        return Optional.of(body.toString());
    }

    private BigDecimal cost(Batches.Row row, Usage usage) {
        return catalogue
                .model(row.model())
                .map(model -> model.cost(usage, LocalDate.now(clock)).multiply(share))
                .orElse(BigDecimal.ZERO);
    }

    /** Into the ledger and the budget of the day it came back on, which may thereby be used up and more. */
    private void book(Batches.Row row, Question<?> question, Usage usage) {
        var booked = new Budget.Booked(question.asker(), row.model(), question.prompt());
        if (budget.reserve(booked, 0, 0, Duration.ofMinutes(1)) instanceof Budget.Booking.Reserved(long reservation))
            budget.settle(reservation, new Budget.Settlement(ROUTE, usage, cost(row, usage), Budget.Ended.ANSWERED));
    }
}
