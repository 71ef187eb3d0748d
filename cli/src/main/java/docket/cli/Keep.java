package docket.cli;

import docket.cli.stack.Keeper;
import docket.cli.stack.Stack;
import docket.cli.stack.StackSettings;
import docket.cli.stack.Transport;
import docket.cli.stack.Watcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Starts parts again that end unasked; {@code ./docket up --detach} leaves it behind. No command of the command line,
 * for all of that would stay in memory with it.
 */
final class Keep {

    private Keep() {}

    /** What {@link #main} is told of a Docket. */
    static List<String> arguments(StackSettings settings) {
        return List.of(
                settings.root().toString(),
                settings.data().toString(),
                Integer.toString(settings.basePort()),
                settings.transport().name());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var settings = new StackSettings(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Transport.valueOf(arguments[3]));
        new Keeper(Stack.of(settings, Watcher.SILENT), InstantSource.system(), Keep::say).keep();
    }

    private static void say(String sentence) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + sentence);
    }
}
