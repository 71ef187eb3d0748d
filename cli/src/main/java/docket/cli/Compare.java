package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import docket.evaluation.ContractPapers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        description = {
            "Tells what differs between two versions of a contract, clause by clause, here and now.",
            "With --standard and one file: between the contract and the wording the playbook proposes."
        })
final class Compare implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The older version; any file.")
    private @Nullable Path before;

    @Parameters(index = "1", arity = "0..1", paramLabel = "AFTER", description = "The newer version.")
    private @Nullable Path after;

    @Option(names = "--standard", description = "Compare with the playbook's own wording.")
    private boolean standard;

    @Option(
            names = "--playbook",
            paramLabel = "FILE.yaml",
            description = "The house's own playbook; without it the usual one.")
    private @Nullable Path playbook;

    @Option(names = "--json", description = "Print the differences as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Compare(Surroundings here) {
        this.terminal = here.terminal();
    }

    @Override
    public Integer call() throws IOException {
        if (before == null || standard == (after != null)) {
            throw new ParameterException(spec.commandLine(), "give two files, or one file and --standard");
        }
        Surroundings.requireFile(spec, before);
        if (after != null) Surroundings.requireFile(spec, after);
        if (playbook != null) Surroundings.requireFile(spec, playbook);
        var papers = new ContractPapers(playbook);
        var differences = after == null ? papers.standard(before) : papers.compare(before, after);
        if (json) terminal.print(DocketClient.pretty(differences));
        else {
            for (var each : differences) {
                var where = text(each.get("where"));
                terminal.print(text(each.get("how")) + (where.isEmpty() ? "" : "  " + where));
                terminal.print("  " + text(each.get("marked")));
                if (each.containsKey("rule")) terminal.print("  " + text(each.get("rule")));
            }
        }
        terminal.say(differences.isEmpty() ? "No differences in words." : differences.size() + " differences.");
        return 0;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
