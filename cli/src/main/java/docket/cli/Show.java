package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Tells everything about a document: what it is, what was read and where, its story.")
final class Show implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    @Parameters(paramLabel = "ID", description = "A document id, as put prints it.")
    private String id = "";

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    private final Terminal terminal;

    Show(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        var document = which.client().document(id).orElseThrow(() -> new Trouble("There is no document " + id + "."));
        if (json) terminal.print(DocketClient.pretty(document));
        else new DocumentPrint(document).lines().forEach(terminal::print);
        return 0;
    }
}
