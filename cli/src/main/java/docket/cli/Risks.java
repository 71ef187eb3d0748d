package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "risks",
        description = {
            "Lists the risks of a contract that waits for a decision, or says what becomes of one of them:",
            "  docket risks d-…",
            "  docket risks d-… exclusivity accept",
            "  docket risks d-… exclusivity edit --wording \"Nothing in this Agreement …\"",
            "  docket risks d-… exclusivity reject",
            "What was said is kept at once and counts when the review is decided."
        })
final class Risks implements Callable<Integer> {

    /** What a person may say. */
    enum Choice {
        ACCEPT,
        EDIT,
        REJECT
    }

    @Mixin
    private final Surroundings.Which which;

    @Parameters(index = "0", paramLabel = "REVIEW", description = "A review's id, or that of its document.")
    private String review = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "ITEM", description = "One of the risks, as listed.")
    private @Nullable String item;

    @Parameters(index = "2", arity = "0..1", paramLabel = "accept|edit|reject", description = "What becomes of it.")
    private @Nullable Choice choice;

    @Option(names = "--wording", paramLabel = "TEXT", description = "The wording to propose instead, with edit.")
    private String wording = "";

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Risks(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        if ((item == null) != (choice == null))
            throw new ParameterException(spec.commandLine(), "say which risk, and accept, edit or reject");
        if ((choice == Choice.EDIT) == wording.isBlank())
            throw new ParameterException(spec.commandLine(), "--wording belongs to edit, and edit needs it");
        var client = which.client();
        var id = Decide.openReview(client, review);
        if (item == null || choice == null) {
            list(client.items(id));
            return 0;
        }
        var said = DocketClient.object()
                .put("choice", choice.name().toLowerCase(Locale.ROOT))
                .put("wording", wording);
        var ruling = client.rule(id, item, said);
        if (json) terminal.print(DocketClient.pretty(ruling));
        else
            terminal.say(item + ": " + ruling.path("choice").asText() + " by "
                    + ruling.path("by").asText() + ", " + ruling.path("at").asText());
        return 0;
    }

    private void list(JsonNode items) {
        if (json) {
            terminal.print(DocketClient.pretty(items));
            return;
        }
        for (var each : items.path("items")) {
            terminal.print(
                    each.path("item").asText() + "  " + each.path("severity").asText() + "  "
                            + each.path("detail").asText());
            if (each.has("page"))
                terminal.print("  page " + each.path("page").asInt() + ": \u201c"
                        + each.path("quote").asText().replaceAll("\\s+", " ") + "\u201d");
            if (!each.path("wording").asText().isEmpty())
                terminal.print("  proposed: " + each.path("wording").asText());
            var ruling = each.path("ruling");
            if (!ruling.isMissingNode())
                terminal.print("  " + ruling.path("choice").asText() + " by "
                        + ruling.path("by").asText() + ", " + ruling.path("at").asText()
                        + (ruling.has("wording") ? ": " + ruling.path("wording").asText() : ""));
        }
        if (items.path("items").isEmpty()) terminal.say("No risks to review one by one.");
    }
}
