package docket.cli;

import docket.cli.stack.Rehearsal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = Rehearse.NAME,
        hidden = true,
        description = "Prepares the starts of all parts; ./docket up does so in the background when there is need.")
final class Rehearse implements Callable<Integer> {

    static final String NAME = "rehearse";

    private final Surroundings here;

    Rehearse(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        new Rehearsal(here.root()).run();
        return 0;
    }
}
