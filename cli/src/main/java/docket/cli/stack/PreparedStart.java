package docket.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a part's JVM loads and links while it starts, in a file that the next start maps instead (JEP 483, JEP 514). It
 * fits one JDK and one build; the JVM itself passes over a file that does not.
 */
final class PreparedStart {

    private final Path jar;
    private final Path file;

    /** @param jar what is started; it is as new as the build */
    PreparedStart(Path target, Path jar) {
        this(jar, target, "start-" + Runtime.version() + ".aot");
    }

    PreparedStart(Path jar, Path folder, String name) {
        this.jar = jar;
        this.file = folder.resolve(name);
    }

    boolean isThere() {
        try {
            return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The command with what lets it start from the file. */
    List<String> used(List<String> command) {
        return with(command, "-XX:AOTCache=" + file, "-Xlog:aot=off");
    }

    /** The command with what makes it note what it loads; it does so when it ends. */
    List<String> noted(List<String> command) {
        return with(command, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes(), "-Xlog:aot=off");
    }

    /**
     * Makes the file of what a process noted.
     *
     * @param command as that process was started, without notes
     * @return whether it is there
     */
    boolean make(List<String> command) throws IOException, InterruptedException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            var making = with(
                    command,
                    "-XX:AOTMode=create",
                    "-XX:AOTConfiguration=" + notes(),
                    "-XX:AOTCache=" + fresh,
                    "-Xlog:aot=off");
            var process = new ProcessBuilder(making)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0 && Files.exists(fresh)) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            process.destroyForcibly();
            return isThere();
        } finally {
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(notes());
        }
    }

    private Path notes() {
        return file.resolveSibling(file.getFileName() + ".notes");
    }

    private static List<String> with(List<String> command, String... options) {
        var whole = new ArrayList<>(command);
        whole.addAll(1, List.of(options));
        return whole;
    }
}
