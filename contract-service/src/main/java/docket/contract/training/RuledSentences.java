package docket.contract.training;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import docket.contract.ClauseType;
import docket.contract.RiskExample;
import docket.contract.local.Passage;
import docket.contract.local.Passages;
import docket.messages.Ruling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sentences of contracts about whose risks people ruled: what they accepted or reworded is a clause of that kind. A
 * rejection teaches nothing, as it may be about the rule and not about the clause.
 */
final class RuledSentences {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Map<String, ClauseType> BY_NAME = MarkedClauses.types().stream()
            .collect(Collectors.toMap(type -> type.name().toLowerCase(Locale.ROOT), Function.identity()));

    private RuledSentences() {}

    /**
     * All of a folder of {@link RiskExample}s as one contract; empty if there is nothing to learn from them.
     *
     * @throws IOException naming the file that is no such example
     */
    static Optional<Example> read(Path folder) throws IOException {
        var types = MarkedClauses.types();
        // By their words: a sentence that was ruled upon twice teaches once, and the order of files means nothing.
        var sentences = new TreeMap<String, boolean[]>();
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json")).toList();
        }
        for (var file : files) {
            for (var item : example(file).items()) {
                var type = BY_NAME.get(item.clause());
                if (type == null || item.passage().isBlank() || item.ruling().choice() == Ruling.Choice.REJECTED)
                    continue;
                sentences.computeIfAbsent(item.passage().strip(), _ -> new boolean[types.size()])[types.indexOf(type)] =
                        true;
            }
        }
        if (sentences.isEmpty()) return Optional.empty();
        var passages = new ArrayList<Passage>();
        sentences.keySet().forEach(sentence -> passages.add(Passages.alone(sentence)));
        var marks = sentences.values().toArray(boolean[][]::new);
        return Optional.of(new Example("ruled", "", "ruled", passages, new boolean[types.size()], marks, marks));
    }

    private static RiskExample example(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), RiskExample.class);
        } catch (IOException e) {
            throw new IOException(file + " holds no rulings about a contract's risks", e);
        }
    }
}
