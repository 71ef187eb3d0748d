package docket.classifier.training;

import docket.classifier.Model;
import docket.classifier.training.Calibration.Unseen;
import docket.messages.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fits the classifier: {@code Train DATA_DIR OUT}; measures without writing: {@code Train DATA_DIR --cross-validate}.
 * {@code --written DIR} is where patterns lie, {@code --pages DIR} keeps what was read for the next time. The same
 * documents give the same model, byte for byte.
 */
public final class Train {

    private static final Path WRITTEN = Path.of("classifier-service/training");

    private final PrintStream out;
    private final List<Example> examples = new ArrayList<>();

    private Train(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        var rest = new ArrayList<>(Arrays.asList(arguments));
        boolean measureOnly = rest.remove("--cross-validate");
        var written = option(rest, "--written").orElse(WRITTEN);
        var kept = option(rest, "--pages");
        if (rest.size() != (measureOnly ? 1 : 2)) {
            System.err.println(
                    "usage: Train DATA_DIR OUT | Train DATA_DIR --cross-validate, both [--written DIR] [--pages DIR]");
            System.exit(2);
        }
        var train = new Train(System.out);
        train.examples.addAll(Corpus.read(Path.of(rest.getFirst()), kept));
        train.examples.addAll(WrittenExamples.read(written));
        var model = train.measure(measureOnly);
        if (!measureOnly) Files.writeString(Path.of(rest.getLast()), model.write(), StandardCharsets.UTF_8);
    }

    private static Optional<Path> option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0) return Optional.empty();
        arguments.remove(at);
        return Optional.of(Path.of(arguments.remove(at)));
    }

    private Model measure(boolean languages) {
        var unseen = CrossValidation.byGroup(examples);
        var counted =
                unseen.stream().filter(document -> document.example().counted()).toList();
        double temperature = Calibration.temperature(counted);
        // The counted documents alone are too few to place a threshold by their two or three errors.
        var clear = unseen.stream()
                .filter(document -> document.example().origin() != Example.Origin.AMBIGUOUS)
                .toList();
        double threshold = Calibration.threshold(clear, temperature);
        for (var origin : Example.Origin.values()) {
            var part = unseen.stream()
                    .filter(document -> document.example().origin() == origin)
                    .toList();
            if (!part.isEmpty())
                report(
                        origin.name().toLowerCase(Locale.ROOT) + ", families and vendors kept apart",
                        part,
                        temperature,
                        threshold);
        }
        if (languages) {
            new TreeMap<>(CrossValidation.byLanguage(examples))
                    .forEach((language, part) -> report(
                            "language " + language + ", fitted without that language", part, temperature, threshold));
        }
        out.printf(Locale.ROOT, "temperature %.3f, threshold %.2f%n", temperature, threshold);
        var fitted = CrossValidation.fit(examples);
        return new Model(fitted.engine(), temperature, threshold, fitted.bias(), fitted.weights());
    }

    private void report(String title, List<Unseen> unseen, double temperature, double threshold) {
        long right = unseen.stream().filter(Unseen::right).count();
        var sure = unseen.stream()
                .filter(document -> document.confidence(temperature) >= threshold)
                .toList();
        long sureAndRight = sure.stream().filter(Unseen::right).count();
        out.printf(
                Locale.ROOT,
                "%n%s: %d of %d right (%.1f %%); sure of %d, of those %d right%n",
                title,
                right,
                unseen.size(),
                100.0 * right / unseen.size(),
                sure.size(),
                sureAndRight);
        out.printf("%-18s", "is \\ taken for");
        for (Kind kind : Kind.values()) out.printf("%18s", kind.label());
        out.println();
        for (Kind kind : Kind.values()) {
            out.printf("%-18s", kind.label());
            for (Kind taken : Kind.values()) {
                out.printf(
                        "%18d",
                        unseen.stream()
                                .filter(document -> document.example().kind() == kind && document.predicted() == taken)
                                .count());
            }
            out.println();
        }
        unseen.stream()
                .filter(document -> !document.right())
                .forEach(document -> out.printf(
                        Locale.ROOT,
                        "  %s: %s taken for %s (%.2f)%n",
                        document.example().id(),
                        document.example().kind().label(),
                        document.predicted().label(),
                        document.confidence(temperature)));
    }
}
