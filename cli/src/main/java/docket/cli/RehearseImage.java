package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.stack.ImageRehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rehearse-image",
        hidden = true,
        description = "Prepares the start of one service for its image; deploy/kubernetes/image asks for it.")
final class RehearseImage implements Callable<Integer> {

    @Option(names = "--into", required = true, paramLabel = "FILE", description = "The file to be made.")
    private Path into = Path.of("");

    @Parameters(index = "0", paramLabel = "SERVICE", description = "invoice-service, for example.")
    private String service = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORD", description = "What starts it, after --.")
    private List<String> command = List.of();

    private final Surroundings here;

    RehearseImage(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            new ImageRehearsal(here.root()).run(service, command, into);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
    }
}
