package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.cli.stack.Parts;
import docket.cli.terminal.Terminal;
import docket.knowledge.KnowledgeSource;
import docket.knowledge.KnowledgeSource.Place;
import docket.knowledge.file.SourcesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the house knows: folders, buckets and pages of the web, and answers from them. */
@Command(
        name = "knowledge",
        description = "Keeps folders, buckets and pages of the web as knowledge, and asks them.",
        synopsisSubcommandLabel = "COMMAND")
final class Knowledge implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say sources, add, sync or ask.");
    }

    @Command(name = "sources", mixinStandardHelpOptions = true, description = "Lists where knowledge comes from.")
    static final class Sources implements Callable<Integer> {

        @Mixin
        private final Surroundings.Which which;

        @Option(names = "--json", description = "Print as JSON.")
        private boolean json;

        private final Terminal terminal;

        Sources(Surroundings here) {
            this.terminal = here.terminal();
            this.which = new Surroundings.Which(here);
        }

        @Override
        public Integer call() {
            var knowledge = which.client().knowledge();
            if (json) terminal.print(DocketClient.pretty(knowledge));
            else tell(knowledge, terminal);
            return 0;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Names one more source, in the file knowledge.yaml of the data directory.",
                "A source is a folder, s3://BUCKET/PREFIX, or pages of the web, one after the other."
            })
    static final class Add implements Callable<Integer> {

        @Mixin
        private final Surroundings.Which which;

        @Parameters(arity = "1..*", paramLabel = "PLACE", description = "A folder, s3://BUCKET/PREFIX or https://…")
        private List<String> places = List.of();

        @Option(names = "--name", required = true, description = "What the source is called.")
        private String name = "";

        @Option(names = "--role", required = true, description = "Who may read it; may be said more than once.")
        private List<String> roles = List.of();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private final Terminal terminal;

        Add(Surroundings here) {
            this.terminal = here.terminal();
            this.which = new Surroundings.Which(here);
        }

        @Override
        public Integer call() throws IOException {
            var file = which.data().resolve(Parts.KNOWLEDGE);
            try {
                SourcesFile.add(file, new KnowledgeSource(name, place(), Set.copyOf(new LinkedHashSet<>(roles))));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
            terminal.say("Named in " + file + ". docket knowledge sync reads it now; otherwise that happens within"
                    + " a quarter of an hour.");
            return 0;
        }

        private Place place() {
            var first = places.getFirst();
            if (first.matches("https?://.*"))
                return new Place.WebPages(places.stream().map(SourcesFile::page).toList());
            if (places.size() > 1)
                throw new ParameterException(spec.commandLine(), "Only pages of the web can be several in one source.");
            if (first.startsWith("s3://")) return SourcesFile.bucket(first);
            var folder = Path.of(first).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)) throw new Trouble("There is no folder " + folder + ".");
            return new Place.Folder(folder);
        }
    }

    @Command(
            name = "sync",
            mixinStandardHelpOptions = true,
            description = "Looks at all sources now and waits until that is done.")
    static final class Sync implements Callable<Integer> {

        private static final int PAUSE = 300;

        @Mixin
        private final Surroundings.Which which;

        private final Terminal terminal;

        Sync(Surroundings here) {
            this.terminal = here.terminal();
            this.which = new Surroundings.Which(here);
        }

        @Override
        public Integer call() throws InterruptedException {
            var client = which.client();
            client.syncKnowledge();
            var knowledge = client.knowledge();
            while (knowledge.path("syncing").asBoolean()) {
                Thread.sleep(PAUSE);
                knowledge = client.knowledge();
            }
            tell(knowledge, terminal);
            for (var source : knowledge.path("sources"))
                if (!source.path("problem").asText().isEmpty()) return 1;
            return 0;
        }
    }

    @Command(
            name = "ask",
            mixinStandardHelpOptions = true,
            description = {
                "Answers a question from the documents, each statement with the words that prove it.",
                "Ends with status 1 when the documents do not say."
            })
    static final class Ask implements Callable<Integer> {

        @Mixin
        private final Surroundings.Which which;

        @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "With or without quotes.")
        private List<String> words = List.of();

        @Option(names = "--role", description = "Ask as somebody who has this role alone.")
        private String role = "";

        @Option(names = "--json", description = "Print the answer as JSON.")
        private boolean json;

        private final Terminal terminal;

        Ask(Surroundings here) {
            this.terminal = here.terminal();
            this.which = new Surroundings.Which(here);
        }

        @Override
        public Integer call() {
            var reply = which.client().askKnowledge(String.join(" ", words), role);
            if (json) terminal.print(DocketClient.pretty(reply));
            else
                for (var statement : reply.path("statements")) {
                    terminal.print(statement.path("words").asText());
                    for (var citation : statement.path("citations"))
                        terminal.print("  " + citation.path("document").asText()
                                + (citation.path("page").asInt() > 0
                                        ? ", page " + citation.path("page").asInt()
                                        : "")
                                + ": \u201c" + citation.path("quote").asText() + "\u201d");
                }
            if (!reply.path("statements").isEmpty()) return 0;
            terminal.say("The documents do not say.");
            return 1;
        }
    }

    private static void tell(JsonNode knowledge, Terminal terminal) {
        if (knowledge.path("sources").isEmpty())
            terminal.say("No sources. Name one: docket knowledge add PLACE --name NAME --role ROLE");
        for (var source : knowledge.path("sources")) {
            terminal.print(source.path("name").asText() + "  "
                    + source.path("documents").asInt() + " documents, "
                    + source.path("unreadable").asInt() + " unreadable, looked at "
                    + source.path("synced_at").asText("never") + "  "
                    + source.path("place").asText() + "  for " + roles(source));
            if (!source.path("problem").asText().isEmpty())
                terminal.say("  " + source.path("problem").asText());
            source.path("problems")
                    .properties()
                    .forEach(each -> terminal.say(
                            "  " + each.getKey() + ": " + each.getValue().asText()));
        }
    }

    private static String roles(JsonNode source) {
        var roles = new ArrayList<String>();
        source.path("roles").forEach(role -> roles.add(role.asText()));
        return String.join(", ", roles);
    }
}
