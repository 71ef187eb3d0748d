package docket.cli;

import docket.cli.check.Examination;
import docket.cli.check.Examination.Check;
import docket.cli.check.Examination.Level;
import docket.cli.terminal.Terminal;
import docket.reader.ReadingPool;
import docket.reader.worker.Isolation;
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
        int status = new Examination(here.root(), which.data(), here.environment()).print(terminal.out());
        terminal.out().println(isolation().line());
        return status;
    }

    /** What only a built Docket can try out: how far the processes that read files are kept from this machine. */
    private static Check isolation() {
        var isolation = ReadingPool.isolation();
        var remedy = isolation == Isolation.JAIL
                ? ""
                : "Files are read safely enough; stricter on Linux with unshare and setpriv (util-linux) where namespaces are"
                        + " allowed";
        return new Check("isolation", isolation == Isolation.JAIL ? Level.OK : Level.WARN, isolation.words(), remedy);
    }
}
