package docket.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model says to one call.
 *
 * @param parts words and tool calls in their order
 * @param stopReason as Converse spells it: end_turn, tool_use, max_tokens, stop_sequence, guardrail_intervened,
 *     content_filtered
 * @param inputTokens counted from the request's words if below zero
 * @param outputTokens counted from the answer's words if below zero
 */
public record Reply(
        List<Part> parts, String stopReason, long inputTokens, long outputTokens, long cacheRead, long cacheWrite) {

    /** A piece of an answer. */
    public sealed interface Part {
        record Words(String text) implements Part {}

        record Thought(String text) implements Part {}

        record ToolUse(String id, String name, JsonNode input) implements Part {}
    }

    public Reply {
        parts = List.copyOf(parts);
    }

    public static Reply words(String text) {
        return new Reply(List.of(new Part.Words(text)), "end_turn", -1, -1, 0, 0);
    }

    public static Reply tool(String id, String name, JsonNode input) {
        return new Reply(List.of(new Part.ToolUse(id, name, input)), "tool_use", -1, -1, 0, 0);
    }

    public Reply andTool(String id, String name, JsonNode input) {
        var more = new ArrayList<>(parts);
        more.add(new Part.ToolUse(id, name, input));
        return new Reply(more, "tool_use", inputTokens, outputTokens, cacheRead, cacheWrite);
    }

    public Reply stopped(String stopReason) {
        return new Reply(parts, stopReason, inputTokens, outputTokens, cacheRead, cacheWrite);
    }

    public Reply using(long inputTokens, long outputTokens) {
        return new Reply(parts, stopReason, inputTokens, outputTokens, cacheRead, cacheWrite);
    }

    public Reply usingCache(long read, long write) {
        return new Reply(parts, stopReason, inputTokens, outputTokens, read, write);
    }

    String text() {
        var text = new StringBuilder();
        for (Part part : parts) if (part instanceof Part.Words(var words)) text.append(words);
        return text.toString();
    }

    /** With tokens counted where the test gave none: one for every four characters begun. */
    Reply counted(Call call) {
        long in = inputTokens >= 0 ? inputTokens : Math.ceilDiv(call.words().length(), 4);
        long out = outputTokens;
        if (out < 0) {
            int characters = 0;
            for (Part part : parts) {
                characters += switch (part) {
                    case Part.Words(var text) -> text.length();
                    case Part.Thought(var text) -> text.length();
                    case Part.ToolUse(String _, var name, var input) ->
                        name.length() + input.toString().length();
                };
            }
            out = Math.ceilDiv(characters, 4);
        }
        return new Reply(parts, stopReason, in, out, cacheRead, cacheWrite);
    }
}
