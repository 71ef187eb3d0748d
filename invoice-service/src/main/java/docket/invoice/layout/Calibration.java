package docket.invoice.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often a value of a field with a score is right: a logistic curve per field over the score's log odds (Platt),
 * fitted on documents with known fields and kept in {@code calibration.txt}. A field without a curve keeps its score.
 */
public final class Calibration {

    /** Nothing read from a page is surer than this. */
    private static final double MOST = 0.99;

    /** How many rounds of gradient descent; the curves have settled long before. */
    private static final int ROUNDS = 4_000;

    /** Pulls towards leaving scores as they are, as much as this many families of documents would. */
    private static final double PRIOR = 1.0;

    private static final String CURVE = "curve ";

    /** Before the name of a receipt's field: a till's slip is another paper. */
    public static final String OF_RECEIPTS = "receipt/";

    private record Curve(double slope, double offset) {}

    /** One value that was read. @param weight so that a family of like documents weighs as one document */
    public record Example(String field, double score, boolean right, double weight) {}

    private final Map<String, Curve> curves;

    private Calibration(Map<String, Curve> curves) {
        this.curves = curves;
    }

    /** Leaves every score as it is. */
    public static Calibration none() {
        return new Calibration(Map.of());
    }

    /** The curves that come with Docket. */
    public static Calibration load() {
        try (var in = Calibration.class.getResourceAsStream("calibration.txt")) {
            if (in == null) throw new IllegalStateException("calibration.txt is not beside Calibration");
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "calibration.txt");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read calibration.txt", e);
        }
    }

    /**
     * Those of a model that {@code docket train invoices} wrote; the ones that come with Docket where it has none.
     *
     * @throws IllegalArgumentException naming file and line, if one is not what {@link #text} writes
     */
    public static Calibration load(Path model) throws IOException {
        return orDelivered(Files.readString(model), model.toString());
    }

    /** As {@link #load(Path)}, of a model's text. */
    static Calibration orDelivered(String model, String name) {
        var own = parse(model, name);
        return own.curves.isEmpty() ? load() : own;
    }

    /** Lines that begin with another word belong to others. */
    static Calibration parse(String text, String name) {
        var curves = new LinkedHashMap<String, Curve>();
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            if (!each.startsWith(CURVE)) continue;
            var parts = each.strip().split("\\s+");
            try {
                if (parts.length != 4) throw new IllegalArgumentException("four words expected");
                curves.put(parts[1], new Curve(Double.parseDouble(parts[2]), Double.parseDouble(parts[3])));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        name + ", line " + line + ": expected \"curve field slope offset\", found \"" + each + "\"", e);
            }
        }
        return new Calibration(curves);
    }

    /** Whether a line of a model is about curves. */
    static boolean isCurve(String line) {
        return line.startsWith(CURVE);
    }

    /** @return the probability that the value is right, 0..0.99 */
    public double of(String field, double score) {
        var curve = curves.get(field);
        return curve == null ? score : Math.min(MOST, logistic(curve.slope * odds(score) + curve.offset));
    }

    public static Calibration fit(List<Example> examples) {
        var curves = new LinkedHashMap<String, Curve>();
        examples.stream()
                .map(Example::field)
                .distinct()
                .sorted()
                .forEach(field -> curves.put(
                        field,
                        curve(examples.stream()
                                .filter(each -> each.field.equals(field))
                                .toList())));
        return new Calibration(curves);
    }

    private static Curve curve(List<Example> examples) {
        double slope = 1;
        double offset = 0;
        double total = examples.stream().mapToDouble(Example::weight).sum() + PRIOR;
        for (int round = 0; round < ROUNDS; round++) {
            double bySlope = PRIOR * (slope - 1);
            double byOffset = 0.1 * PRIOR * offset;
            for (Example each : examples) {
                double x = odds(each.score);
                double miss = each.weight * (logistic(slope * x + offset) - (each.right ? 1 : 0));
                bySlope += miss * x;
                byOffset += miss;
            }
            slope = Math.max(0.05, slope - 0.2 * bySlope / total);
            offset -= 0.2 * byOffset / total;
        }
        return new Curve(slope, offset);
    }

    /** These, and the other's for fields that have none here. */
    public Calibration orElse(Calibration other) {
        var all = new LinkedHashMap<>(other.curves);
        all.putAll(curves);
        return new Calibration(all);
    }

    /** As {@link #load(Path)} reads it: field, slope, offset. */
    public String text() {
        var text = new StringBuilder();
        curves.forEach((field, curve) ->
                text.append(String.format(Locale.ROOT, CURVE + "%s %.4f %.4f%n", field, curve.slope, curve.offset)));
        return text.toString();
    }

    private static double odds(double score) {
        double inside = Math.clamp(score, 0.01, 0.99);
        return Math.log(inside / (1 - inside));
    }

    private static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
