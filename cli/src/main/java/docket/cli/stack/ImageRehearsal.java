package docket.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Prepares the start of one service as an image will hold it: run by the image's own JVM, with the image's options, from
 * files as old as they are there. It is started over an empty directory, ended again, and what it loaded is kept.
 */
public final class ImageRehearsal {

    private final Path root;

    public ImageRehearsal(Path root) {
        this.root = root;
    }

    /**
     * @param service as in {@link Parts#INVOICE}
     * @param command starts it; ends with {@code -jar} and the jar
     * @param into the file to be made
     * @throws PartFailed if the service does not start
     * @throws IllegalArgumentException if there is no such service
     */
    public void run(String service, List<String> command, Path into) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("docket-image");
        var settings = new StackSettings(root, directory, Stack.freeBase(), Transport.SQS);
        Files.createDirectories(settings.runDirectory());
        var file = into.toAbsolutePath();
        var prepared = new PreparedStart(
                Path.of(command.getLast()),
                Objects.requireNonNull(file.getParent()),
                file.getFileName().toString());
        var all = Parts.of(settings);
        var part = all.stream()
                .filter(one -> one.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + service))
                .startedBy(command, prepared);
        var stage = new Stack(List.of(all.getFirst(), part.noting()), settings.runDirectory(), Watcher.SILENT);
        try {
            stage.start(Parts.CLOUD);
            stage.start(service);
            stage.stop(service);
            if (!prepared.make(command)) throw new IOException("the JVM made nothing of what " + service + " loaded");
        } finally {
            stage.stop();
            try (var files = Files.walk(directory)) {
                for (var each : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
            }
        }
    }
}
