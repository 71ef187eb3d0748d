package docket.cli;

import docket.cli.terminal.Terminal;
import docket.evaluation.ContractPapers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "redline",
        description = {
            "Writes what the playbook proposes into a contract, here and now: tracked changes and comments in a Word file,",
            "highlights and notes in a PDF."
        })
final class Redline implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A contract, .docx or .pdf.")
    private @Nullable Path file;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; without it beside the contract.")
    private @Nullable Path out;

    @Option(
            names = "--playbook",
            paramLabel = "FILE.yaml",
            description = "The house's own playbook; without it the usual one.")
    private @Nullable Path playbook;

    @Option(names = "--author", defaultValue = "Docket", description = "Whose changes they are.")
    private String author = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Redline(Surroundings here) {
        this.terminal = here.terminal();
    }

    @Override
    public Integer call() throws IOException {
        var contract = java.util.Objects.requireNonNull(file, "picocli asks for it");
        Surroundings.requireFile(spec, contract);
        if (playbook != null) Surroundings.requireFile(spec, playbook);
        var made = new ContractPapers(playbook).redline(contract, author);
        var to = out == null ? contract.resolveSibling(made.fileName()) : out;
        Files.write(to, made.bytes());
        terminal.print(to.toString());
        terminal.say(made.placed() + " of " + made.proposed() + " proposals were placed.");
        return made.placed() == 0 && made.proposed() > 0 ? 1 : 0;
    }
}
