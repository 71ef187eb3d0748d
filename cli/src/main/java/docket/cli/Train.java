package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import docket.evaluation.InvoiceTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
            "standard output and the figures before and after on standard error. Of contracts it learns the clauses that",
            "are marked in them; docket evaluate contracts DIR judges that on contracts kept out."
        })
final class Train implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "invoices|contracts", description = "What to learn to read.")
    private String set = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folders with truth.jsonl and documents, or with labelled examples (invoices).")
    private List<Path> folders = List.of();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "The model to write (default: models/invoices.txt or models/clauses.tsv in the data directory).")
    private @Nullable Path model;

    @Option(
            names = "--anew",
            description =
                    "Invoices: compare with the rules alone, not with the model in force, which may have learned from these.")
    private boolean anew;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    Train(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException {
        boolean contracts = set.equals("contracts");
        if (!contracts && !set.equals("invoices"))
            throw new ParameterException(
                    spec.commandLine(), "'" + set + "' is nothing to train; there are invoices and contracts");
        for (Path folder : folders)
            if (!Files.isDirectory(folder)) throw new Trouble("There is no folder " + folder + ".");
        Terminal terminal = here.terminal();
        if (contracts) return contracts(terminal);
        var file = model == null ? new Surroundings.Which(here).data().resolve("models/invoices.txt") : model;
        try {
            var outcome = InvoiceTraining.run(folders, file, anew, terminal.err());
            terminal.out().println(outcome.json());
        } catch (IllegalArgumentException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private int contracts(Terminal terminal) throws IOException {
        var file = model == null ? new Surroundings.Which(here).data().resolve("models/clauses.tsv") : model;
        try {
            var fitted = docket.contract.training.Train.fit(folders, file);
            terminal.out()
                    .printf(
                            "{\"set\":\"contracts\",\"documents\":%d,\"passages\":%d,\"model_characters\":%d}%n",
                            fitted.contracts(), fitted.passages(), fitted.characters());
            terminal.err().println("The model is in " + file + "; a contract-service that starts from now on uses it.");
            return 0;
        } catch (NoSuchFileException e) {
            throw new Trouble("There is no file " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
    }
}
