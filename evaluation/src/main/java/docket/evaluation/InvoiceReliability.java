package docket.evaluation;

import docket.documents.Field;
import docket.invoice.layout.Calibration;
import docket.invoice.layout.Calibration.Example;
import docket.invoice.layout.LayoutReader;
import docket.messages.Kind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fits what confidences mean, and says how well they hold: how often values of which confidence are right. */
final class InvoiceReliability {

    private static final double[] EDGES = {0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01};

    /** @param field with the kind of paper before it, if it is a receipt */
    private record Seen(InvoiceExample example, boolean forgetful, String field, double score, boolean right) {}

    private static final class Bin {
        private int values;
        private double claimed;
        private int right;

        void add(double confidence, boolean isRight) {
            values++;
            claimed += confidence;
            if (isRight) right++;
        }

        double gap() {
            return Math.abs(claimed - right);
        }
    }

    /** Of readings with half of the labels forgotten, beside the one with all: most vendors use words that are listed. */
    private static final double OF_FORGETFUL = 0.5;

    private final Folds folds;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<Boolean, Map<Integer, Bin>> bins = new TreeMap<>();
    private final Map<String, Map<Integer, Bin>> fields = new TreeMap<>();
    private final Map<String, Double> squares = new LinkedHashMap<>();
    private int judged;

    InvoiceReliability(Folds folds) {
        this.folds = folds;
    }

    /**
     * Takes what a reader without curves says.
     *
     * @param forgetful whether it has forgotten labels
     */
    void learn(InvoiceExample example, boolean forgetful, LayoutReader reader) {
        values(example, reader)
                .forEach((field, value) -> seen.add(new Seen(
                        example,
                        forgetful,
                        paper(example) + field,
                        value.confidence().value(),
                        isRight(example, field, value.value()))));
    }

    private static String paper(InvoiceExample example) {
        return example.kind() == Kind.RECEIPT ? Calibration.OF_RECEIPTS : "";
    }

    /** Only fields that somebody can judge. */
    private static Map<String, Field> values(InvoiceExample example, LayoutReader reader) {
        var fields =
                reader.read(example.kind(), example.pages(), new byte[0], "").fields();
        var judged = new LinkedHashMap<String, Field>();
        for (String field : InvoiceScores.COMPARED) {
            var value = fields.get(field);
            if (value != null && (example.tells(field) || example.lacks(field))) judged.put(field, value);
        }
        return judged;
    }

    private static boolean isRight(InvoiceExample example, String field, String value) {
        return example.tells(field) && example.isRight(field, value);
    }

    /** The curves of the examples that pass; every group of like documents weighs as one. */
    Calibration fit(Predicate<InvoiceExample> passes) {
        var counts = new LinkedHashMap<String, Integer>();
        for (Seen each : seen) counts.merge(key(each), 1, Integer::sum);
        return Calibration.fit(seen.stream()
                .filter(each -> passes.test(each.example()))
                .map(each -> new Example(
                        each.field(),
                        each.score(),
                        each.right(),
                        (each.forgetful() ? OF_FORGETFUL : 1) / counts.getOrDefault(key(each), 1)))
                .toList());
    }

    private String key(Seen each) {
        return folds.group(each.example()) + "/" + each.field() + "/" + each.forgetful();
    }

    /** Judges a reader's confidences on a document it has not seen. @param force what was in force before */
    void judge(InvoiceExample example, boolean forgetful, LayoutReader reader, LayoutReader force) {
        values(example, reader).forEach((field, value) -> {
            double claimed = value.confidence().value();
            boolean right = isRight(example, field, value.value());
            bins.computeIfAbsent(forgetful, _ -> new TreeMap<>())
                    .computeIfAbsent(bin(claimed), _ -> new Bin())
                    .add(claimed, right);
            if (!forgetful)
                fields.computeIfAbsent(paper(example) + field, _ -> new TreeMap<>())
                        .computeIfAbsent(bin(claimed), _ -> new Bin())
                        .add(claimed, right);
            square("new", claimed, right);
            judged++;
        });
        values(example, force)
                .forEach((field, value) ->
                        square("in force", value.confidence().value(), isRight(example, field, value.value())));
    }

    private void square(String which, double claimed, boolean right) {
        squares.merge(which, Math.pow(claimed - (right ? 1 : 0), 2), Double::sum);
    }

    /** By the mean square of what was claimed from what was right (Brier), on documents it had not seen. */
    boolean isBetter() {
        return squares.getOrDefault("new", 0.0) < squares.getOrDefault("in force", 0.0) * 0.999;
    }

    /** Share of right values less the claimed one, by bins, weighed by how many are in each. */
    private static double error(Map<Integer, Bin> bins) {
        int values = bins.values().stream().mapToInt(each -> each.values).sum();
        return values == 0 ? 0 : bins.values().stream().mapToDouble(Bin::gap).sum() / values;
    }

    void tell(PrintStream talk) {
        talk.println("confidence: claimed and right, each family and vendor judged by curves fitted without it");
        talk.println(
                "| claimed | values | mean claimed | right | half the labels forgotten: values | mean claimed | right |");
        talk.println("|---|---|---|---|---|---|---|");
        for (int bin = 0; bin + 1 < EDGES.length; bin++) {
            var known = bins.getOrDefault(false, Map.of()).get(bin);
            var forgotten = bins.getOrDefault(true, Map.of()).get(bin);
            if (known == null && forgotten == null) continue;
            talk.printf(
                    Locale.ROOT,
                    "| %.2f to %.2f | %s | %s |%n",
                    EDGES[bin],
                    Math.min(1, EDGES[bin + 1]),
                    row(known),
                    row(forgotten));
        }
        talk.printf(
                Locale.ROOT,
                "expected calibration error: %.4f with all labels, %.4f with half of them forgotten%n",
                error(bins.getOrDefault(false, Map.of())),
                error(bins.getOrDefault(true, Map.of())));
        talk.println("| field | values | right | mean claimed | expected calibration error |\n|---|---|---|---|---|");
        fields.forEach((field, each) -> talk.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f |%n",
                field.replace(Calibration.OF_RECEIPTS, "receipts: ").replace('_', ' '),
                sum(each),
                each.values().stream().mapToInt(bin -> bin.right).sum() / (double) sum(each),
                each.values().stream().mapToDouble(bin -> bin.claimed).sum() / sum(each),
                error(each)));
    }

    private static int sum(Map<Integer, Bin> bins) {
        return bins.values().stream().mapToInt(each -> each.values).sum();
    }

    private static String row(@Nullable Bin bin) {
        return bin == null
                ? " |  | "
                : String.format(
                        Locale.ROOT,
                        "%d | %.3f | %.3f",
                        bin.values,
                        bin.claimed / bin.values,
                        bin.right / (double) bin.values);
    }

    Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("values", judged);
        summary.put("expected_calibration_error", error(bins.getOrDefault(false, Map.of())));
        summary.put("expected_calibration_error_half_forgotten", error(bins.getOrDefault(true, Map.of())));
        summary.put("brier_before", squares.getOrDefault("in force", 0.0) / Math.max(1, judged));
        summary.put("brier_after", squares.getOrDefault("new", 0.0) / Math.max(1, judged));
        return summary;
    }

    private static int bin(double value) {
        int bin = 0;
        while (value >= EDGES[bin + 1]) bin++;
        return bin;
    }
}
