package docket.bedrock;

import static docket.bedrock.Exchange.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.bedrock.Reply.Part;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** InvokeModel: every family has a body of its own. */
final class Bodies {

    private Bodies() {}

    static void invoke(Exchange exchange, Call call, Reply reply, long millis) {
        exchange.header("X-Amzn-Bedrock-Input-Token-Count", Long.toString(reply.inputTokens()));
        exchange.header("X-Amzn-Bedrock-Output-Token-Count", Long.toString(reply.outputTokens()));
        exchange.header("X-Amzn-Bedrock-Invocation-Latency", Long.toString(millis));
        exchange.json(of(call.target(), call, reply));
    }

    /** Llama in pieces, as it does; of the others one chunk with the whole body. */
    static void stream(Exchange exchange, Call call, Reply reply) {
        if (call.target().contains("llama")) {
            for (String piece : reply.text().split("(?<= )"))
                chunk(exchange, object().put("generation", piece).putNull("stop_reason"));
            var last = object().put("generation", "")
                    .put("stop_reason", reply.stopReason().equals("max_tokens") ? "length" : "stop");
            last.putObject("amazon-bedrock-invocationMetrics")
                    .put("inputTokenCount", reply.inputTokens())
                    .put("outputTokenCount", reply.outputTokens());
            chunk(exchange, last);
            exchange.endStream();
            return;
        }
        chunk(exchange, of(call.target(), call, reply));
        exchange.endStream();
    }

    private static void chunk(Exchange exchange, ObjectNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.event("chunk", object().put("bytes", Base64.getEncoder().encodeToString(bytes)));
    }

    static ObjectNode of(String model, Call call, Reply reply) {
        if (model.contains("anthropic")) return anthropic(reply);
        if (model.contains("nova")) return nova(reply);
        if (model.contains("llama")) return llama(reply);
        if (model.contains("mistral")) return mistral(reply);
        if (model.contains("embed")) return embedding(call, reply);
        return object().put("text", reply.text());
    }

    private static ObjectNode anthropic(Reply reply) {
        var body = object().put("id", "msg_fake").put("type", "message").put("role", "assistant");
        var content = body.putArray("content");
        for (Part part : reply.parts()) {
            switch (part) {
                case Part.Words(var text) ->
                    content.addObject().put("type", "text").put("text", text);
                case Part.Thought(var text) ->
                    content.addObject().put("type", "thinking").put("thinking", text);
                case Part.ToolUse(var id, var name, var input) ->
                    content.addObject()
                            .put("type", "tool_use")
                            .put("id", id)
                            .put("name", name)
                            .set("input", input);
            }
        }
        body.put("stop_reason", reply.stopReason()).putNull("stop_sequence");
        body.putObject("usage")
                .put("input_tokens", reply.inputTokens())
                .put("output_tokens", reply.outputTokens())
                .put("cache_read_input_tokens", reply.cacheRead())
                .put("cache_creation_input_tokens", reply.cacheWrite());
        return body;
    }

    private static ObjectNode nova(Reply reply) {
        var body = object();
        body.putObject("output")
                .putObject("message")
                .put("role", "assistant")
                .putArray("content")
                .addObject()
                .put("text", reply.text());
        body.put("stopReason", reply.stopReason());
        body.set("usage", Models.usage(reply));
        return body;
    }

    private static ObjectNode llama(Reply reply) {
        return object().put("generation", reply.text())
                .put("prompt_token_count", reply.inputTokens())
                .put("generation_token_count", reply.outputTokens())
                .put("stop_reason", reply.stopReason().equals("max_tokens") ? "length" : "stop");
    }

    private static ObjectNode mistral(Reply reply) {
        var body = object();
        body.putArray("outputs")
                .addObject()
                .put("text", reply.text())
                .put("stop_reason", reply.stopReason().equals("max_tokens") ? "length" : "stop");
        return body;
    }

    /** The same words always lie in the same place; that is all that is promised. */
    private static ObjectNode embedding(Call call, Reply reply) {
        var body = object();
        var numbers = new Random(call.words().hashCode());
        var vector = body.putArray("embedding");
        for (int i = 0; i < 256; i++) vector.add(numbers.nextGaussian() / 16);
        return body.put("inputTextTokenCount", reply.inputTokens());
    }
}
