package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "golden",
        description = {
            "Prints a masked test made of a decided invoice, as JSON: what was read, corrected as people decided, with",
            "names, numbers and accounts replaced and amounts scaled so that they still add up."
        })
final class Golden implements Callable<Integer> {

    @Parameters(paramLabel = "DOCUMENT", description = "Its id.")
    private @Nullable String document;

    @Mixin
    private final Surroundings.Which which;

    private final Terminal terminal;

    Golden(Surroundings here) {
        this.which = new Surroundings.Which(here);
        this.terminal = here.terminal();
    }

    @Override
    public Integer call() {
        terminal.print(
                DocketClient.pretty(which.client().golden(Objects.requireNonNull(document, "picocli asks for it"))));
        return 0;
    }
}
