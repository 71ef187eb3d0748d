package docket.cli;

import docket.cli.terminal.Terminal;
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
        var failures = all
                ? client.failures().stream()
                        .map(failure -> failure.path("id").asText())
                        .toList()
                : chosen;
        if (failures.isEmpty()) terminal.say("Nothing failed.");
        for (var failure : failures) {
            client.redrive(failure);
            terminal.print(failure);
        }
        return 0;
    }
}
