package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "failures",
        description = "Lists messages nobody could work on: failure, document, channel, when, reason.")
final class ListFailures implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    @Option(names = "--json", description = "Print the whole list as JSON.")
    private boolean json;

    private final Terminal terminal;

    ListFailures(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        var failures = which.client().failures();
        if (failures.size() == DocketClient.MOST)
            terminal.say("These are the newest " + DocketClient.MOST + "; there may be more.");
        if (json) {
            terminal.print(DocketClient.pretty(failures));
            return 0;
        }
        if (failures.isEmpty()) terminal.say("Nothing failed.");
        var table = new Table();
        for (var failure : failures) {
            table.row(
                    failure.path("id").asText(),
                    Table.first(failure, "document_id", "document"),
                    failure.path("channel").asText(),
                    Table.first(failure, "at", "failed_at"),
                    failure.path("reason").asText());
        }
        table.lines().forEach(terminal::print);
        return 0;
    }
}
