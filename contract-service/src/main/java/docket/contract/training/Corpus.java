package docket.contract.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.contract.local.ClauseModel;
import docket.contract.local.Passage;
import docket.contract.local.Passages;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Marked contracts in a folder: {@code truth.jsonl} with one object a line, {@code {"id", "files": {"txt", "pdf"},
 * "clause_present": {name: true}, "clauses": {name: [{"text"}]}}}, and perhaps {@code "group"}; names as in
 * {@link MarkedClauses}.
 */
public final class Corpus {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Share of a passage, or of a mark, that the two must have in common. */
    private static final double SAME = 0.5;

    private static final List<String> NAMES = List.copyOf(MarkedClauses.byMark().keySet());
    private final Path folder;
    private final Reader reader = new Reader();

    private Corpus(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException if the folder has no truth.jsonl or a line of it names a file that is not there */
    static List<Example> read(Path folder) throws IOException {
        var corpus = new Corpus(folder);
        var examples = new ArrayList<Example>();
        for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
            if (!line.isBlank()) examples.add(corpus.example(JSON.readTree(line)));
        }
        return examples;
    }

    private Example example(JsonNode row) throws IOException {
        var files = row.path("files");
        var file = folder.resolve(
                files.has("txt")
                        ? files.path("txt").asText()
                        : files.path("pdf").asText());
        var id = row.path("id").asText();
        return switch (reader.read(Files.readAllBytes(file), file.getFileName().toString())) {
            case ReadResult.Refused(var _, var reason) -> throw new IOException(id + " cannot be read: " + reason);
            case ReadResult.Read(var pages) -> example(row, pages);
        };
    }

    /** @param row what is known of it, one line of truth.jsonl */
    public static Example example(JsonNode row, Pages pages) {
        var id = row.path("id").asText();
        var passages = Passages.of(pages);
        var dense = new Dense(pages.text());
        var present = new boolean[NAMES.size()];
        var marks = new boolean[passages.size()][NAMES.size()];
        var whole = new boolean[passages.size()][NAMES.size()];
        for (int type = 0; type < NAMES.size(); type++) {
            int column = type;
            row.path("clauses").path(NAMES.get(type)).forEach(mark -> {
                var place = dense.find(mark.path("text").asText());
                if (place == null) return;
                for (int i = 0; i < passages.size(); i++) {
                    if (same(passages.get(i), place)) marks[i][column] = true;
                    if (whole(passages.get(i), place)) whole[i][column] = true;
                }
            });
            present[type] = row.path("clause_present").path(NAMES.get(type)).asBoolean(false);
        }
        return new Example(
                id,
                ClauseModel.fingerprint(pages),
                row.path("group").asText(group(id)),
                passages,
                present,
                marks,
                whole);
    }

    private static boolean whole(Passage passage, Dense.Place place) {
        int shared = shared(passage, place);
        return shared >= SAME * (passage.end() - passage.start() + place.end() - place.start() - shared);
    }

    private static int shared(Passage passage, Dense.Place place) {
        return Math.min(passage.end(), place.end()) - Math.max(passage.start(), place.start());
    }

    private static boolean same(Passage passage, Dense.Place place) {
        int shared = shared(passage, place);
        return shared > SAME * (passage.end() - passage.start()) || shared > SAME * (place.end() - place.start());
    }

    /** A company's filings begin with its name. */
    private static String group(String id) {
        var letters = id.toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]{1,5}-", "")
                .split("\\d", -1)[0]
                .replaceAll("[^a-z]", "");
        if (letters.isEmpty()) return id;
        return letters.length() > 12 ? letters.substring(0, 12) : letters;
    }
}
