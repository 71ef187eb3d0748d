package docket.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "workbench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the queue's list while thousands wait: first and last page, sorted, searched, filtered.",
            "Runs a Docket of its own on free ports and prints the figures as one JSON object."
        })
final class BenchWorkbench implements Callable<Integer> {

    private static final String MAIN = "docket.pipeline.desk.WorkbenchBench";

    @Option(names = "--waiting", paramLabel = "N", description = "How many wait (default: 10000).")
    private int waiting = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    BenchWorkbench(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        // Less than this, and the search for one vendor of many finds nothing to list.
        if (waiting < 1_000) throw new ParameterException(spec.commandLine(), "--waiting must be 1000 at least");
        return new Measuring(here, MAIN).run(List.of(Integer.toString(waiting)));
    }
}
