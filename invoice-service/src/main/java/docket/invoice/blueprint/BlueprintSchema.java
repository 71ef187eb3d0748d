package docket.invoice.blueprint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A blueprint as the service takes it: JSON Schema draft 7 with {@code class}, {@code description} and, for each leaf,
 * {@code inferenceType} and {@code instruction}. Its limits are looked at here, where the answer names the field; the
 * service only says that the schema is invalid.
 *
 * @param text the schema as it is sent
 */
public record BlueprintSchema(String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Limits as in "Bedrock Data Automation quotas", user guide. */
    private static final int MOST_CHARACTERS = 100_000;

    private static final int MOST_LEAVES = 100;
    private static final int MOST_LEAVES_AT_ONCE = 15;
    private static final int MOST_LIST_LEAVES = 30;
    private static final int MOST_COLUMNS = 15;
    private static final int LONGEST_NAME = 60;
    /** One page of the guide says 600; what keeps to the smaller number is right on both. */
    private static final int LONGEST_INSTRUCTION = 300;

    private static final Set<String> LEAVES = Set.of("string", "number", "boolean");
    private static final Set<String> INFERENCES = Set.of("explicit", "inferred");

    /** The blueprint of this version of Docket. */
    public static BlueprintSchema ours() {
        return load("invoice.json");
    }

    /** Its shorter sister for files that are answered at once. */
    public static BlueprintSchema oursAtOnce() {
        return load("invoice-sync.json");
    }

    private static BlueprintSchema load(String name) {
        var path = "/docket/invoice/blueprint/" + name;
        try (var in = BlueprintSchema.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException("missing from the jar: " + path);
            return new BlueprintSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether both ask for the same, however they are set. */
    public boolean sameAs(String other) {
        try {
            return JSON.readTree(text).equals(JSON.readTree(other));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** How many values it asks for; of a table its columns count. */
    public int leaves() {
        try {
            return new Count(JSON.readTree(text)).leaves;
        } catch (JsonProcessingException e) {
            return 0;
        }
    }

    /**
     * What the service would not take, a sentence each, empty when it would.
     *
     * @param atOnce whether it is for files that are answered at once, which has the narrower limit
     */
    public List<String> problems(boolean atOnce) {
        JsonNode schema;
        try {
            schema = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return List.of("It is no JSON: see line " + at.getLineNr() + ", column " + at.getColumnNr() + ".");
        }
        var problems = new ArrayList<String>();
        if (text.length() > MOST_CHARACTERS) {
            problems.add("It has " + text.length() + " characters; the service takes " + MOST_CHARACTERS + ".");
        }
        for (var name : List.of("class", "description")) {
            if (schema.path(name).asText("").isBlank()) problems.add("It needs a \"" + name + "\".");
        }
        if (!schema.path("type").asText("").equals("object")) problems.add("Its \"type\" must be \"object\".");
        if (!schema.path("properties").isObject() || schema.path("properties").isEmpty()) {
            problems.add("It needs \"properties\": the fields.");
        }
        var count = new Count(schema);
        problems.addAll(count.problems);
        int most = atOnce ? MOST_LEAVES_AT_ONCE : MOST_LEAVES;
        if (count.leaves > most) {
            problems.add("It has " + count.leaves + " fields, columns of tables included; "
                    + (atOnce ? "for answers at once the service takes " : "the service takes ")
                    + most + ".");
        }
        if (count.listLeaves > MOST_LIST_LEAVES) {
            problems.add("Its tables have " + count.listLeaves + " columns together; the service takes "
                    + MOST_LIST_LEAVES + ".");
        }
        return problems;
    }

    /** Walks a schema once. */
    private static final class Count {

        private final JsonNode schema;
        private final List<String> problems = new ArrayList<>();
        private int leaves;
        private int listLeaves;

        Count(JsonNode schema) {
            this.schema = schema;
            for (var each : schema.path("properties").properties()) field(each.getKey(), each.getValue());
        }

        private void field(String path, JsonNode field) {
            name(path);
            if (field.has("$ref")) {
                group(path, field);
            } else if (field.path("type").asText("").equals("array")) {
                list(path, field);
            } else {
                leaf(path, field);
            }
        }

        private void group(String path, JsonNode field) {
            for (Map.Entry<String, JsonNode> each : definition(path, field).properties()) {
                if (each.getValue().has("$ref")) problems.add(path + ": a group cannot hold another group.");
                else leaf(path + "." + each.getKey(), each.getValue());
            }
        }

        private void list(String path, JsonNode field) {
            instruction(path, field);
            var items = field.path("items");
            if (!items.has("$ref")) {
                leaves++;
                listLeaves++;
                return;
            }
            var columns = definition(path, items);
            if (columns.size() > MOST_COLUMNS) {
                problems.add(path + " has " + columns.size() + " columns; a table takes " + MOST_COLUMNS + ".");
            }
            listLeaves += columns.size();
            for (var each : columns.properties()) leaf(path + "." + each.getKey(), each.getValue());
        }

        private JsonNode definition(String path, JsonNode field) {
            var reference = field.path("$ref").asText("");
            var prefix = "#/definitions/";
            var name = reference.startsWith(prefix) ? reference.substring(prefix.length()) : "";
            var found = schema.path("definitions").path(name).path("properties");
            if (name.isEmpty() || !found.isObject()) {
                problems.add(path + " refers to " + reference + ", which is not among the \"definitions\".");
            }
            return found;
        }

        private void leaf(String path, JsonNode leaf) {
            leaves++;
            if (path.indexOf('.') >= 0) name(path.substring(path.indexOf('.') + 1));
            var type = leaf.path("type").asText("");
            if (!LEAVES.contains(type)) {
                problems.add(path + " is of type \"" + type + "\"; a field is a string, a number or a boolean"
                        + (type.equals("date") ? " (write a date as a string and ask for YYYY-MM-DD)." : "."));
            }
            if (!INFERENCES.contains(leaf.path("inferenceType").asText(""))) {
                problems.add(path + " needs an \"inferenceType\": explicit for what is printed, else inferred.");
            }
            instruction(path, leaf);
        }

        private void instruction(String path, JsonNode field) {
            var instruction = field.path("instruction").asText("");
            if (instruction.isBlank()) problems.add(path + " needs an \"instruction\".");
            if (instruction.length() > LONGEST_INSTRUCTION) {
                problems.add(path + " has an instruction of " + instruction.length() + " characters; "
                        + LONGEST_INSTRUCTION + " are safe.");
            }
        }

        private void name(String name) {
            if (name.length() > LONGEST_NAME) problems.add(name + " is longer than " + LONGEST_NAME + " characters.");
            if (name.contains("/")) problems.add(name + " has a \"/\" in its name.");
        }
    }
}
