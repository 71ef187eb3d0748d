package docket.proposal.crm;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.Dialect.Refusal;
import docket.proposal.Dialect.WebhookRefused;
import java.io.IOException;

/** JSON that a stranger sent. */
final class Json {

    private static final int LONGEST_ID = 200;
    private static final int MOST_EVENTS = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Of two properties with one name another program may have checked the other one.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    static JsonNode object(byte[] body) {
        var tree = tree(body);
        if (!tree.isObject()) throw new WebhookRefused(Refusal.UNREADABLE, "a JSON object is needed");
        return tree;
    }

    static JsonNode array(byte[] body) {
        var tree = tree(body);
        if (!tree.isArray()) throw new WebhookRefused(Refusal.UNREADABLE, "a JSON array is needed");
        if (tree.size() > MOST_EVENTS) {
            throw new WebhookRefused(Refusal.UNREADABLE, "at most " + MOST_EVENTS + " events in one call");
        }
        return tree;
    }

    /** An id as text, whether it came as text or as a number. */
    static String id(JsonNode node, String name) {
        var text = node.path(name).asText("").strip();
        if (text.isEmpty()) throw new WebhookRefused(Refusal.UNREADABLE, name + ": is needed");
        if (text.length() > LONGEST_ID) {
            throw new WebhookRefused(Refusal.UNREADABLE, name + ": at most " + LONGEST_ID + " characters");
        }
        return text;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new WebhookRefused(Refusal.UNREADABLE, "no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }
}
