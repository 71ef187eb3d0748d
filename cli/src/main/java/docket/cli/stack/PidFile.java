package docket.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers one process by number and start time. A number alone may belong to somebody else by now; only a process
 * that started when ours did is ours to end.
 */
final class PidFile {

    /** The kernel tells start times in hundredths of a second since a boot time that may be corrected by a second. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    private final Path file;

    PidFile(Path runDirectory, String name) {
        this.file = runDirectory.resolve(name + ".pid");
    }

    void write(ProcessHandle process) {
        var started = process.info().startInstant().orElseGet(Instant::now);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, process.pid() + " " + started.toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** The process, if it is alive and ours. */
    Optional<ProcessHandle> process() {
        if (!Files.exists(file)) return Optional.empty();
        try {
            var words = Files.readString(file).strip().split(" ");
            var started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process, started));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty(); // half-written by a machine that lost power: nothing of ours runs
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant started) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(started, actual).abs().compareTo(CLOCK_SLACK) <= 0)
                .orElse(true);
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
