package docket.contract.local;

import docket.contract.ClauseType;
import docket.contract.local.Passage.Feature;
import docket.reader.Pages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * One logistic regression per clause type over the features of a passage.
 *
 * @param types those it knows, in the order of the numbers
 * @param bias per type
 * @param slopes per type: how fast a higher score makes surer
 * @param cuts per type: the score at which a contract with it is as likely right as wrong to be said to have the clause;
 *     there the confidence is one half
 * @param weights by feature name, one per type
 * @param contracts fingerprints of those it was fitted to; what it says of them proves nothing
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClauseModel(
        List<ClauseType> types,
        double[] bias,
        double[] slopes,
        double[] cuts,
        Map<String, float[]> weights,
        Set<String> contracts) {

    private static final String TITLE = "clause model 1";
    /** Weights are stored in steps of this. */
    private static final double STEP = 0.05;

    public ClauseModel {
        types = List.copyOf(types);
        contracts = Set.copyOf(contracts);
    }

    public ClauseModel calibrated(double[] slopes, double[] cuts) {
        return new ClauseModel(types, bias, slopes, cuts, weights, contracts);
    }

    /** @param fingerprints of the contracts it was fitted to */
    public ClauseModel ofContracts(Collection<String> fingerprints) {
        return new ClauseModel(types, bias, slopes, cuts, weights, Set.copyOf(fingerprints));
    }

    /** Tells whether two files hold the same words, however their lines are broken. */
    public static String fingerprint(Pages pages) {
        var crc = new CRC32();
        crc.update(pages.text().replaceAll("\\W+", "").getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /** The sum of the weights per type, before calibration. */
    public double[] scores(Passage passage) {
        var scores = bias.clone();
        for (Feature feature : passage.features()) {
            var weight = weights.get(feature.name());
            if (weight == null) continue;
            for (int type = 0; type < scores.length; type++) scores[type] += weight[type] * feature.value();
        }
        return scores;
    }

    /** From 0 to 1; at one half the clause is taken to be there. */
    public double confidence(int type, double score) {
        return 1 / (1 + Math.exp(-slopes[type] * (score - cuts[type])));
    }

    /** Text, one feature a line, sorted; weights in twentieths, each after the number of its type in base 36. */
    public String write() {
        var text = new StringBuilder();
        text.append(TITLE).append('\n');
        text.append("contracts\t")
                .append(String.join(" ", new TreeSet<>(contracts)))
                .append('\n');
        for (int i = 0; i < types.size(); i++) {
            text.append(String.format(
                    Locale.ROOT, "!type\t%s\t%.3f\t%.3f\t%.3f%n", types.get(i), bias[i], slopes[i], cuts[i]));
        }
        new TreeMap<>(weights).forEach((name, values) -> {
            var line = new StringBuilder();
            for (int type = 0; type < values.length; type++) {
                long steps = Math.round(values[type] / STEP);
                if (steps != 0)
                    line.append('\t')
                            .append(Integer.toString(type, 36))
                            .append(steps < 0 ? '-' : '+')
                            .append(Math.abs(steps));
            }
            if (!line.isEmpty()) text.append(name).append(line).append('\n');
        });
        return text.toString();
    }

    /** The model that was fitted to public contracts, see NOTICE. */
    public static ClauseModel load() {
        try (var stream = ClauseModel.class.getResourceAsStream("clauses.tsv")) {
            if (stream == null) throw new IllegalStateException("clauses.tsv is missing");
            return read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if these are not lines that {@link #write} wrote */
    public static ClauseModel read(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().equals(TITLE)) {
            throw new IllegalArgumentException("not a clause model: the first line is not \"" + TITLE + "\"");
        }
        var head = lines.stream()
                .filter(line -> line.startsWith("!type\t"))
                .map(line -> line.split("\t"))
                .toList();
        var bias =
                head.stream().mapToDouble(cells -> Double.parseDouble(cells[2])).toArray();
        var slopes =
                head.stream().mapToDouble(cells -> Double.parseDouble(cells[3])).toArray();
        var cuts =
                head.stream().mapToDouble(cells -> Double.parseDouble(cells[4])).toArray();
        Map<String, float[]> weights = HashMap.newHashMap(lines.size());
        for (String line : lines.subList(2 + head.size(), lines.size())) {
            var cells = line.split("\t");
            var values = new float[head.size()];
            for (int i = 1; i < cells.length; i++) {
                int sign = Math.max(cells[i].indexOf('+'), cells[i].indexOf('-'));
                values[Integer.parseInt(cells[i].substring(0, sign), 36)] =
                        (float) (STEP * Integer.parseInt(cells[i].substring(sign)));
            }
            weights.put(cells[0], values);
        }
        return new ClauseModel(
                head.stream().map(cells -> ClauseType.valueOf(cells[1])).toList(),
                bias,
                slopes,
                cuts,
                weights,
                Set.of(lines.get(1).substring("contracts\t".length()).split(" ")));
    }
}
