package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import docket.evaluation.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fuzz",
        description = {
            "Spoils files in many ways, reads them and counts how it ends. Needs nothing running.",
            "Ends with status 1 when a file hangs the reader or fails in another way than with a reason."
        })
final class FuzzReader implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Files to spoil (default: the sample documents).")
    private @Nullable Path folder;

    @Option(names = "--mutations", paramLabel = "N", description = "How many to read (default: 10000).")
    private int mutations = 10_000;

    @Option(
            names = "--first",
            paramLabel = "N",
            description = "Number of the first; a number always spoils the same way.")
    private long first;

    private final Surroundings here;

    FuzzReader(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException {
        var from = folder == null ? here.root().resolve("samples/documents") : folder;
        if (!Files.isDirectory(from)) throw new Trouble("There is no folder " + from + ".");
        Terminal terminal = here.terminal();
        return new Fuzz().run(from, mutations, first, terminal.out(), terminal.err());
    }
}
