package docket.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts how often a part was started again after it had ended unasked. */
final class Restarts {

    private final Path file;

    Restarts(Path runDirectory, String name) {
        this.file = runDirectory.resolve(name + ".restarts");
    }

    int count() {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0; // half-written by a machine that lost power
        }
    }

    void add() {
        try {
            Files.writeString(file, count() + 1 + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
