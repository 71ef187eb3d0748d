package docket.model.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import docket.model.Parameters;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt as a file: YAML between two lines of {@code ---}, then the text under {@code === system} and {@code === user}. */
final class PromptFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern FILE =
            Pattern.compile("\\A---\\R(.*?)\\R---\\R\\s*(?:=== system\\R(.*?))?=== user\\R(.*)\\z", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Set<String> KEYS = Set.of(
            "name",
            "version",
            "model",
            "maxTokens",
            "temperature",
            "topP",
            "stops",
            "variables",
            "schema",
            "within",
            "fresh");

    private PromptFile() {}

    static Prompt parse(String source, String file) {
        Matcher parts = FILE.matcher(source);
        if (!parts.matches())
            throw new BadPrompt(file + " is no prompt: it needs YAML between two lines of ---, then === user");
        JsonNode head;
        try {
            head = YAML.readTree(parts.group(1));
        } catch (JsonProcessingException e) {
            throw new BadPrompt(file + ": what stands between the --- is no YAML: " + e.getOriginalMessage());
        }
        for (var entry : head.properties())
            if (!KEYS.contains(entry.getKey())) throw new BadPrompt(file + " has an unknown key " + entry.getKey());
        var name = head.path("name").asText();
        if (!NAME.matcher(name).matches())
            throw new BadPrompt(file + " needs a name of small letters, digits and hyphens");
        if (head.path("version").asInt() < 1) throw new BadPrompt(file + " needs a version from 1");
        if (head.path("model").asText().isBlank()) throw new BadPrompt(file + " names no model");
        var variables = new LinkedHashMap<String, Variable>();
        for (var entry : head.path("variables").properties())
            variables.put(entry.getKey(), Variable.of(file, entry.getKey(), entry.getValue()));
        var system = new Template(Optional.ofNullable(parts.group(2)).orElse(""));
        var user = new Template(parts.group(3));
        system.check(file, variables, true);
        user.check(file, variables, false);
        unused(file, variables, system, user);
        return new Prompt(
                name,
                head.path("version").asInt(),
                head.path("model").asText(),
                parameters(head),
                variables,
                head.has("schema") ? Optional.of(head.path("schema")) : Optional.empty(),
                time(file, head, "within").orElse(Duration.ofMinutes(2)),
                time(file, head, "fresh"),
                system,
                user,
                source);
    }

    private static void unused(String file, Map<String, Variable> variables, Template system, Template user) {
        for (var name : variables.keySet())
            if (!system.names(name) && !user.names(name))
                throw new BadPrompt(file + " has a variable " + name + " that its text does not use");
    }

    private static Parameters parameters(JsonNode head) {
        var stops = new ArrayList<String>();
        head.path("stops").forEach(stop -> stops.add(stop.asText()));
        return new Parameters(
                head.path("maxTokens").asInt(1024),
                head.has("temperature")
                        ? Optional.of(head.path("temperature").asDouble())
                        : head.has("topP") ? Optional.empty() : Optional.of(0.0),
                head.has("topP") ? Optional.of(head.path("topP").asDouble()) : Optional.empty(),
                stops);
    }

    private static Optional<Duration> time(String file, JsonNode head, String key) {
        if (!head.has(key)) return Optional.empty();
        try {
            return Optional.of(Duration.parse(head.path(key).asText()));
        } catch (DateTimeParseException e) {
            throw new BadPrompt(file + ": " + key + " is no time like PT2M or P1D");
        }
    }
}
