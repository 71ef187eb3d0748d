package docket.cli;

import docket.cli.client.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var target = here.root().resolve("pipeline-test/target");
        if (!Files.exists(target.resolve("classes/docket/pipeline/gateway/GatewayBench.class"))) {
            throw new Trouble("The benchmark is not built. Build it with ./mvnw -DskipTests package");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var bench = new ProcessBuilder(
                java.toString(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                MAIN,
                "--rows",
                Integer.toString(rows),
                "--races",
                Integer.toString(races),
                "--calls",
                Integer.toString(calls));
        return bench.inheritIO().start().waitFor() == 0 ? 0 : 1;
    }
}
