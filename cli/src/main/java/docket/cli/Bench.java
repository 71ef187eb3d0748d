package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.stack.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = {
            "Measures documents per second from upload to result, beside the bare text loop on the same files.",
            "Runs a Docket of its own on free ports and prints the figures as one JSON object."
        })
final class Bench implements Callable<Integer> {

    private static final String MAIN = "docket.pipeline.Bench";

    @Option(names = "--documents", paramLabel = "N", description = "How many to send (default: 1000).")
    private int documents = 1000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "How many go before, so that compilers are done with most of their work (default: 2000).")
    private int warmUp = 2000;

    @Option(names = "--transport", paramLabel = "sqs|kafka", description = "What carries messages (default: sqs).")
    private Transport transport = Transport.SQS;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    Bench(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (documents < 1) throw new ParameterException(spec.commandLine(), "--documents must be 1 at least");
        if (warmUp < 1) throw new ParameterException(spec.commandLine(), "--warm-up must be 1 at least");
        var target = here.root().resolve("pipeline-test/target");
        if (!Files.exists(target.resolve("classes/docket/pipeline/Bench.class"))) {
            throw new Trouble("The benchmark is not built. Build it with ./mvnw -DskipTests package");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var bench = new ProcessBuilder(
                java.toString(),
                "-Ddocket.root=" + here.root(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                MAIN,
                "--documents",
                Integer.toString(documents),
                "--warm-up",
                Integer.toString(warmUp),
                "--transport",
                transport.name().toLowerCase(Locale.ROOT));
        return bench.inheritIO().start().waitFor() == 0 ? 0 : 1;
    }
}
