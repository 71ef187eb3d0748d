package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "redrive", description = "Sends failed messages again and prints the failure ids it sent.")
final class Redrive implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    @Parameters(arity = "0..*", paramLabel = "FAILURE", description = "A failure's id, as failures prints it.")
    private List<String> chosen = List.of();

    @Option(names = "--all", description = "Every one of them.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Redrive(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        if (all != chosen.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name failures, or --all, not both.");
        }
        var client = which.client();
        if (all) return redriveAll(client);
        for (var failure : chosen) redrive(client, failure);
        return 0;
    }

    /** A list may be cut short: ask again until nothing is left that can be sent. */
    private int redriveAll(DocketClient client) {
        var sent = new HashSet<String>();
        while (true) {
            var left = client.failures().stream()
                    .filter(failure -> failure.path("can_redrive").asBoolean(true))
                    .map(failure -> failure.path("id").asText())
                    .filter(sent::add)
                    .toList();
            if (left.isEmpty()) break;
            left.forEach(failure -> redrive(client, failure));
        }
        if (sent.isEmpty()) terminal.say("There is nothing to send again.");
        return 0;
    }

    private void redrive(DocketClient client, String failure) {
        client.redrive(failure);
        terminal.print(failure);
    }
}
