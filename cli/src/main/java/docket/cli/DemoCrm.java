package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DealsClient;
import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.cli.demo.CrmEvents;
import docket.cli.demo.CrmTwin;
import docket.cli.stack.Parts;
import docket.cli.stack.Secrets;
import docket.cli.stack.Stack;
import docket.cli.stack.StackSettings;
import docket.cli.stack.Transport;
import docket.cli.terminal.Terminal;
import docket.proposal.scoring.DealFile;
import docket.proposal.scoring.SyntheticDeals;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "crm",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the way of a deal: a CRM of our own sends webhooks as HubSpot, Salesforce, Pipedrive and a generic CRM do,",
            "Docket drafts the proposals, a person approves them, and the CRM shows what it is told.",
            "Runs a Docket of its own; Ctrl-C stops it."
        })
final class DemoCrm implements Callable<Integer> {

    private static final int PORT = 9600;
    private static final int DEALS = 4;
    private static final int NOTES = 3;
    private static final int CLOSED = 1200;
    private static final int AT_ONCE = 500;
    private static final String MEETING = """
            Date: 4 March 2027
            Attendees: Reader, Writer
            We went through the offer for the ticket counter.
            Reader will send the revised offer by Friday.
            Action: check the data protection annex (Writer)
            We agreed that the pilot starts with one counter.
            Who signs on the museum's side?
            """;
    private static final String REPORT = """
            The museum was founded in 1994 and has 40 employees.
            The budget for digital tickets is 12,000 euro this year.
            The board decides about every purchase above 5,000 euro.
            """;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);

    @Option(names = "--port", paramLabel = "BASE", description = "The workbench's port (default: ${DEFAULT-VALUE}).")
    private int port = PORT;

    @Option(
            names = "--approve",
            description = "Approve the proposals here instead of in the workbench, and stop when the CRM was told.")
    private boolean approve;

    private final Surroundings here;
    private final Terminal terminal;

    DemoCrm(Surroundings here) {
        this.here = here;
        this.terminal = here.terminal();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var data = here.root().resolve(".docket/demo-crm");
        Files.createDirectories(data);
        try (var twin = new CrmTwin(CrmEvents.appKey(data), this::told)) {
            var settings =
                    new StackSettings(here.root(), data, port, Transport.SQS, CrmEvents.settings(twin.url(), data));
            var stack = Stack.of(settings, new Progress(terminal));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
            stack.start();
            var client = new DocketClient(URI.create(settings.url(0)), new Secrets(data).apiToken());
            var deals = new DealsClient(URI.create(settings.url(Parts.PROPOSAL_PORT)), new Secrets(data).apiToken());
            learn(deals);
            send(settings);
            ask(deals);
            var reviews = drafted(client);
            if (!approve) return stay(client, stack);
            for (var review : reviews) {
                client.decide(review.path("id").asText(), DocketClient.object().put("verdict", "approve"));
            }
            return allTold(twin) ? 0 : 1;
        }
    }

    /** Of deals that never were: there are no others here. */
    private void learn(DealsClient deals) throws IOException {
        var closed =
                DealFile.read(new StringReader(SyntheticDeals.csv(CLOSED, 1))).deals();
        for (int from = 0; from < closed.size(); from += AT_ONCE) {
            var some = closed.subList(from, Math.min(closed.size(), from + AT_ONCE));
            deals.post("/api/deals/closed" + (from == 0 ? "?anew=true" : ""), Deals.Import.json(some));
        }
        var model = deals.post("/api/deals/model", "{}");
        terminal.say("Learned of " + CLOSED + " MADE-UP closed deals how likely others are won: model "
                + model.path("model").asText() + ", Brier "
                + model.path("held_out").path("brier").asText()
                + " on deals it had not seen (always the usual share: "
                + model.path("held_out").path("brierOfUsual").asText() + ")");
    }

    /** What else people ask for about the deal in HubSpot. */
    private void ask(DealsClient deals) {
        var path = "/api/deals/hubspot/" + CrmEvents.HUBSPOT_DEAL + "/";
        deals.post(path + "meeting", DocketClient.object().put("text", MEETING).toString());
        deals.post(
                path + "email",
                DocketClient.object().put("text", "Propose a visit").toString());
        var research = DocketClient.object();
        research.putArray("sources")
                .addObject()
                .put("name", "Annual report of the museum")
                .put("text", REPORT);
        deals.post(path + "research", research.toString());
        terminal.say("Asked for an e-mail, the summary of a meeting and a research brief about the deal in HubSpot.");
    }

    private void send(StackSettings settings) throws IOException, InterruptedException {
        var proposals = URI.create(settings.url(Parts.PROPOSAL_PORT) + "/webhooks/crm");
        for (var answer : new CrmEvents(proposals, Instant.now()).send().entrySet()) {
            terminal.say(answer.getKey() + ": a deal asks for a proposal; Docket answered " + answer.getValue());
            if (answer.getValue() / 100 != 2) throw new Trouble("The webhook of " + answer.getKey() + " was refused.");
        }
    }

    private List<JsonNode> drafted(DocketClient client) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            var waiting = client.openReviews();
            if (waiting.size() >= DEALS + NOTES) {
                waiting.forEach(review -> terminal.say("Drafted, waits for a person: review "
                        + review.path("id").asText()));
                return waiting;
            }
            Thread.sleep(POLL);
        }
        throw new Trouble("Not all proposals were drafted; look at ./docket logs proposal-service --data "
                + here.root().resolve(".docket/demo-crm"));
    }

    private int stay(DocketClient client, Stack stack) throws InterruptedException {
        terminal.print("Workbench: " + client.base());
        terminal.print("Sign in (once, within 15 minutes): " + client.signInLink());
        terminal.say("Approve the proposals there; what the CRM is told shows here. Ctrl-C stops the demo.");
        while (stack.anyRunning()) Thread.sleep(POLL);
        return 0;
    }

    /** Fields of three CRMs, notes of three; Pipedrive has no fields of ours until somebody makes them. */
    private boolean allTold(CrmTwin twin) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            var told = twin.told();
            boolean all = told.stream().map(CrmTwin.Told::crm).distinct().count() == DEALS;
            // A note of the proposal, and one of each of the others.
            if (all && told.stream().filter(one -> one.crm().equals("HubSpot")).count() >= 2 + NOTES) return true;
            Thread.sleep(POLL);
        }
        terminal.say("Not every CRM was told in time.");
        return false;
    }

    private void told(CrmTwin.Told told) {
        terminal.say(told.crm() + " was told (" + told.where() + "): " + told.what());
    }
}
