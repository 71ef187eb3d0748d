package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import docket.contract.local.ClauseModel;
import docket.contract.local.LocalContractReader;
import docket.contract.training.Corpus;
import docket.contract.training.CrossValidation;
import docket.contract.training.Example;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * For each contract an engine that was not fitted to it. The shipped model knows which contracts it was fitted to; for
 * those, models are fitted anew by cross-validation, each without the contract it is asked about.
 */
final class UnseenModels {

    private final LocalContractReader shipped;
    private final Map<String, LocalContractReader> fitted;

    private UnseenModels(ClauseModel shipped, Map<String, ClauseModel> fitted) {
        this.shipped = new LocalContractReader(shipped);
        this.fitted = new HashMap<>();
        fitted.forEach((id, model) -> this.fitted.put(id, new LocalContractReader(model)));
    }

    LocalContractReader of(String id) {
        return fitted.getOrDefault(id, shipped);
    }

    boolean crossValidated() {
        return !fitted.isEmpty();
    }

    static UnseenModels engines(Reader reader, Map<String, Path> files, Map<String, JsonNode> truth, PrintStream talk)
            throws IOException {
        var shipped = ClauseModel.load();
        var seen = new ArrayList<Example>();
        for (var file : files.entrySet()) {
            var known = truth.get(file.getKey());
            if (known == null) continue;
            var bytes = Files.readAllBytes(file.getValue());
            if (!(reader.read(bytes, file.getValue().getFileName().toString()) instanceof ReadResult.Read(var pages))) {
                continue;
            }
            if (shipped.contracts().contains(ClauseModel.fingerprint(pages))) seen.add(Corpus.example(known, pages));
        }
        if (seen.isEmpty()) return new UnseenModels(shipped, Map.of());
        talk.printf(
                "  %d contracts are among those the shipped model was fitted to; for these, models are fitted without them%n",
                seen.size());
        return new UnseenModels(shipped, CrossValidation.models(seen));
    }
}
