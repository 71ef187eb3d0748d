package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.cli.client.Trouble;
import docket.cli.stack.Parts;
import docket.cli.terminal.Terminal;
import docket.evaluation.OneShot;
import docket.invoice.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "extract",
        description = {
            "Reads files here and now: what each is and what stands in it. Needs nothing running and keeps nothing.",
            "Of a mail or an archive each file in it is read too.",
            "Ends with status 1 when a file cannot be read."
        })
final class Extract implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Any file.")
    private List<Path> files = List.of();

    @Option(
            names = "--json",
            description =
                    "Print one JSON object a line, one for each file; for a mail or archive also one for each file in it.")
    private boolean json;

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            description = "For files that need one; asked for when left out.")
    private char[] password = {};

    @Option(
            names = "--templates",
            paramLabel = "DIR",
            description =
                    "Where values stand on the papers of some vendors (default: templates in the data directory).")
    private @Nullable Path templates;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;
    private final Terminal terminal;

    Extract(Surroundings here) {
        this.here = here;
        this.terminal = here.terminal();
    }

    private Templates house() {
        if (templates != null && !Files.isDirectory(templates))
            throw new Trouble("There is no folder " + templates + ".");
        var folder = templates == null ? new Surroundings.Which(here).data().resolve(Parts.TEMPLATES) : templates;
        return VendorTemplates.in(folder);
    }

    @Override
    public Integer call() throws IOException {
        files.forEach(file -> Surroundings.requireFile(spec, file));
        var engines = new OneShot(house());
        int done = 0;
        boolean allRead = true;
        for (var file : files) {
            if (files.size() > 1)
                terminal.bar(done++, files.size(), file.getFileName().toString());
            var views =
                    engines.views(Files.readAllBytes(file), file.getFileName().toString(), new String(password));
            // A file inside another that cannot be read, say a sender's logo, spoils nothing.
            allRead &= !views.getFirst().containsKey("refused");
            for (var each : views) {
                JsonNode view = JSON.valueToTree(each);
                if (json) terminal.print(view.toString());
                else print(view, views.size());
            }
        }
        terminal.wipe();
        return allRead ? 0 : 1;
    }

    private void print(JsonNode view, int together) {
        new DocumentPrint(view).lines().forEach(terminal::print);
        if (files.size() > 1 || together > 1) terminal.print("");
    }
}
