package docket.evaluation;

import docket.model.prompt.Regression.Case;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Prompts by recorded answers: prompt files below the folder, {@code cases.jsonl} beside them (one
 * {@code {"id", "prompt", "version", "expect": {pointer: value}, "answers": [text]}} a line; without a version the newest
 * is meant), and {@code shares.json} with the share of right answers each prompt had. Ends with 1 if one is worse.
 */
final class RecordedPrompts implements Evaluation {

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        List<Case> cases;
        try {
            cases = PromptFolder.recorded(folder);
        } catch (IllegalArgumentException e) {
            talk.println(e.getMessage());
            return 1;
        }
        if (cases.isEmpty()) {
            talk.println("There are no cases in " + folder.resolve("cases.jsonl") + ".");
            return 1;
        }
        return PromptVerdicts.tell(cases, PromptFolder.shares(folder), predictions, json, talk);
    }
}
