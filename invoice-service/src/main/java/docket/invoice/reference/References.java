package docket.invoice.reference;

import docket.invoice.WatchedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where reference files lie.
 *
 * @param files the bytes of a file by its name, if it is there
 * @param every how long what was read counts before it is looked at again
 */
public record References(Function<String, Optional<byte[]>> files, Duration every, InstantSource clock) {

    public static References in(Path folder, Duration every) {
        return new References(name -> read(folder.resolve(name)), every, InstantSource.system());
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The table of this name; {@code .json} counts before {@code .csv}. */
    <T> WatchedFile<T> watch(String name, Function<List<Map<String, String>>, T> parse) {
        return new WatchedFile<>(
                List.of(name + ".json", name + ".csv"),
                files,
                (file, bytes) -> parse.apply(Table.read(file, bytes)),
                parse.apply(List.of()),
                every,
                clock);
    }
}
