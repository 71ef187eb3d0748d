package docket.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** Somebody's own PDF files for the bench, as often as it takes. */
final class OwnFiles {

    private OwnFiles() {}

    /**
     * Copies the PDF files below a directory that have a text layer, one after the other and again from the first,
     * until there are enough. Each copy ends in a comment of its own, so that none is a duplicate by its bytes.
     *
     * @throws IllegalArgumentException if there is none
     */
    static void copy(Path from, Path to, int count) throws IOException {
        var files = withText(from);
        if (files.isEmpty()) throw new IllegalArgumentException("no PDF file with text below " + from);
        for (int i = 0; i < count; i++) {
            var copy = Files.copy(files.get(i % files.size()), to.resolve(String.format("file-%05d.pdf", i)));
            Files.writeString(copy, "\n% copy " + i + "\n", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
        }
    }

    private static List<Path> withText(Path from) throws IOException {
        try (var all = Files.walk(from)) {
            return all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                    .filter(OwnFiles::hasText)
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasText(Path file) {
        try {
            return Bench.characters(file) > 0;
        } catch (IOException | UncheckedIOException e) {
            return false; // the bare loop could not read it either
        }
    }
}
