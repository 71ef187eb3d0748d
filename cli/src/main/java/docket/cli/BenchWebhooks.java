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
        var target = here.root().resolve("pipeline-test/target");
        if (!Files.exists(target.resolve("classes/docket/pipeline/webhooks/WebhookBench.class"))) {
            throw new Trouble("The benchmark is not built. Build it with ./mvnw -DskipTests package");
        }
        var bench = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Ddocket.root=" + here.root(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                MAIN,
                "--webhooks",
                Integer.toString(webhooks));
        return bench.inheritIO().start().waitFor() == 0 ? 0 : 1;
    }
}
