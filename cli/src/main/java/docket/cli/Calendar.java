package docket.cli;

import docket.cli.terminal.Terminal;
import docket.contract.calendar.CalendarFile;
import docket.contract.calendar.Duties;
import docket.contract.calendar.Duty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "calendar",
        description = {
            "Lists the days that contracts ask for: beginnings, ends, last days for notice.",
            "With --out also writes them as an iCalendar file, with reminders 90, 30 and 7 days before a notice is due."
        })
final class Calendar implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Documents; without any, all contracts.")
    private List<String> ids = List.of();

    @Option(names = "--out", paramLabel = "FILE.ics", description = "Where to write the iCalendar file.")
    private @Nullable Path out;

    private final Terminal terminal;

    Calendar(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() throws IOException {
        var client = which.client();
        var stock = ids.isEmpty() ? ContractStock.of(client) : ContractStock.of(client, ids);
        var duties = stock.contracts().stream()
                .flatMap(contract -> Duties.of(contract.id(), contract.terms()).stream())
                .sorted(Comparator.comparing(Duty::day))
                .toList();
        var table = new Table();
        duties.forEach(duty -> table.row(duty.day().toString(), duty.what()));
        table.lines().forEach(terminal::print);
        if (duties.isEmpty()) terminal.say("No contract names a day.");
        if (out != null) {
            Files.writeString(out, CalendarFile.of(duties, Instant.now()));
            terminal.say("Wrote " + duties.size() + " days to " + out);
        }
        return 0;
    }
}
