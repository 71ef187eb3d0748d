package docket.contract.training;

import docket.contract.ClauseType;
import docket.contract.local.Passage;
import docket.contract.local.Passages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sentences that were written for training, for the clauses that few marked contracts have. Part of every fit. */
final class WrittenSentences {

    private WrittenSentences() {}

    /** All of them as one contract. */
    static Example read() {
        var types = MarkedClauses.types();
        var passages = new ArrayList<Passage>();
        var marks = new ArrayList<boolean[]>();
        for (String line : lines()) {
            if (line.startsWith("#") || line.isBlank()) continue;
            var parts = line.split("\\|", 2);
            var marked = new boolean[types.size()];
            for (String name : parts[0].split(",")) {
                if (name.strip().equals("none")) continue;
                marked[types.indexOf(ClauseType.valueOf(name.strip().toUpperCase(Locale.ROOT)))] = true;
            }
            passages.add(Passages.alone(parts[1].strip()));
            marks.add(marked);
        }
        var all = marks.toArray(boolean[][]::new);
        return new Example("written", "", "written", passages, new boolean[types.size()], all, all);
    }

    private static List<String> lines() {
        try (var stream = WrittenSentences.class.getResourceAsStream("written.txt")) {
            if (stream == null) throw new IllegalStateException("written.txt is missing");
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
