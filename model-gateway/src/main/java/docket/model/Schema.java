package docket.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * What an answer must look like, and how it becomes a value of ours.
 *
 * @param name names the answer to the model: letters, digits, hyphens, underscores
 * @param json the JSON Schema (draft 2020-12) the answer is held to; empty for plain words
 */
public record Schema<T>(String name, Optional<JsonNode> json, Reading<T> reading) {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().findAndRegisterModules().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** How an answer that holds to the schema becomes a value. */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * @param text the answer as the model wrote it
         * @param json the same as JSON; a missing node for plain words
         */
        T read(String text, JsonNode json) throws JsonProcessingException;
    }

    /** Plain words, as they come. */
    public static Schema<String> words() {
        return new Schema<>("words", Optional.empty(), (text, _) -> text);
    }

    /** JSON that holds to the schema. */
    public static Schema<JsonNode> json(String name, JsonNode schema) {
        return new Schema<>(name, Optional.of(schema), (_, json) -> json);
    }

    /** JSON that holds to the schema, as a record of ours. */
    public static <T> Schema<T> of(String name, JsonNode schema, Class<T> type) {
        return new Schema<>(name, Optional.of(schema), (_, json) -> MAPPER.treeToValue(json, type));
    }

    /** JSON that holds to the schema, given as text. */
    public static Schema<JsonNode> json(String name, String schema) {
        try {
            return json(name, MAPPER.readTree(schema));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the schema " + name + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
