package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import docket.contract.ask.Answer;
import docket.contract.ask.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ask",
        description = {
            "Answers a question about the contracts, from what was read in them, with the page and the words.",
            "Understands when contracts renew, end or begin, how long their notice is, which law governs them, who is a",
            "party, whether they are signed and whether liability is limited; for example:",
            "  docket ask \"Which contracts renew next quarter with less than 60 days' notice?\""
        })
final class Ask implements Callable<Integer> {

    private static final int NOT_UNDERSTOOD = 2;

    @Mixin
    private final Surroundings.Which which;

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "In English, with or without quotes.")
    private List<String> words = List.of();

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    private final Terminal terminal;

    Ask(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        var answer = Question.ask(String.join(" ", words), ContractStock.of(which.client()), LocalDate.now());
        if (answer.isEmpty()) {
            terminal.say("docket: not understood. Ask which contracts renew, end or begin in some time, have more or"
                    + " less than so many days of notice, are governed by a law, or are not signed.");
            return NOT_UNDERSTOOD;
        }
        if (json) terminal.print(DocketClient.pretty(answer.get()));
        else print(answer.get());
        return 0;
    }

    private void print(Answer answer) {
        terminal.say("Understood: " + String.join("; ", answer.understood()) + ".");
        for (var hit : answer.contracts()) {
            terminal.print(hit.id() + "  " + hit.file());
            for (var fact : hit.facts()) {
                var where = fact.page() > 0 ? " (page " + fact.page() + ": \u201c" + fact.quote() + "\u201d)" : "";
                terminal.print("  " + fact.term().replace('_', ' ') + ": " + fact.value() + where);
            }
        }
        terminal.say(answer.contracts().size() + " of " + answer.asked() + " contracts"
                + (answer.unknown() == 0
                        ? "."
                        : "; of " + answer.unknown() + " nobody can say, a term was not found."));
    }
}
