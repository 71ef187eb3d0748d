package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.stack.Background;
import docket.cli.stack.Stack;
import docket.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops Docket; its data stays.")
final class Down implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    private final Terminal terminal;

    Down(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        which.lastSettings().ifPresent(settings -> {
            for (var each : Background.values()) each.end(settings);
        });
        var stack = which.lastStack(new Progress(terminal));
        if (stack.filter(Stack::anyRunning).isEmpty()) {
            terminal.say("Docket is not running.");
            return 0;
        }
        stack.get().stop();
        if (stack.get().anyRunning()) throw new Trouble("Some parts still run; ./docket status names them.");
        terminal.say("Docket is stopped.");
        return 0;
    }
}
