package docket.cli;

import docket.cli.client.DealsClient;
import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.proposal.scoring.ClosedDeal;
import docket.proposal.scoring.DealFile;
import docket.proposal.scoring.SyntheticDeals;
import docket.proposal.scoring.UnfitDeals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        name = "deals",
        description = "Closed deals for a model to learn of, and what it says of open ones.",
        synopsisSubcommandLabel = "COMMAND")
final class Deals {

    private static final int AT_ONCE = 500;

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Hands closed deals to the running Docket, from a CSV file with a header: an id, an outcome (won or lost),",
                "the day of closing, and whatever was known of the deals while they were open."
            })
    static final class Import implements Callable<Integer> {

        @Mixin
        private final Surroundings.Which which;

        @Parameters(paramLabel = "FILE", description = "CSV, comma or semicolon, UTF-8.")
        private Path file = Path.of("");

        @Option(names = "--anew", description = "Forget the closed deals that are there, and the model in force.")
        private boolean anew;

        private final Surroundings here;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Import(Surroundings here) {
            this.here = here;
            this.which = new Surroundings.Which(here);
        }

        @Override
        public Integer call() throws IOException {
            Surroundings.requireFile(spec, file);
            DealFile read;
            try (var text = Files.newBufferedReader(file)) {
                read = DealFile.read(text);
            } catch (UnfitDeals e) {
                throw new Trouble(file + ": " + e.getMessage());
            } catch (java.nio.charset.CharacterCodingException e) {
                throw new Trouble(file + " is not written in UTF-8; export it as CSV UTF-8.");
            }
            var client = which.deals();
            var deals = read.deals();
            if (deals.isEmpty()) throw new Trouble(file + " holds no deal that was won or lost.");
            for (int from = 0; from < deals.size(); from += AT_ONCE) {
                client.post(
                        "/api/deals/closed" + (anew && from == 0 ? "?anew=true" : ""),
                        json(deals.subList(from, Math.min(deals.size(), from + AT_ONCE))));
            }
            read.leftOut().forEach(left -> here.terminal().say("left out: " + left));
            var told = DocketClient.object()
                    .put("imported", deals.size())
                    .put("won", deals.stream().filter(ClosedDeal::won).count())
                    .put(
                            "synthetic",
                            deals.stream().filter(ClosedDeal::synthetic).count());
            here.terminal().print(told.toString());
            return 0;
        }

        static String json(List<ClosedDeal> deals) {
            var body = DocketClient.object();
            var list = body.putArray("deals");
            for (var deal : deals) {
                var one = list.addObject()
                        .put("id", deal.id())
                        .put("won", deal.won())
                        .put("closed_on", deal.closedOn().toString())
                        .put("synthetic", deal.synthetic());
                var signals = one.putObject("signals");
                deal.signals().forEach(signals::put);
            }
            return body.toString();
        }
    }

    @Command(
            name = "read",
            mixinStandardHelpOptions = true,
            description = "Lets the running Docket read the closed deals of a CRM that is set up, by its mapping.")
    static final class ReadCrm implements Callable<Integer> {

        @Mixin
        private final Surroundings.Which which;

        @Parameters(paramLabel = "CRM", description = "hubspot, salesforce or pipedrive.")
        private String crm = "";

        @Option(names = "--anew", description = "Forget the closed deals that are there, and the model in force.")
        private boolean anew;

        private final Surroundings here;

        ReadCrm(Surroundings here) {
            this.here = here;
            this.which = new Surroundings.Which(here);
        }

        @Override
        public Integer call() {
            here.terminal()
                    .print(which.deals()
                            .post(
                                    "/api/deals/closed/" + crm.replaceAll("[^a-z-]", "_") + (anew ? "?anew=true" : ""),
                                    "{}")
                            .toString());
            return 0;
        }
    }

    @Command(
            name = "synthetic",
            mixinStandardHelpOptions = true,
            description = "Writes closed deals that never were, for a demonstration; every row says so.")
    static final class Synthetic implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The CSV file to write.")
        private Path file = Path.of("");

        @Option(names = "--deals", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
        private int deals = 1200;

        @Option(names = "--seed", paramLabel = "N", description = "The same seed, the same deals (default: 1).")
        private long seed = 1;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private final Surroundings here;

        Synthetic(Surroundings here) {
            this.here = here;
        }

        @Override
        public Integer call() throws IOException {
            if (deals < 1) throw new ParameterException(spec.commandLine(), "--deals must be 1 at least");
            Files.writeString(file, SyntheticDeals.csv(deals, seed));
            here.terminal().say(deals + " made-up closed deals are in " + file + ".");
            return 0;
        }
    }

    @Command(
            name = "score",
            mixinStandardHelpOptions = true,
            description = "What the model in force says of a deal, with its reasons. Keeps nothing.")
    static final class Score implements Callable<Integer> {

        @Mixin
        private final Surroundings.Which which;

        @Parameters(paramLabel = "FILE", description = "A deal as the generic webhook sends it (docs/crm.md).")
        private Path file = Path.of("");

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private final Surroundings here;

        Score(Surroundings here) {
            this.here = here;
            this.which = new Surroundings.Which(here);
        }

        @Override
        public Integer call() throws IOException {
            Surroundings.requireFile(spec, file);
            here.terminal().print(DocketClient.pretty(which.deals().post("/api/deals/score", Files.readString(file))));
            return 0;
        }
    }

    /** Learns, of the running Docket's closed deals or of files. */
    static int train(Surroundings here, Surroundings.Which which, List<String> files) throws IOException {
        if (files.isEmpty()) {
            DealsClient client = which.deals();
            var told = client.post("/api/deals/model", "{}");
            here.terminal()
                    .say(
                            told.path("in_force").asBoolean()
                                    ? "In force from now on: "
                                            + told.path("model").asText()
                                    : "Not in force: " + told.path("why_not").asText());
            here.terminal().print(told.toString());
            return told.path("in_force").asBoolean() ? 0 : 1;
        }
        int worst = 0;
        for (var file : files) {
            var path = Path.of(file);
            if (!Files.exists(path)) throw new Trouble("There is no file " + file + ".");
            worst = Math.max(
                    worst,
                    new docket.evaluation.ClosedDealsSet()
                            .run(
                                    path,
                                    java.util.Optional.empty(),
                                    here.terminal().out(),
                                    here.terminal().err()));
        }
        here.terminal().say("Tried only: a running Docket learns of what docket deals import handed to it.");
        return worst;
    }
}
