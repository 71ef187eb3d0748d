package docket.cli.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/**
 * Prepares the starts of all parts: each is started once over an empty directory, on ports of its own, ended again, and
 * what it loaded is kept beside the build. Nothing of it touches the Docket that runs.
 */
public final class Rehearsal {

    private final Path root;

    public Rehearsal(Path root) {
        this.root = root;
    }

    /** Whether a start of these parts would be slower than it could be. */
    public static boolean isMissing(StackSettings settings) {
        return Parts.of(settings).stream().anyMatch(part -> !part.prepared().isThere());
    }

    /**
     * Prepares what is missing, one part after another; some half a minute of processor time. Does nothing while another
     * process is at it.
     *
     * @throws PartFailed if a part does not start
     */
    public void run() throws IOException, InterruptedException {
        try (var channel = FileChannel.open(
                        Files.createDirectories(root.resolve("target")).resolve("rehearsal.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock != null) perform();
        }
    }

    private void perform() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("docket-rehearsal");
        var settings = new StackSettings(root, directory, Stack.freeBase(), Transport.SQS);
        Files.createDirectories(settings.runDirectory());
        settings.gateway(true);
        var parts = Parts.of(settings).stream()
                .filter(part ->
                        part.name().equals(Parts.CLOUD) || !part.prepared().isThere())
                .toList();
        var stage = new Stack(
                parts.stream()
                        .map(part -> part.prepared().isThere() ? part : part.noting())
                        .toList(),
                settings.runDirectory(),
                Watcher.SILENT);
        var curtain = new Thread(() -> clear(stage, directory)); // when it is broken off
        Runtime.getRuntime().addShutdownHook(curtain);
        try {
            stage.start(Parts.CLOUD);
            for (var part : parts.reversed()) { // the cloud is the first of them: what the others need ends last
                stage.start(part.name());
                stage.stop(part.name());
                if (!part.prepared().isThere()) part.prepared().make(part.command());
            }
        } finally {
            if (leaves(curtain)) clear(stage, directory);
        }
    }

    /** False when the system is ending us, which has begun to run it. */
    private static boolean leaves(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void clear(Stack stage, Path directory) {
        stage.stop();
        try (var all = Files.walk(directory)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException e) {
            // Temporary files; the system clears them away.
        }
    }
}
