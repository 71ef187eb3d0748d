package docket.cli;

import docket.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "deliver",
        description = {
            "Sends results of completed documents to the webhook once more and prints their ids.",
            "The receiver knows a second one by its X-Docket-Delivery header."
        })
final class Deliver implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "A document's id.")
    private List<String> documents = List.of();

    private final Terminal terminal;

    Deliver(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        var client = which.client();
        for (var document : documents) {
            client.deliver(document);
            terminal.print(document);
        }
        return 0;
    }
}
