package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import docket.evaluation.Evaluation;
import docket.evaluation.Evaluations;
import docket.evaluation.LivePrompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        description = {
            "Runs every document of a folder through the engines and compares with the known answers beside them.",
            "Prints a JSON summary on standard output and a table on standard error."
        })
final class Evaluate implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "invoices|contracts|deals|classification|hostile|packets|prompts|requirements",
            description = "Which kind of folder it is.")
    private String set = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "predictions.jsonl",
            description = "Where to write what was found, one JSON object a line.")
    private @Nullable Path out;

    @Option(names = "--live", description = "prompts: asks a model now, instead of judging recorded answers.")
    private boolean live;

    @Option(names = "--model", paramLabel = "NAME", description = "prompts --live: instead of each prompt's own model.")
    private @Nullable String model;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "5",
            description = "prompts --live: how often each case is asked (${DEFAULT-VALUE}).")
    private int repeats = 5;

    @Option(
            names = "--record",
            paramLabel = "cases.jsonl",
            description = "prompts --live: where to write the cases with the answers that came.")
    private @Nullable Path record;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "prompts --live: a setting of the gateway, e.g. catalogue=models.yaml.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Evaluate(Surroundings here) {
        this.terminal = here.terminal();
    }

    @Override
    public Integer call() throws IOException {
        var evaluation = evaluation();
        if (!Files.isDirectory(folder) && !(set.equals("deals") && Files.isRegularFile(folder)))
            throw new Trouble("There is no folder " + folder + ".");
        return evaluation.run(folder, Optional.ofNullable(out), terminal.out(), terminal.err());
    }

    private Evaluation evaluation() {
        if (live && set.equals("prompts")) {
            if (repeats < 1) throw new ParameterException(spec.commandLine(), "--repeats needs a number from 1");
            return new LivePrompts(new LivePrompts.Asked(
                    this::setting, Optional.ofNullable(model), repeats, Optional.ofNullable(record)));
        }
        if (live || model != null || record != null || !settings.isEmpty())
            throw new ParameterException(
                    spec.commandLine(), "--live, --model, --record and --set are for docket evaluate prompts --live");
        return Evaluations.named(set)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + set + "' is no set to evaluate; there are " + String.join(", ", Evaluations.names())));
    }

    /** What is not said here is said where the services read it. */
    private Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name))
                .or(() -> Optional.ofNullable(System.getenv(
                        "DOCKET_MODELS_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))));
    }
}
