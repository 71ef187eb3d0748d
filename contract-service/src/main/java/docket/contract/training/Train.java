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

    /** @param characters of the file */
    public record Fitted(int contracts, int passages, int characters) {}

    /**
     * Reads the marked contracts of all folders and writes the model fitted to them.
     *
     * @throws IOException if a folder has no truth.jsonl, a file of it is missing, or the model cannot be written
     * @throws IllegalArgumentException if there are too few contracts to learn from
     */
    public static Fitted fit(List<Path> folders, Path out) throws IOException {
        var examples = new ArrayList<Example>();
        for (var folder : folders) examples.addAll(Corpus.read(folder));
        if (examples.size() < LEAST_CONTRACTS) {
            throw new IllegalArgumentException("%d marked contracts are too few to learn from; it takes %d"
                    .formatted(examples.size(), LEAST_CONTRACTS));
        }
        var text = fit(examples).write();
        var file = out.toAbsolutePath();
        var parent = file.getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        int passages =
                examples.stream().mapToInt(each -> each.passages().size()).sum();
        return new Fitted(examples.size(), passages, text.length());
    }

    private static ClauseModel fit(List<Example> examples) {
        var scored = new CrossValidation(examples).scored();
        var seen = examples.stream().map(Example::fingerprint).toList();
        var model = new Calibration(scored).apply(Regression.fit(examples));
        return new Ranking(scored).apply(model).ofContracts(seen);
    }
}
