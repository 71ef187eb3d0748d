package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.model.prompt.Prompt;
import docket.model.prompt.Prompts;
import docket.model.prompt.Regression.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder of prompts, their cases ({@code cases.jsonl}) and the shares of right answers they had. */
final class PromptFolder {

    private static final JsonMapper JSON = new JsonMapper();

    private PromptFolder() {}

    /** A case as it stands in the file, and the prompt it is about. */
    record Row(JsonNode line, Prompt prompt) {

        String id() {
            return line.path("id").asText();
        }

        Case with(List<String> answers) {
            var expected = new LinkedHashMap<String, JsonNode>();
            for (var wish : line.path("expect").properties()) expected.put(wish.getKey(), wish.getValue());
            return new Case(id(), prompt, expected, answers);
        }
    }

    /** @throws IllegalArgumentException if a case is about a prompt that is not there, or a prompt cannot be used */
    static List<Row> rows(Path folder) throws IOException {
        var prompts = Prompts.below(folder);
        var rows = new ArrayList<Row>();
        for (JsonNode line : JsonLines.read(folder.resolve("cases.jsonl")))
            rows.add(new Row(line, prompt(line, prompts)));
        return rows;
    }

    /** The cases with the answers that were recorded. */
    static List<Case> recorded(Path folder) throws IOException {
        var cases = new ArrayList<Case>();
        for (Row row : rows(folder)) {
            var answers = new ArrayList<String>();
            row.line()
                    .path("answers")
                    .forEach(answer -> answers.add(answer.isTextual() ? answer.asText() : answer.toString()));
            cases.add(row.with(answers));
        }
        return cases;
    }

    static Map<String, Double> shares(Path folder) throws IOException {
        var shares = new LinkedHashMap<String, Double>();
        var file = folder.resolve("shares.json");
        if (!Files.exists(file)) return shares;
        for (var entry : JSON.readTree(Files.readString(file)).properties())
            shares.put(entry.getKey(), entry.getValue().asDouble());
        return shares;
    }

    private static Prompt prompt(JsonNode row, Prompts prompts) {
        var name = row.path("prompt").asText();
        var found =
                row.has("version") ? prompts.version(name, row.path("version").asInt()) : prompts.newest(name);
        return found.orElseThrow(
                () -> new IllegalArgumentException("Case " + row.path("id").asText()
                        + " is about prompt " + name
                        + (row.has("version") ? "@" + row.path("version").asInt() : "")
                        + ", which is not there; there are " + String.join(", ", prompts.names()) + "."));
    }
}
