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
        name = "webhooks",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how CRM webhooks are taken, over a database and queues of its own: 1,000 forged, stale and replayed"
                    + " ones, how many a second on one core, and what a kill -9 of the service loses.",
            "Prints the figures as one JSON object; ends with status 1 when a promise was not kept."
        })
final class BenchWebhooks implements Callable<Integer> {

    private static final String MAIN = "docket.pipeline.webhooks.WebhookBench";
    private static final int LEAST = 100;

    @Option(
            names = "--webhooks",
            paramLabel = "N",
            description = "Webhooks measured, after as many to warm up (default: ${DEFAULT-VALUE}).")
    private int webhooks = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    BenchWebhooks(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (webhooks < LEAST) throw new ParameterException(spec.commandLine(), "--webhooks must be 100 at least");
        return new Measuring(here, MAIN, "-XX:+UseSerialGC", "-Xmx512m")
                .run(List.of("--webhooks", Integer.toString(webhooks)));
    }
}
