package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.model.prompt.Prompt;
import docket.model.prompt.Prompts;
import docket.model.prompt.Regression;
import docket.model.prompt.Regression.Case;
import docket.model.prompt.Regression.Outcome;
import docket.model.prompt.Regression.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prompts by recorded answers: prompt files below the folder, {@code cases.jsonl} beside them (one
 * {@code {"id", "prompt", "version", "expect": {pointer: value}, "answers": [text]}} a line; without a version the newest
 * is meant), and {@code shares.json} with the share of right answers each prompt had. Ends with 1 if one is worse.
 */
final class RecordedPrompts implements Evaluation {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        List<Case> cases;
        try {
            cases = cases(folder, Prompts.below(folder));
        } catch (IllegalArgumentException e) {
            talk.println(e.getMessage());
            return 1;
        }
        if (cases.isEmpty()) {
            talk.println("There are no cases in " + folder.resolve("cases.jsonl") + ".");
            return 1;
        }
        var verdicts = new Regression().judge(cases, shares(folder.resolve("shares.json")));
        JsonLines.write(
                predictions, verdicts.stream().flatMap(v -> rows(v).stream()).toList());
        talk.printf("%-28s %8s %7s %17s %7s%n", "prompt", "answers", "right", "interval", "was");
        for (var verdict : verdicts) tell(verdict, talk);
        var summary = new LinkedHashMap<String, Object>();
        summary.put("set", "prompts");
        summary.put("cases", cases.size());
        summary.put("prompts", verdicts.stream().map(RecordedPrompts::summary).toList());
        json.println(JSON.writeValueAsString(summary));
        return verdicts.stream().anyMatch(Verdict::worse) ? 1 : 0;
    }

    private static List<Case> cases(Path folder, Prompts prompts) throws IOException {
        var cases = new ArrayList<Case>();
        for (JsonNode row : JsonLines.read(folder.resolve("cases.jsonl"))) {
            var expected = new LinkedHashMap<String, JsonNode>();
            for (var wish : row.path("expect").properties()) expected.put(wish.getKey(), wish.getValue());
            var answers = new ArrayList<String>();
            row.path("answers")
                    .forEach(answer -> answers.add(answer.isTextual() ? answer.asText() : answer.toString()));
            cases.add(new Case(row.path("id").asText(), prompt(row, prompts), expected, answers));
        }
        return cases;
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

    private static Map<String, Double> shares(Path file) throws IOException {
        var shares = new LinkedHashMap<String, Double>();
        if (!Files.exists(file)) return shares;
        for (var entry : JSON.readTree(Files.readString(file)).properties())
            shares.put(entry.getKey(), entry.getValue().asDouble());
        return shares;
    }

    private static void tell(Verdict verdict, PrintStream talk) {
        talk.printf(
                Locale.ROOT,
                "%-28s %8d %6.1f%% %7.1f%% … %5.1f%% %7s%s%n",
                verdict.prompt(),
                verdict.answers(),
                100 * verdict.share(),
                100 * verdict.from(),
                100 * verdict.to(),
                verdict.was() < 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * verdict.was()),
                verdict.worse() ? "  WORSE" : "");
        for (Outcome outcome : verdict.cases())
            if (outcome.right() < outcome.answers())
                talk.printf(
                        "  %s: %d of %d right%s; %s%n",
                        outcome.id(),
                        outcome.right(),
                        outcome.answers(),
                        outcome.wavers() ? " (wavers)" : "",
                        String.join("; ", outcome.faults()));
    }

    private static Map<String, Object> summary(Verdict verdict) {
        var row = new LinkedHashMap<String, Object>();
        row.put("prompt", verdict.prompt());
        row.put("answers", verdict.answers());
        row.put("share", verdict.share());
        row.put("from", verdict.from());
        row.put("to", verdict.to());
        if (verdict.was() >= 0) row.put("was", verdict.was());
        row.put("wavering", verdict.cases().stream().filter(Outcome::wavers).count());
        row.put("worse", verdict.worse());
        return row;
    }

    private static List<Map<String, Object>> rows(Verdict verdict) {
        var rows = new ArrayList<Map<String, Object>>();
        for (Outcome outcome : verdict.cases()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("prompt", verdict.prompt());
            row.put("id", outcome.id());
            row.put("right", outcome.right());
            row.put("answers", outcome.answers());
            row.put("faults", outcome.faults());
            rows.add(row);
        }
        return rows;
    }
}
