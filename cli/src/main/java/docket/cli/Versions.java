package docket.cli;

import docket.cli.client.DocketClient;
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

@Command(
        name = "versions",
        description = {
            "Lists the versions of a proposal, and who approved which; with two of them, what differs line by line:",
            "[-gone-] and {+added+}."
        })
final class Versions implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    @Parameters(index = "0", paramLabel = "ID", description = "The proposal's document.")
    private String id = "";

    @Parameters(index = "1..*", arity = "0..2", paramLabel = "BEFORE AFTER", description = "Two versions by name.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Versions(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        if (names.size() == 1) throw new ParameterException(spec.commandLine(), "Name two versions to compare.");
        var answer = names.isEmpty()
                ? which.client().versions(id, "", "")
                : which.client().versions(id, id + ":" + names.getFirst(), id + ":" + names.get(1));
        if (json) {
            terminal.print(DocketClient.pretty(answer));
            return 0;
        }
        if (names.isEmpty())
            for (var version : answer.path("versions"))
                terminal.print(version.path("name").asText()
                        + (version.path("approved_by").asText().isEmpty()
                                ? ""
                                : "  approved by " + version.path("approved_by").asText() + " on "
                                        + version.path("approved_at").asText() + ", SHA-256 "
                                        + version.path("sha256").asText()));
        for (var line : answer.path("differences")) {
            terminal.print(
                    line.path("section").asText() + " (" + line.path("how").asText() + ")");
            if (!line.path("before").asText().isEmpty())
                terminal.print("  - " + line.path("before").asText());
            if (!line.path("after").asText().isEmpty())
                terminal.print("  + " + line.path("after").asText());
        }
        return 0;
    }
}
