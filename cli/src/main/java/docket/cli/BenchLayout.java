package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import docket.evaluation.LayoutBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "layout",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what finding an invoice's values on its pages costs, once its words are read.",
            "Prints processor time per document, warm, as JSON."
        })
final class BenchLayout implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "PDFs (default: the sample documents).")
    private Path folder = Path.of("");

    private final Surroundings here;

    BenchLayout(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException {
        var papers = folder.toString().isEmpty() ? here.root().resolve("samples/documents") : folder;
        if (!Files.isDirectory(papers)) throw new Trouble("There is no folder " + papers + ".");
        Terminal terminal = here.terminal();
        try {
            terminal.out().println(LayoutBench.run(papers, terminal.err()));
        } catch (IllegalArgumentException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
        return 0;
    }
}
