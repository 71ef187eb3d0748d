package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.cli.stack.Background;
import docket.cli.stack.Stack;
import docket.cli.stack.Watcher;
import docket.cli.terminal.Terminal;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {
            "Tells which parts run, their memory, the states of documents and what lies in the queues.",
            "Ends with status 1 when a part does not run."
        })
final class Status implements Callable<Integer> {

    private static final double MIB = 1024.0 * 1024;

    @Mixin
    private final Surroundings.Which which;

    @Option(names = "--json", description = "Print all of it as JSON.")
    private boolean json;

    private final Terminal terminal;

    Status(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        var client = which.client();
        var status = DocketClient.object().put("workbench", client.base().toString());
        var stack = which.lastStack(Watcher.SILENT).filter(Stack::anyRunning);
        stack.ifPresent(running -> addParts(status, running));
        which.lastSettings()
                .flatMap(Background.KEEPER::process)
                .ifPresent(keeper -> status.put("keeper_pid", keeper.pid()));
        try {
            client.status().properties().forEach(property -> status.set(property.getKey(), property.getValue()));
        } catch (Trouble e) {
            terminal.say("docket: " + e.getMessage());
        }
        which.queues().ifPresent(queues -> {
            var depths = status.putObject("queues");
            queues.all()
                    .forEach((name, depth) -> depths.putObject(name)
                            .put("waiting", depth.waiting())
                            .put("taken", depth.taken()));
        });
        door().flatMap(GatewayDoor::setup).ifPresent(setup -> status.set("models", setup));
        if (json) terminal.print(DocketClient.pretty(status));
        else print(status);
        boolean whole = stack.map(running -> running.parts().stream().allMatch(part -> running.running(part.name())))
                .orElse(true);
        return whole && status.has("documents") ? 0 : 1;
    }

    private Optional<GatewayDoor> door() {
        return which.lastSettings().flatMap(GatewayDoor::of);
    }

    private static void addParts(ObjectNode status, Stack stack) {
        var parts = status.putArray("parts");
        for (var part : stack.parts()) {
            var process = stack.process(part.name());
            var view = parts.addObject().put("name", part.name());
            view.put("state", process.isEmpty() ? "stopped" : stack.ready(part.name()) ? "ready" : "not ready");
            view.put("restarts", stack.timesStartedAgain(part.name()));
            process.ifPresent(
                    running -> view.put("pid", running.pid()).put("memory_bytes", stack.residentBytes(part.name())));
        }
        status.put("memory_bytes", stack.residentBytes());
    }

    private void print(JsonNode status) {
        var parts = new Table();
        for (var part : status.path("parts")) {
            parts.row(
                    part.path("name").asText(),
                    part.path("state").asText(),
                    part.has("pid") ? "pid " + part.path("pid").asText() : "",
                    part.has("pid") ? mebibytes(part.path("memory_bytes").asLong()) : "",
                    restarted(part.path("restarts").asInt()));
        }
        if (status.has("memory_bytes")) {
            parts.row("together", "", "", mebibytes(status.path("memory_bytes").asLong()));
        }
        parts.lines().forEach(terminal::print);
        terminal.print("");
        var documents = new Table();
        status.path("documents")
                .properties()
                .forEach(state -> documents.row(state.getKey(), state.getValue().asText()));
        if (status.path("documents").isEmpty()) documents.row("no documents");
        documents.row("open reviews", status.path("open_reviews").asText("?"));
        documents.row("failures", status.path("failures").asText("?"));
        documents.lines().forEach(terminal::print);
        var invoices = status.path("invoices").path("words").asText();
        if (!invoices.isEmpty()) terminal.print(invoices);
        terminal.print("");
        var queues = new Table();
        status.path("queues").properties().forEach(queue -> {
            int waiting = queue.getValue().path("waiting").asInt();
            int taken = queue.getValue().path("taken").asInt();
            if (waiting + taken > 0) queues.row(queue.getKey(), waiting + " waiting", taken + " taken");
        });
        var lines = queues.lines();
        if (lines.isEmpty()) terminal.print("all queues are empty");
        lines.forEach(terminal::print);
        var models = status.path("models");
        if (!models.isMissingNode()) {
            terminal.print("");
            terminal.print("Door to models: " + GatewayDoor.words(models));
        }
        terminal.print("");
        terminal.print("Workbench: " + status.path("workbench").asText());
    }

    private static String restarted(int times) {
        return times == 0 ? "" : times == 1 ? "started again once" : "started again " + times + " times";
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MB", bytes / MIB);
    }
}
