package docket.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the way to foundation models against a stand-in for Bedrock and a PostgreSQL of its own: what a call"
                    + " costs beside a bare one, budgets under races and kill -9, a region's outage, batches.",
            "Prints the figures as one JSON object; ends with status 1 when a promise was not kept."
        })
final class BenchGateway implements Callable<Integer> {

    private static final String MAIN = "docket.pipeline.gateway.GatewayBench";

    @Option(names = "--rows", paramLabel = "N", description = "Rows of batches (default: 10000).")
    private int rows = 10_000;

    @Option(names = "--races", paramLabel = "N", description = "Questions at once for one budget (default: 10000).")
    private int races = 10_000;

    @Option(names = "--calls", paramLabel = "N", description = "Calls for a call's own cost (default: 3000).")
    private int calls = 3_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    BenchGateway(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (var number :
                Map.of("--rows", rows, "--races", races, "--calls", calls).entrySet())
            if (number.getValue() < 1)
                throw new ParameterException(spec.commandLine(), number.getKey() + " must be 1 at least");
        return new Measuring(here, MAIN, "-XX:+UseSerialGC", "-Xmx768m", "--sun-misc-unsafe-memory-access=allow")
                .run(List.of(
                        "--rows",
                        Integer.toString(rows),
                        "--races",
                        Integer.toString(races),
                        "--calls",
                        Integer.toString(calls)));
    }
}
