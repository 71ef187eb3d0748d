package docket.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    private static final String DESK = "docket.pipeline.decisions.DecisionsBench";
    private static final String DOORS = "docket.pipeline.decisions.DoorsBench";

    private static final int MANY = 10_000;
    private static final int MANY_AT_DOORS = 500;

    @Option(names = "--tokens", paramLabel = "N", description = "How many wait (default: 10000, with --http 500).")
    private @Nullable Integer tokens;

    @Option(names = "--racers", paramLabel = "N", description = "How many race for each (default: 64).")
    private int racers = 64;

    @Option(names = "--kills", paramLabel = "N", description = "How often kill -9 (default: 3).")
    private int kills = 3;

    @Option(
            names = "--http",
            description = {
                "All of it through the doors of a running Docket: sessions, forms and the API; the review service is",
                "killed and started again."
            })
    private boolean http;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    BenchDecisions(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int many = tokens != null ? tokens : http ? MANY_AT_DOORS : MANY;
        if (many < 1) throw new ParameterException(spec.commandLine(), "--tokens must be 1 at least");
        if (racers < 1) throw new ParameterException(spec.commandLine(), "--racers must be 1 at least");
        if (kills < 0) throw new ParameterException(spec.commandLine(), "--kills must not be negative");
        var numbers = List.of(
                "--tokens",
                Integer.toString(many),
                "--racers",
                Integer.toString(racers),
                "--kills",
                Integer.toString(kills));
        return new Measuring(here, http ? DOORS : DESK, "-XX:+UseSerialGC", "-Xmx512m").run(numbers);
    }
}
