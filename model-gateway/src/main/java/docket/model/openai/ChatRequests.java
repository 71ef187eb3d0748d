package docket.model.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.model.Catalogue.Feature;
import docket.model.Delimited;
import docket.model.ModelAdapter.Call;
import docket.model.Part;
import docket.model.Schema;
import docket.model.Turn;
import java.util.Base64;
import java.util.List;

/** A call in the shapes of chat completions. */
final class ChatRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChatRequests() {}

    static ObjectNode of(Call call, boolean stream) {
        var body = JSON.createObjectNode()
                .put("model", call.route().id())
                .put("max_tokens", call.maxTokens())
                .put("stream", stream);
        if (stream) body.putObject("stream_options").put("include_usage", true);
        call.parameters().temperature().ifPresent(t -> body.put("temperature", t));
        call.parameters().topP().ifPresent(p -> body.put("top_p", p));
        if (!call.parameters().stops().isEmpty()) {
            var stops = body.putArray("stop");
            call.parameters().stops().forEach(stops::add);
        }
        var messages = body.putArray("messages");
        var system = system(call);
        if (!system.isBlank()) messages.addObject().put("role", "system").put("content", system);
        for (Turn turn : call.turns()) add(messages, turn);
        call.begun()
                .ifPresent(
                        begun -> messages.addObject().put("role", "assistant").put("content", begun));
        if (!call.tools().isEmpty()) {
            var tools = body.putArray("tools");
            for (var tool : call.tools()) {
                var function = tools.addObject().put("type", "function").putObject("function");
                function.put("name", tool.name()).put("description", tool.description());
                function.set("parameters", tool.input());
            }
        }
        if (call.wantsJson() && call.model().can(Feature.SCHEMA)) {
            var format = body.putObject("response_format").put("type", "json_schema");
            var schema = format.putObject("json_schema");
            schema.put("name", call.schema().orElseThrow().name()).put("strict", true);
            schema.set("schema", call.schema().flatMap(Schema::json).orElseThrow());
        }
        return body;
    }

    private static String system(Call call) {
        var system = new StringBuilder(words(call.system()));
        if (call.wantsJson())
            system.append("\nAnswer with JSON that holds to this JSON Schema, and with nothing else: ")
                    .append(call.schema().flatMap(Schema::json).orElseThrow());
        return system.toString().strip();
    }

    private static void add(ArrayNode messages, Turn turn) {
        for (Part part : turn.parts())
            if (part instanceof Part.ToolResult(var id, var output, var _))
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", id)
                        .put("content", output.isTextual() ? output.textValue() : output.toString());
        var words = words(turn.parts());
        if (turn.role() == Turn.Role.MODEL) addModel(messages, turn, words);
        else addUser(messages, turn, words);
    }

    private static void addModel(ArrayNode messages, Turn turn, String words) {
        var message = messages.addObject().put("role", "assistant").put("content", words);
        for (Part part : turn.parts())
            if (part instanceof Part.ToolCall(var id, var tool, var input))
                message.withArray("tool_calls")
                        .addObject()
                        .put("id", id)
                        .put("type", "function")
                        .putObject("function")
                        .put("name", tool)
                        .put("arguments", input.toString());
    }

    private static void addUser(ArrayNode messages, Turn turn, String words) {
        boolean pictures = turn.parts().stream().anyMatch(Part.Image.class::isInstance);
        if (words.isBlank() && !pictures) return;
        var message = messages.addObject().put("role", "user");
        if (!pictures) {
            message.put("content", words);
            return;
        }
        var content = message.putArray("content");
        for (Part part : turn.parts())
            if (part instanceof Part.Image(var format, var bytes))
                content.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put(
                                "url",
                                "data:image/" + format + ";base64,"
                                        + Base64.getEncoder().encodeToString(bytes));
        if (!words.isBlank()) content.addObject().put("type", "text").put("text", words);
    }

    private static String words(List<Part> parts) {
        var words = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Text(var text)) words.append(text).append('\n');
            if (part instanceof Part.Data data)
                words.append(Delimited.text(data)).append('\n');
        }
        return words.toString().strip();
    }
}
