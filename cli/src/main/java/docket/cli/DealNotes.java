package docket.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drafts for a deal: written by the running Docket, decided by a person, then left at the deal as a note. */
abstract sealed class DealNotes implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    @Parameters(index = "0", paramLabel = "DEAL", description = "The deal's id in the CRM.")
    private String deal = "";

    @Option(
            names = "--crm",
            paramLabel = "CRM",
            description = "generic, hubspot, salesforce or pipedrive (default: ${DEFAULT-VALUE}).")
    private String crm = "generic";

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Surroundings here;
    private final String what;

    private DealNotes(Surroundings here, String what) {
        this.here = here;
        this.what = what;
        this.which = new Surroundings.Which(here);
    }

    abstract ObjectNode request() throws IOException;

    @Override
    public Integer call() throws IOException {
        var path = "/api/deals/" + crm.replaceAll("[^a-z-]", "_") + "/"
                + java.net.URLEncoder.encode(deal, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("+", "%20") + "/" + what;
        var id = which.deals()
                .post(path, request().toString())
                .path("document_id")
                .asText();
        here.terminal().print(id);
        here.terminal()
                .say("It is drafted and waits for a person: docket wait " + id + ", then docket show " + id + ".");
        return 0;
    }

    String text(Path file) throws IOException {
        Surroundings.requireFile(spec, file);
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new Trouble(file + " is no text in UTF-8.");
        }
    }

    @Command(
            name = "email",
            mixinStandardHelpOptions = true,
            description = "Drafts an e-mail to the client from what the CRM says of the deal.")
    static final class Email extends DealNotes {

        private static final List<String> PURPOSES = List.of("follow-up", "questions", "thanks");

        @Option(
                names = "--purpose",
                paramLabel = "WHAT",
                description = "follow-up, questions or thanks (default: ${DEFAULT-VALUE}).")
        private String purpose = "follow-up";

        @Option(names = "--point", paramLabel = "TEXT", description = "Something to mention; as often as you like.")
        private List<String> points = List.of();

        Email(Surroundings here) {
            super(here, "email");
        }

        @Override
        ObjectNode request() {
            if (!PURPOSES.contains(purpose))
                throw new ParameterException(
                        spec.commandLine(), "--purpose is one of " + String.join(", ", PURPOSES) + ", not " + purpose);
            return DocketClient.object().put("purpose", purpose).put("text", String.join("\n", points));
        }
    }

    @Command(
            name = "meeting",
            mixinStandardHelpOptions = true,
            description = "Summarises a meeting's notes: what was decided, who does what by when, what is open.")
    static final class Meeting extends DealNotes {

        @Parameters(index = "1", paramLabel = "FILE", description = "The notes, a text in UTF-8.")
        private Path file = Path.of("");

        @Option(names = "--on", paramLabel = "DAY", description = "The day of the meeting, as in 2026-05-31.")
        private @Nullable String on;

        Meeting(Surroundings here) {
            super(here, "meeting");
        }

        @Override
        ObjectNode request() throws IOException {
            var request = DocketClient.object().put("text", text(file));
            return on == null ? request : request.put("on", on);
        }
    }

    @Command(
            name = "research",
            mixinStandardHelpOptions = true,
            description = {
                "Writes a research brief in bounded steps, from the house's knowledge and the sources given; each claim",
                "names its source, and it stops at its budget."
            })
    static final class Research extends DealNotes {

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "SOURCE", description = "Texts in UTF-8 to look in.")
        private List<Path> sources = List.of();

        @Option(names = "--question", paramLabel = "TEXT", description = "What to find out; as often as you like.")
        private List<String> questions = List.of();

        @Option(names = "--steps", paramLabel = "N", description = "Steps at most (default: ${DEFAULT-VALUE}).")
        private int steps = 20;

        @Option(names = "--seconds", paramLabel = "N", description = "Seconds at most (default: ${DEFAULT-VALUE}).")
        private int seconds = 120;

        @Option(
                names = "--tokens",
                paramLabel = "N",
                description = "A model's tokens at most (default: ${DEFAULT-VALUE}).")
        private long tokens = 60_000;

        Research(Surroundings here) {
            super(here, "research");
        }

        @Override
        ObjectNode request() throws IOException {
            var request = DocketClient.object().put("text", String.join("\n", questions));
            var list = request.putArray("sources");
            for (var source : sources)
                list.addObject()
                        .put("name", String.valueOf(source.getFileName()))
                        .put("text", text(source));
            request.putObject("budget")
                    .put("steps", steps)
                    .put("seconds", seconds)
                    .put("tokens", tokens);
            return request;
        }
    }
}
