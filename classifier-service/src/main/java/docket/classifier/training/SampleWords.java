package docket.classifier.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Goods, names and places to fill patterns with: lines {@code what.language: one; another}. */
final class SampleWords {

    private final Map<String, List<String>> lists = new HashMap<>();

    private SampleWords() {}

    static SampleWords read(Path file) {
        var words = new SampleWords();
        try {
            for (String line : Files.readAllLines(file)) {
                int colon = line.indexOf(':');
                if (colon < 0 || line.startsWith("#")) continue;
                words.lists.put(
                        line.substring(0, colon).strip(),
                        List.of(line.substring(colon + 1).strip().split("\\s*;\\s*")));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String one(String what, String language, Random random) {
        var list = lists.get(what + "." + language);
        if (list == null) throw new IllegalArgumentException("no " + what + " in " + language);
        return list.get(random.nextInt(list.size()));
    }
}
