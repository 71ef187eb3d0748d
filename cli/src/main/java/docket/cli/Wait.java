package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.cli.client.DocumentStates;
import docket.cli.client.QueueDepths;
import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "wait",
        description = {
            "Waits until documents are at rest and prints a line for each: id, kind, state.",
            "At rest means that only a person can move it on, or nobody needs to: review, completed, rejected,",
            "expired, failed, duplicate, unreadable, needs_password, quarantined. Ends with status 1 when the time is over first."
        })
final class Wait implements Callable<Integer> {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{2,63}");

    /** An upload nobody has heard of for so long, with nothing under way, was never one of ours. */
    private static final Duration UNHEARD_OF = Duration.ofSeconds(10);

    @Mixin
    private final Surroundings.Which which;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "A document id, as put prints it.")
    private List<String> ids = List.of();

    @Option(names = "--timeout", paramLabel = "S", description = "Seconds to wait at most (default: 300).")
    private double timeout = 300;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Wait(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (timeout < 0) throw new ParameterException(spec.commandLine(), "--timeout must not be negative");
        for (var id : ids) {
            if (!ID.matcher(id).matches()) throw new Trouble(id + " is no document id; put prints them.");
        }
        var client = which.client();
        var began = Instant.now();
        var end = began.plusMillis((long) (timeout * 1000));
        var open = new LinkedHashSet<>(ids);
        var last = new LinkedHashMap<String, Optional<JsonNode>>();
        while (true) {
            for (var id : List.copyOf(open)) {
                var document = client.document(id);
                last.put(id, document);
                if (document.filter(DocumentStates::atRest).isPresent()) {
                    open.remove(id);
                    terminal.print(line(id, document));
                }
            }
            if (open.isEmpty()) {
                terminal.wipe();
                return 0;
            }
            var now = Instant.now();
            if (!now.isBefore(end)) return timeIsOver(open, last);
            if (Duration.between(began, now).compareTo(UNHEARD_OF) > 0) requireHeardOf(client, open, last);
            terminal.bar(ids.size() - open.size(), ids.size(), "at rest");
            Thread.sleep(Math.clamp(Duration.between(now, end).toMillis(), 1, 250));
        }
    }

    private int timeIsOver(LinkedHashSet<String> open, LinkedHashMap<String, Optional<JsonNode>> last) {
        open.forEach(id -> terminal.print(line(id, last.getOrDefault(id, Optional.empty()))));
        terminal.say(
                "docket: " + open.size() + " of " + ids.size() + " not at rest after " + Math.round(timeout) + " s.");
        return 1;
    }

    private void requireHeardOf(
            DocketClient client, LinkedHashSet<String> open, LinkedHashMap<String, Optional<JsonNode>> last) {
        var unheardOf = open.stream()
                .filter(id -> last.getOrDefault(id, Optional.empty()).isEmpty())
                .findFirst();
        // Asked once more: it may have arrived since, and the queues are empty for that.
        if (unheardOf.isPresent()
                && isEmpty("inbox")
                && isEmpty("events")
                && client.document(unheardOf.get()).isEmpty()) {
            throw new Trouble("There is no document " + unheardOf.get() + ".");
        }
    }

    private boolean isEmpty(String queue) {
        return which.queues()
                .map(QueueDepths::all)
                .map(depths -> depths.get(queue))
                .filter(depth -> depth.waiting() == 0 && depth.taken() == 0)
                .isPresent();
    }

    private static String line(String id, Optional<JsonNode> document) {
        return id + " " + document.map(DocumentStates::kind).orElse("-") + " "
                + document.map(DocumentStates::state).orElse("unknown");
    }
}
