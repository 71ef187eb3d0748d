package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "erase",
        description =
                "Takes a document out: its file, its pages, what was found, every row. The audit trail keeps a digest.")
final class Erase implements Callable<Integer> {

    @Parameters(paramLabel = "DOCUMENT", description = "Its id.")
    private @Nullable String document;

    @Option(names = "--yes", description = "This cannot be undone: say that you mean it.")
    private boolean yes;

    @Mixin
    private final Surroundings.Which which;

    private final Terminal terminal;

    Erase(Surroundings here) {
        this.which = new Surroundings.Which(here);
        this.terminal = here.terminal();
    }

    @Override
    public Integer call() {
        if (!yes) throw new Trouble("This cannot be undone. Say --yes if you mean it.");
        terminal.print(which.client()
                .erase(Objects.requireNonNull(document, "picocli asks for it"))
                .toString());
        return 0;
    }
}
