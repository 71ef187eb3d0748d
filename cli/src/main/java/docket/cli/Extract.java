package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.cli.terminal.Terminal;
import docket.evaluation.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "extract",
        description = {
            "Reads files here and now: what each is and what stands in it. Needs nothing running and keeps nothing.",
            "Ends with status 1 when a file cannot be read."
        })
final class Extract implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Any file.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one JSON object a line, one for each file.")
    private boolean json;

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            description = "For files that need one; asked for when left out.")
    private char[] password = {};

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    Extract(Surroundings here) {
        this.terminal = here.terminal();
    }

    @Override
    public Integer call() throws IOException {
        files.forEach(file -> Surroundings.requireFile(spec, file));
        var engines = new OneShot();
        int done = 0;
        boolean allRead = true;
        for (var file : files) {
            if (files.size() > 1)
                terminal.bar(done++, files.size(), file.getFileName().toString());
            JsonNode view = JSON.valueToTree(
                    engines.view(Files.readAllBytes(file), file.getFileName().toString(), new String(password)));
            allRead &= !view.has("refused");
            if (json) terminal.print(view.toString());
            else print(view);
        }
        terminal.wipe();
        return allRead ? 0 : 1;
    }

    private void print(JsonNode view) {
        new DocumentPrint(view).lines().forEach(terminal::print);
        if (files.size() > 1) terminal.print("");
    }
}
