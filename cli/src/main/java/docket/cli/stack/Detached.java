package docket.cli.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts a command in a session of its own, so that neither Ctrl-C nor a closed terminal reaches it. Its process
 * number stays that of the command itself.
 */
final class Detached {

    private Detached() {}

    static List<String> command(List<String> command) {
        var whole = new ArrayList<String>();
        if (onPath("setsid").isPresent()) {
            whole.add("setsid");
        } else if (onPath("perl").isPresent()) { // macOS has no setsid command
            whole.addAll(List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or die $!"));
        }
        whole.addAll(command);
        return whole;
    }

    private static Optional<Path> onPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return List.of(path.split(File.pathSeparator)).stream()
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
