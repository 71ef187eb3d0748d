package docket.contract.training;

import docket.contract.local.ClauseModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits the clause model: {@code docket train contracts DIR… --model FILE}. What a folder must hold: {@link Corpus}. The
 * same contracts give the same model, byte for byte. {@code docket evaluate contracts DIR} measures on contracts kept
 * out.
 */
public final class Train {

    /** Fewer say nothing about contracts that were kept out. */
    private static final int LEAST_CONTRACTS = 10;

    private Train() {}

    /**
     * @param ruled sentences learned from people's rulings
     * @param characters of the file
     */
    public record Fitted(int contracts, int ruled, int passages, int characters) {}

    /**
     * Reads the marked contracts of all folders and writes the model fitted to them, and to what people said about the
     * risks of contracts.
     *
     * @param rulings folders of {@link docket.contract.RiskExample}s
     * @throws IOException if a folder has no truth.jsonl, a file of it is missing, or the model cannot be written
     * @throws IllegalArgumentException if there are too few contracts to learn from
     */
    public static Fitted fit(List<Path> folders, List<Path> rulings, Path out) throws IOException {
        var examples = new ArrayList<Example>();
        for (var folder : folders) examples.addAll(Corpus.read(folder));
        if (examples.size() < LEAST_CONTRACTS) {
            throw new IllegalArgumentException("%d marked contracts are too few to learn from; it takes %d"
                    .formatted(examples.size(), LEAST_CONTRACTS));
        }
        var ruled = new ArrayList<Example>();
        for (var folder : rulings) RuledSentences.read(folder).ifPresent(ruled::add);
        var text = fit(examples, ruled).write();
        var file = out.toAbsolutePath();
        var parent = file.getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        int passages =
                examples.stream().mapToInt(each -> each.passages().size()).sum();
        int sentences = ruled.stream().mapToInt(each -> each.passages().size()).sum();
        return new Fitted(examples.size(), sentences, passages, text.length());
    }

    /** Rulings teach the words only: how sure to be is measured on contracts that are marked as a whole. */
    private static ClauseModel fit(List<Example> examples, List<Example> ruled) {
        var scored = new CrossValidation(examples).scored();
        var seen = examples.stream().map(Example::fingerprint).toList();
        var all = new ArrayList<>(examples);
        all.addAll(ruled);
        var model = new Calibration(scored).apply(Regression.fit(all));
        return new Ranking(scored).apply(model).ofContracts(seen);
    }
}
