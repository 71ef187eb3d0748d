package docket.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request as it came.
 *
 * @param region the one it was signed for; {@code unsigned} if it came with a bearer token
 * @param names the names in its path, decoded: the model, the guardrail and its version, …
 * @param headers in lower case, the first value of each
 * @param body the JSON of the request; an empty object if it had none
 */
public record Call(
        Operation operation,
        String region,
        List<String> names,
        Map<String, String> headers,
        JsonNode body,
        Instant at) {

    public Call {
        names = List.copyOf(names);
        headers = Map.copyOf(headers);
    }

    /** The first name in its path: the model, guardrail, knowledge base, flow or job; empty if the path has none. */
    public String target() {
        return names.isEmpty() ? "" : names.getFirst();
    }

    /** Every text in the body, in its order: what a model would read. */
    public String words() {
        var words = new StringBuilder();
        collect(body, words);
        return words.toString();
    }

    private static void collect(JsonNode node, StringBuilder words) {
        if (node.isObject()) {
            for (var field : node.properties()) {
                boolean text = field.getKey().equals("text")
                        || field.getKey().equals("prompt")
                        || field.getKey().equals("content")
                        || field.getKey().equals("inputText");
                if (text && field.getValue().isTextual())
                    words.append(field.getValue().textValue()).append('\n');
                else collect(field.getValue(), words);
            }
        } else if (node.isArray()) {
            node.forEach(n -> collect(n, words));
        }
    }
}
