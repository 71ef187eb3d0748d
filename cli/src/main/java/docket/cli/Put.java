package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "put", description = "Puts files into the inbox and prints a document id for each.")
final class Put implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Any file; Docket says what it is.")
    private List<Path> files = List.of();

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            description = "For files that need one; asked for when left out. Tried once, never shown.")
    private char[] password = {};

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Put(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        files.forEach(file -> Surroundings.requireFile(spec, file)); // all or nothing, as far as one can know before
        var client = which.client();
        int done = 0;
        for (var file : files) {
            var name = file.getFileName().toString();
            if (files.size() > 1) terminal.bar(done, files.size(), name);
            var id = client.put(file, name, new String(password));
            if (id.isEmpty()) throw new Trouble("Docket did not tell an id for " + file + ".");
            terminal.print(id);
            done++;
        }
        terminal.wipe();
        return 0;
    }
}
