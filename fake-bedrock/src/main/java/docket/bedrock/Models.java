package docket.bedrock;

import static docket.bedrock.Exchange.JSON;
import static docket.bedrock.Exchange.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.bedrock.Reply.Part;
import java.util.ArrayList;
import java.util.List;

/** Converse and ConverseStream. */
final class Models {

    private Models() {}

    static void converse(Exchange exchange, Reply reply, long millis) {
        var body = object();
        var message = body.putObject("output").putObject("message").put("role", "assistant");
        var content = message.putArray("content");
        for (Part part : reply.parts()) content.add(block(part));
        body.put("stopReason", reply.stopReason());
        body.set("usage", usage(reply));
        body.putObject("metrics").put("latencyMs", millis);
        exchange.json(body);
    }

    private static JsonNode block(Part part) {
        var block = object();
        switch (part) {
            case Part.Words(var text) -> block.put("text", text);
            case Part.Thought(var text) ->
                block.putObject("reasoningContent")
                        .putObject("reasoningText")
                        .put("text", text)
                        .put("signature", "c2lnbmVk");
            case Part.ToolUse(var id, var name, var input) ->
                block.putObject("toolUse")
                        .put("toolUseId", id)
                        .put("name", name)
                        .set("input", input);
        }
        return block;
    }

    static ObjectNode usage(Reply reply) {
        long total = reply.inputTokens() + reply.outputTokens() + reply.cacheRead() + reply.cacheWrite();
        var usage = object().put("inputTokens", reply.inputTokens())
                .put("outputTokens", reply.outputTokens())
                .put("totalTokens", total);
        if (reply.cacheRead() > 0 || reply.cacheWrite() > 0)
            usage.put("cacheReadInputTokens", reply.cacheRead()).put("cacheWriteInputTokens", reply.cacheWrite());
        return usage;
    }

    static void stream(Exchange exchange, Reply reply, Pace pace, long millis) {
        exchange.event("messageStart", object().put("role", "assistant"));
        int index = 0;
        for (Part part : reply.parts()) {
            if (part instanceof Part.ToolUse(var id, var name, JsonNode _)) {
                var start = object().put("contentBlockIndex", index);
                start.putObject("start")
                        .putObject("toolUse")
                        .put("toolUseId", id)
                        .put("name", name);
                exchange.event("contentBlockStart", start);
            }
            for (String piece : pieces(text(part), pace.piece())) {
                var delta = object().put("contentBlockIndex", index);
                var inside = delta.putObject("delta");
                switch (part) {
                    case Part.Words _ -> inside.put("text", piece);
                    case Part.Thought _ -> inside.putObject("reasoningContent").put("text", piece);
                    case Part.ToolUse _ -> inside.putObject("toolUse").put("input", piece);
                }
                exchange.event("contentBlockDelta", delta);
                Pace.pause(pace.each());
            }
            exchange.event("contentBlockStop", object().put("contentBlockIndex", index));
            index++;
        }
        exchange.event("messageStop", object().put("stopReason", reply.stopReason()));
        var metadata = object();
        metadata.set("usage", usage(reply));
        metadata.putObject("metrics").put("latencyMs", millis);
        exchange.event("metadata", metadata);
        exchange.endStream();
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Words(var text) -> text;
            case Part.Thought(var text) -> text;
            case Part.ToolUse(String _, String _, var input) -> input.toString();
        };
    }

    /** Never between the two halves of one character. */
    static List<String> pieces(String text, int length) {
        var pieces = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + length);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) end++;
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    static void countTokens(Exchange exchange, Call call) {
        exchange.json(object().put("inputTokens", Math.ceilDiv(call.words().length(), 4)));
    }

    static JsonNode parse(byte[] bytes) {
        try {
            return bytes.length == 0 ? object() : JSON.readTree(bytes);
        } catch (java.io.IOException e) {
            return object().put("unreadable", true);
        }
    }
}
