package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import docket.evaluation.InvoiceTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = {
            "Learns from documents whose fields are known, corrections by people among them, and judges what it learned",
            "on documents it has not seen. Replaces the model in force only by a better one. Prints a JSON summary on",
            "standard output and the figures before and after on standard error."
        })
final class Train implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "invoices", description = "What to learn to read.")
    private String set = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folders with truth.jsonl and documents, or with labelled examples.")
    private List<Path> folders = List.of();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The model to replace (default: models/invoices.txt in the data directory).")
    private @Nullable Path model;

    @Option(
            names = "--anew",
            description =
                    "Compare with the rules alone, not with the model in force, which may have learned from these.")
    private boolean anew;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    Train(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException {
        if (!set.equals("invoices"))
            throw new ParameterException(spec.commandLine(), "'" + set + "' is nothing to train; there is invoices");
        for (Path folder : folders)
            if (!Files.isDirectory(folder)) throw new Trouble("There is no folder " + folder + ".");
        Terminal terminal = here.terminal();
        var file = model == null ? new Surroundings.Which(here).data().resolve("models/invoices.txt") : model;
        try {
            var outcome = InvoiceTraining.run(folders, file, anew, terminal.err());
            terminal.out().println(outcome.json());
        } catch (IllegalArgumentException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
        return 0;
    }
}
