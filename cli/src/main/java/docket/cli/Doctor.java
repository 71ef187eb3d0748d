package docket.cli;

import docket.cli.check.Examination;
import docket.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        description = "Looks whether Docket can be built and run here; each line is ok, warn or fail.")
final class Doctor implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    private final Surroundings here;
    private final Terminal terminal;

    Doctor(Surroundings here) {
        this.here = here;
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        return new Examination(here.root(), which.data(), here.environment()).print(terminal.out());
    }
}
