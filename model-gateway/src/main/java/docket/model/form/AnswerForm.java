package docket.model.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds JSON to a schema of draft 2020-12. Faults say where and what, never what the answer said there: answers hold
 * words of documents.
 */
public final class AnswerForm {

    private static final int MOST_FAULTS = 8;
    private static final int MOST_SCHEMAS = 500;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    // No schema is ever fetched from anywhere: a $ref outside itself is a fault of the schema.
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.values(List::clear)));
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

    /** What became of a text. */
    public sealed interface Checked {
        record Sound(JsonNode json) implements Checked {}

        record Faulty(List<String> faults) implements Checked {}
    }

    /** Takes the JSON out of a model's words (some wrap it in talk) and holds it to the schema. */
    public Checked check(String text, JsonNode schema) {
        var json = parse(text);
        if (json.isEmpty()) return new Checked.Faulty(List.of("the answer is not JSON"));
        var faults = faults(json.get(), schema);
        return faults.isEmpty() ? new Checked.Sound(json.get()) : new Checked.Faulty(faults);
    }

    /** What is wrong with the value, at most {@value #MOST_FAULTS} things; empty if nothing. */
    public List<String> faults(JsonNode value, JsonNode schema) {
        return compiled(schema).validate(value).stream()
                .limit(MOST_FAULTS)
                .map(fault -> fault.getInstanceLocation() + " breaks \"" + fault.getType() + "\" of the schema"
                        + detail(fault.getType(), fault.getSchemaNode(), fault.getProperty()))
                .toList();
    }

    /** What the schema itself says may be told: it is ours. */
    private static String detail(String keyword, JsonNode expected, String property) {
        if (property != null && keyword.equals("required")) return " (" + property + " is missing)";
        return expected != null && (expected.isValueNode() || keyword.equals("enum"))
                ? " (" + expected.toString() + ")"
                : "";
    }

    private JsonSchema compiled(JsonNode schema) {
        if (schemas.size() > MOST_SCHEMAS) schemas.clear();
        return schemas.computeIfAbsent(schema, node -> {
            var compiled = factory.getSchema(node, config);
            compiled.initializeValidators();
            return compiled;
        });
    }

    private static Optional<JsonNode> parse(String text) {
        var whole = read(text);
        if (whole.isPresent()) return whole;
        for (int from = 0; from < text.length(); from++) {
            char c = text.charAt(from);
            if (c != '{' && c != '[') continue;
            int end = end(text, from);
            if (end < 0) return Optional.empty();
            var part = read(text.substring(from, end));
            if (part.isPresent()) return part;
        }
        return Optional.empty();
    }

    /** Where the bracket that opens here is closed; below zero if nowhere. */
    private static int end(String text, int from) {
        int depth = 0;
        boolean inString = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') i++;
                else if (c == '"') inString = false;
            } else if (c == '"') inString = true;
            else if (c == '{' || c == '[') depth++;
            else if ((c == '}' || c == ']') && --depth == 0) return i + 1;
        }
        return -1;
    }

    private static Optional<JsonNode> read(String text) {
        try {
            var json = JSON.readTree(text);
            return json == null || json.isMissingNode() ? Optional.empty() : Optional.of(json);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Says what is wrong with a schema; empty if it can be used. */
    public Optional<String> wrong(JsonNode schema) {
        try {
            compiled(schema).validate("{}", InputFormat.JSON);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
