package docket.contract.training;

import docket.contract.local.ClauseModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fits the clause model: {@code Train DATA_DIR OUT}. What the folder must hold: {@link Corpus}. The same contracts give
 * the same model, byte for byte. {@code ./docket evaluate contracts DATA_DIR} measures on contracts kept out.
 */
public final class Train {

    private Train() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: Train DATA_DIR OUT");
            System.exit(2);
        }
        var examples = Corpus.read(Path.of(arguments[0]));
        var text = fit(examples).write();
        Files.writeString(Path.of(arguments[1]), text, StandardCharsets.UTF_8);
        System.out.printf("%d contracts, %d characters of model%n", examples.size(), text.length());
        System.exit(0); // the reading workers may still be up
    }

    private static ClauseModel fit(java.util.List<Example> examples) {
        var calibration = new CrossValidation(examples).calibration();
        var seen = examples.stream().map(Example::fingerprint).toList();
        return calibration.apply(Regression.fit(examples)).ofContracts(seen);
    }
}
