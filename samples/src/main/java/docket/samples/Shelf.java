package docket.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes many made-up files at once, on all cores, with their truth beside them. */
final class Shelf {

    static final String TRUTH = "truth.jsonl";

    private Shelf() {}

    /** A file and what it really says. */
    record Made(String file, byte[] bytes, ObjectNode truth) {}

    /** Makes the file of one index; must depend on nothing but the index and the random numbers. */
    interface Maker {
        Made make(int index, SplittableRandom random) throws IOException;
    }

    /** @return the rows of the truth, in the order of the index */
    static List<String> write(Path dir, int count, long seed, Maker maker) throws IOException {
        Files.createDirectories(dir);
        var rows = IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> writeOne(dir, i, seed, maker))
                .toList();
        Files.writeString(dir.resolve(TRUTH), rows.stream().collect(Collectors.joining("\n", "", "\n")));
        return rows;
    }

    private static String writeOne(Path dir, int index, long seed, Maker maker) {
        try {
            var random = new SplittableRandom(seed * 1_000_003L + index);
            var made = maker.make(index, random);
            Files.write(dir.resolve(made.file()), made.bytes());
            return made.truth().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write file " + index + " to " + dir, e);
        }
    }
}
