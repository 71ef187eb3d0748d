package docket.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A server that outlived the part that started it, as PostgreSQL does when its parent is killed. Found by a lock file in
 * the manner of {@code postmaster.pid}: process number in the first line, start time in seconds in the third.
 */
final class Leftover {

    private static final int PID = 0;
    private static final int START = 2;
    private static final Duration SLACK = Duration.ofSeconds(5);

    private Leftover() {}

    static Optional<ProcessHandle> find(Path lockFile) {
        try {
            if (!Files.exists(lockFile)) return Optional.empty();
            var lines = Files.readAllLines(lockFile);
            if (lines.size() <= START) return Optional.empty();
            var started = Instant.ofEpochSecond(Long.parseLong(lines.get(START).strip()));
            return ProcessHandle.of(Long.parseLong(lines.get(PID).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAbout(process, started));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // being written or removed this moment
        }
    }

    private static boolean startedAbout(ProcessHandle process, Instant started) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(started, actual).abs().compareTo(SLACK) <= 0)
                .orElse(false);
    }
}
