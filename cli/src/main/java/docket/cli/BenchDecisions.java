package docket.cli;

import docket.cli.client.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        description = {
            "Lets many people race for every waiting token at a PostgreSQL of its own, and kills the process they race in",
            "again and again: one decision each, one effect each. Prints the figures as one JSON object; ends with status",
            "1 when a promise was not kept."
        })
final class BenchDecisions implements Callable<Integer> {

    private static final String MAIN = "docket.pipeline.decisions.DecisionsBench";

    @Option(names = "--tokens", paramLabel = "N", description = "How many wait (default: 10000).")
    private int tokens = 10_000;

    @Option(names = "--racers", paramLabel = "N", description = "How many race for each (default: 64).")
    private int racers = 64;

    @Option(names = "--kills", paramLabel = "N", description = "How often kill -9 (default: 3).")
    private int kills = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    BenchDecisions(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (tokens < 1) throw new ParameterException(spec.commandLine(), "--tokens must be 1 at least");
        if (racers < 1) throw new ParameterException(spec.commandLine(), "--racers must be 1 at least");
        if (kills < 0) throw new ParameterException(spec.commandLine(), "--kills must not be negative");
        var target = here.root().resolve("pipeline-test/target");
        if (!Files.exists(target.resolve("classes/docket/pipeline/decisions/DecisionsBench.class"))) {
            throw new Trouble("The benchmark is not built. Build it with ./mvnw -DskipTests package");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var bench = new ProcessBuilder(
                java.toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                MAIN,
                "--tokens",
                Integer.toString(tokens),
                "--racers",
                Integer.toString(racers),
                "--kills",
                Integer.toString(kills));
        return bench.inheritIO().start().waitFor() == 0 ? 0 : 1;
    }
}
