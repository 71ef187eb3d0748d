package docket.cli;

import docket.cli.stack.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description = "Send copies of the PDF files with text below DIR instead of generated invoices.")
    private @Nullable Path files;

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
        var arguments = new ArrayList<>(List.of(
                "--documents",
                Integer.toString(documents),
                "--warm-up",
                Integer.toString(warmUp),
                "--transport",
                transport.name().toLowerCase(Locale.ROOT)));
        if (files != null) {
            if (!Files.isDirectory(files))
                throw new ParameterException(spec.commandLine(), "--files: there is no directory " + files);
            arguments.addAll(List.of("--files", files.toAbsolutePath().toString()));
        }
        return new Measuring(here, MAIN).run(arguments);
    }
}
