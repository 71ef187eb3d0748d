package docket.classifier.training;

import docket.classifier.Features;
import docket.classifier.training.Example.Origin;
import docket.messages.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Documents written for training, for kinds and languages that the corpus lacks: a folder of {@code
 * <kind>.<language>.txt}, each with several patterns parted by {@code ===}. A pattern is filled in several times with
 * other amounts, names and wordings, and with some lines left out.
 */
final class WrittenExamples {

    private static final int FILLED = 6;
    private static final double WEIGHT = 0.4;

    private final Features features = new Features();
    private final SampleWords words;

    private WrittenExamples(SampleWords words) {
        this.words = words;
    }

    static List<Example> read(Path folder) {
        var written = new WrittenExamples(SampleWords.read(folder.resolve("words.txt")));
        var examples = new ArrayList<Example>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                var name = String.valueOf(file.getFileName()).split("\\.");
                if (name.length == 3) written.fill(file, Kind.of(name[0]), name[1], examples);
            }
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Path file, Kind kind, String language, List<Example> examples) throws IOException {
        var patterns = Files.readString(file).split("(?m)^===.*\\R?");
        for (int p = 0; p < patterns.length; p++) {
            if (patterns[p].isBlank()) continue;
            var group = file.getFileName() + "#" + p;
            for (int filled = 0; filled < FILLED; filled++) {
                var random = new Random((group + filled).hashCode());
                var pages = new Pattern(patterns[p], language, words, random).fill();
                examples.add(new Example(
                        group + "." + filled,
                        kind,
                        language,
                        group,
                        Origin.WRITTEN,
                        WEIGHT / FILLED * Math.sqrt(FILLED),
                        false,
                        features.of(pages, _ -> true)));
            }
        }
    }
}
