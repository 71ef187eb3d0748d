package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import docket.evaluation.Evaluations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            paramLabel = "invoices|contracts|classification|hostile|packets|prompts",
            description = "Which kind of folder it is.")
    private String set = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "predictions.jsonl",
            description = "Where to write what was found, one JSON object a line.")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Evaluate(Surroundings here) {
        this.terminal = here.terminal();
    }

    @Override
    public Integer call() throws IOException {
        var evaluation = Evaluations.named(set)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + set + "' is no set to evaluate; there are " + String.join(", ", Evaluations.names())));
        if (!Files.isDirectory(folder)) throw new Trouble("There is no folder " + folder + ".");
        return evaluation.run(folder, Optional.ofNullable(out), terminal.out(), terminal.err());
    }
}
