package docket.model.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import docket.model.Chunk;
import docket.model.ModelAdapter.Call;
import docket.model.ModelAdapter.Reply;
import docket.model.ModelAdapter.Reply.Finish;
import docket.model.ModelFailure;
import docket.model.ModelFailure.Broken;
import docket.model.Part;
import docket.model.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What chat completions answered, whole or as server-sent events. */
final class ChatReplies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Call call;
    private final Consumer<Chunk> listener;
    private final StringBuilder words = new StringBuilder();
    private final TreeMap<Integer, Begun> tools = new TreeMap<>();
    private String reason = "";
    private Usage usage = Usage.NONE;

    private static final class Begun {
        String id = "";
        String name = "";
        final StringBuilder arguments = new StringBuilder();
    }

    ChatReplies(Call call, Consumer<Chunk> listener) {
        this.call = call;
        this.listener = listener;
    }

    static Reply whole(JsonNode body, Call call) {
        var choice = body.path("choices").path(0);
        if (choice.isMissingNode()) throw new ModelFailure.Away(call.route().id() + " answered without a choice", null);
        var parts = new ArrayList<Part>();
        var message = choice.path("message");
        var text = message.path("content").asText("");
        if (!text.isEmpty()) parts.add(new Part.Text(text));
        for (JsonNode tool : message.path("tool_calls"))
            parts.add(new Part.ToolCall(
                    tool.path("id").asText(),
                    tool.path("function").path("name").asText(),
                    json(tool.path("function").path("arguments").asText())));
        return reply(
                parts, usage(body.path("usage")), choice.path("finish_reason").asText());
    }

    /** Reads the events up to the last; an end without a reason is a broken stream. */
    Reply read(InputStream body) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("data:")) continue;
            var data = line.substring(5).strip();
            if (data.equals("[DONE]")) break;
            event(JSON.readTree(data));
        }
        if (reason.isEmpty()) throw new Broken("the stream of " + call.route().id() + " ended early", told(), null);
        var parts = new ArrayList<Part>();
        if (!words.isEmpty()) parts.add(new Part.Text(words.toString()));
        tools.values().forEach(t -> parts.add(new Part.ToolCall(t.id, t.name, json(t.arguments.toString()))));
        return reply(parts, usage, reason);
    }

    String told() {
        return words.toString();
    }

    private void event(JsonNode event) {
        if (event.hasNonNull("usage")) usage = usage(event.path("usage"));
        if (event.has("error"))
            throw new Broken("the stream of " + call.route().id() + " ended with an error", told(), null);
        var choice = event.path("choices").path(0);
        var delta = choice.path("delta");
        var text = delta.path("content").asText("");
        if (!text.isEmpty()) {
            words.append(text);
            listener.accept(new Chunk.Words(text));
        }
        for (JsonNode tool : delta.path("tool_calls")) {
            var begun = tools.computeIfAbsent(tool.path("index").asInt(), _ -> new Begun());
            if (tool.hasNonNull("id")) begun.id = tool.path("id").asText();
            var function = tool.path("function");
            if (function.hasNonNull("name")) begun.name = function.path("name").asText();
            begun.arguments.append(function.path("arguments").asText(""));
        }
        if (choice.hasNonNull("finish_reason"))
            reason = choice.path("finish_reason").asText();
    }

    private static Reply reply(List<Part> parts, Usage usage, String reason) {
        boolean asksForTools = parts.stream().anyMatch(Part.ToolCall.class::isInstance);
        var finish = switch (reason) {
            case "length" -> Finish.CUT;
            case "content_filter" -> Finish.FILTERED;
            default -> asksForTools ? Finish.TOOLS : Finish.DONE;
        };
        return new Reply(parts, usage, finish);
    }

    private static Usage usage(JsonNode usage) {
        long cached = usage.path("prompt_tokens_details").path("cached_tokens").asLong();
        return new Usage(
                Math.max(0, usage.path("prompt_tokens").asLong() - cached),
                usage.path("completion_tokens").asLong(),
                cached,
                0);
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
