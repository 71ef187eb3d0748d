package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks one thing about one document and prints the answer as JSON. */
abstract class OfDocument implements Callable<Integer> {

    @Parameters(paramLabel = "DOCUMENT", description = "Its id.")
    private String document = "";

    @Mixin
    private final Surroundings.Which which;

    private final Terminal terminal;

    OfDocument(Surroundings here) {
        this.which = new Surroundings.Which(here);
        this.terminal = here.terminal();
    }

    abstract JsonNode ask(DocketClient docket, String of);

    @Override
    public Integer call() {
        terminal.print(DocketClient.pretty(ask(which.client(), document)));
        return 0;
    }
}
