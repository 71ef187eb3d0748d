package docket.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a model may ask for while it answers.
 *
 * @param input JSON Schema of what it is called with; a call that does not hold to it is told so, not run
 * @param run runs it here; empty if the asker does that, who then gets {@link Answer.WantsTools}
 */
public record Tool(String name, String description, JsonNode input, Optional<UnaryOperator<JsonNode>> run) {}
