package docket.cli;

import docket.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "suggestions",
        description = {
            "Prints what people said about risks as changes of the playbook: YAML to paste under its positions."
        })
final class Suggestions implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    private final Terminal terminal;

    Suggestions(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        which.client().suggestions().lines().forEach(terminal::print);
        return 0;
    }
}
