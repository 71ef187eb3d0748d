package docket.evaluation;

import docket.model.prompt.Regression;
import docket.model.prompt.Regression.Case;
import docket.model.prompt.Regression.Outcome;
import docket.model.prompt.Regression.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Judges the answers of cases and tells how each prompt did, on its spread. */
final class PromptVerdicts {

    private PromptVerdicts() {}

    /** @return 1 if a prompt is worse than it was, else 0 */
    static int tell(
            List<Case> cases, Map<String, Double> was, Optional<Path> predictions, PrintStream json, PrintStream talk)
            throws IOException {
        var verdicts = new Regression().judge(cases, was);
        JsonLines.write(
                predictions, verdicts.stream().flatMap(v -> rows(v).stream()).toList());
        talk.printf("%-28s %8s %7s %17s %7s %17s%n", "prompt", "answers", "right", "interval", "was", "runs");
        for (var verdict : verdicts) tell(verdict, talk);
        var summary = new LinkedHashMap<String, Object>();
        summary.put("set", "prompts");
        summary.put("cases", cases.size());
        summary.put("prompts", verdicts.stream().map(PromptVerdicts::summary).toList());
        json.println(JsonLines.text(summary));
        return verdicts.stream().anyMatch(Verdict::worse) ? 1 : 0;
    }

    private static void tell(Verdict verdict, PrintStream talk) {
        var spread = Regression.spread(verdict.cases());
        talk.printf(
                Locale.ROOT,
                "%-28s %8d %6.1f%% %7.1f%% … %5.1f%% %7s %17s%s%n",
                verdict.prompt(),
                verdict.answers(),
                100 * verdict.share(),
                100 * verdict.from(),
                100 * verdict.to(),
                verdict.was() < 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * verdict.was()),
                spread.runs() < 2
                        ? "-"
                        : String.format(
                                Locale.ROOT,
                                "%d: %.0f … %.0f%%",
                                spread.runs(),
                                100 * spread.worst(),
                                100 * spread.best()),
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
        var spread = Regression.spread(verdict.cases());
        row.put("runs", spread.runs());
        row.put("worstRun", spread.worst());
        row.put("bestRun", spread.best());
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
