package docket.cli;

import docket.cli.client.DealsClient;
import docket.cli.client.DocketClient;
import docket.cli.client.QueueDepths;
import docket.cli.client.Trouble;
import docket.cli.stack.Parts;
import docket.cli.stack.Secrets;
import docket.cli.stack.Stack;
import docket.cli.stack.StackSettings;
import docket.cli.stack.Transport;
import docket.cli.stack.Watcher;
import docket.cli.terminal.Terminal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * What every command knows: the terminal, the repository, and which Docket is meant.
 *
 * @param root the repository
 * @param environment variables, as {@link System#getenv()} has them
 */
record Surroundings(Terminal terminal, Path root, Map<String, String> environment) {

    /** Which Docket a command means. */
    static final class Which {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Where that Docket keeps everything (default: $$DOCKET_DATA, else .docket).")
        private @Nullable Path data;

        private final Surroundings here;

        Which(Surroundings here) {
            this.here = here;
        }

        Path data() {
            if (data != null) return data.toAbsolutePath().normalize();
            var named = here.environment.get("DOCKET_DATA");
            return named == null || named.isBlank()
                    ? here.root.resolve(".docket")
                    : Path.of(named).toAbsolutePath().normalize();
        }

        /** The stack as it was last started from this directory; empty when it never was. */
        Optional<StackSettings> lastSettings() {
            return UpRecord.read(data()).map(up -> settings(up.basePort(), up.transport()));
        }

        StackSettings settings(int basePort, Transport transport) {
            return new StackSettings(here.root, data(), basePort, transport);
        }

        Optional<Stack> lastStack(Watcher watcher) {
            return lastSettings().map(settings -> Stack.of(settings, watcher));
        }

        /** @throws Trouble when nothing runs */
        DocketClient client() {
            var elsewhere = here.environment.get("DOCKET_URL");
            if (elsewhere != null && !elsewhere.isBlank()) {
                return new DocketClient(URI.create(elsewhere), here.environment.getOrDefault("DOCKET_API_TOKEN", ""));
            }
            var settings = lastSettings().orElseThrow(Which::notRunning);
            if (!Stack.of(settings, Watcher.SILENT).anyRunning()) throw notRunning();
            return new DocketClient(URI.create(settings.url(0)), new Secrets(data()).apiToken());
        }

        /** The door for programs of proposal-service. @throws Trouble when nothing runs */
        DealsClient deals() {
            var elsewhere = here.environment.get("DOCKET_DEALS_URL");
            if (elsewhere != null && !elsewhere.isBlank()) {
                return new DealsClient(URI.create(elsewhere), here.environment.getOrDefault("DOCKET_API_TOKEN", ""));
            }
            var settings = lastSettings().orElseThrow(Which::notRunning);
            if (!Stack.of(settings, Watcher.SILENT).anyRunning()) throw notRunning();
            return new DealsClient(URI.create(settings.url(Parts.PROPOSAL_PORT)), new Secrets(data()).apiToken());
        }

        /** The embedded queues; empty when Docket runs elsewhere. */
        Optional<QueueDepths> queues() {
            return here.environment.containsKey("DOCKET_URL")
                    ? Optional.empty()
                    : lastSettings().map(settings -> new QueueDepths(URI.create(settings.url(2))));
        }

        static Trouble notRunning() {
            return new Trouble("Docket is not running. Start it with ./docket up");
        }
    }

    /** @throws ParameterException naming the file that cannot be read */
    static void requireFile(CommandSpec spec, Path file) {
        if (!Files.exists(file)) throw new Trouble("There is no file " + file + ".");
        if (Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), file + " is a directory; name the files in it.");
        }
        if (!Files.isReadable(file)) throw new Trouble("File " + file + " cannot be read.");
    }
}
