package docket.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PostgreSQL's first process, as {@code postmaster.pid} names it. */
record Postmaster(ProcessHandle process, int port) {

    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int SECONDS_TO_STOP = 30;

    /** The one running over this data directory, left by us or by somebody before us. */
    static Optional<Postmaster> find(Path data) throws IOException {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() <= PORT) return Optional.empty();
            int port = Integer.parseInt(lines.get(PORT).strip());
            return ProcessHandle.of(Long.parseLong(lines.get(PID).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(Postmaster::looksLikePostgres)
                    .map(process -> new Postmaster(process, port));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** After a reboot the number may belong to another program. */
    private static boolean looksLikePostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    /** PostgreSQL's fast shutdown: sessions are cut, what was committed stays. */
    void stop() throws IOException, InterruptedException {
        // Java can only send TERM, upon which PostgreSQL would wait for every client to leave.
        int unused = new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();
        try {
            var unused2 = process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("PostgreSQL does not stop, process " + process.pid(), e);
        }
    }
}
