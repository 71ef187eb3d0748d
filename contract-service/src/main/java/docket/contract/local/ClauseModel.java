package docket.contract.local;

import docket.contract.ClauseType;
import docket.contract.local.Passage.Feature;
import docket.reader.Pages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * One logistic regression per clause type over the features of a passage, and trees that weigh how the passage stands
 * among the others of its contract.
 *
 * @param types those it knows, in the order of the numbers
 * @param bias per type
 * @param slopes per type: how fast a higher score makes surer
 * @param cuts per type: the score at which a contract with it is as likely right as wrong to be said to have the clause;
 *     there the confidence is one half
 * @param weights by feature name, one per type
 * @param typical per type, the logarithm of the length of its passages
 * @param space where words and types lie; empty in models that were fitted without one
 * @param standing how likely a passage is the clause by its {@link Standing}; without trees the score alone counts
 * @param contracts fingerprints of those it was fitted to; what it says of them proves nothing
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClauseModel(
        List<ClauseType> types,
        double[] bias,
        double[] slopes,
        double[] cuts,
        Map<String, float[]> weights,
        double[] typical,
        WordSpace space,
        Trees standing,
        Set<String> contracts) {

    private static final String TITLE = "clause model 3";
    /** Models that know no space of words. */
    private static final String EARLIER = "clause model 2";

    private static final double PRESENT = 0.5;
    private static final double NOT_PRESENT = 0.49;
    /** What is as likely as passages at a type's cut are is said with one half. */
    private static final double AT_THE_CUT = 1.0;

    /** Weights are stored in steps of this. */
    private static final double STEP = 0.05;

    public ClauseModel {
        types = List.copyOf(types);
        contracts = Set.copyOf(contracts);
    }

    public ClauseModel calibrated(double[] slopes, double[] cuts) {
        return new ClauseModel(types, bias, slopes, cuts, weights, typical, space, standing, contracts);
    }

    public ClauseModel standing(double[] typical, Trees standing) {
        return new ClauseModel(types, bias, slopes, cuts, weights, typical, space, standing, contracts);
    }

    /** @param fingerprints of the contracts it was fitted to */
    public ClauseModel ofContracts(Collection<String> fingerprints) {
        return new ClauseModel(types, bias, slopes, cuts, weights, typical, space, standing, Set.copyOf(fingerprints));
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

    /** Of a score of {@link #scores}: 0 is where a contract is as likely right as wrong said to have the clause. */
    public double logit(int type, double score) {
        return slopes[type] * (score - cuts[type]);
    }

    /**
     * Of all passages of one contract.
     *
     * @return per type and passage, from 0 to 1; where the surest is at one half or above, the clause is taken to be there
     */
    double[][] confidences(List<Passage> passages) {
        var logits = new double[types.size()][passages.size()];
        for (int i = 0; i < passages.size(); i++) {
            var scores = scores(passages.get(i));
            for (int type = 0; type < scores.length; type++) logits[type][i] = logit(type, scores[type]);
        }
        var among = new Standing(types, passages, logits, space.nearness(passages), typical);
        var confidences = new double[types.size()][passages.size()];
        for (int type = 0; type < types.size(); type++) {
            for (int i = 0; i < passages.size(); i++) confidences[type][i] = confidence(among, type, i);
        }
        return confidences;
    }

    private double confidence(Standing among, int type, int passage) {
        if (!among.isAsked(type, passage)) return 0;
        double logit = standing.trees().isEmpty()
                ? among.logit(type, passage)
                : standing.of(among.numbers(type, passage)) + AT_THE_CUT;
        double confidence = 1 / (1 + Math.exp(-logit));
        // Whether the contract has the clause is decided by the wording alone: its cut was found on contracts.
        if (among.best(type) < 0) return Math.min(confidence, NOT_PRESENT);
        return among.better(type, passage) == 0 ? Math.max(confidence, PRESENT) : confidence;
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
                    Locale.ROOT,
                    "!type\t%s\t%.3f\t%.3f\t%.3f\t%.3f%n",
                    types.get(i),
                    bias[i],
                    slopes[i],
                    cuts[i],
                    typical[i]));
        }
        for (var line : space.write()) text.append(line).append('\n');
        for (var line : standing.write())
            text.append("!standing\t").append(line).append('\n');
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

    /**
     * A house's own model.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if it is none that {@link #write} wrote
     */
    public static ClauseModel load(Path file) {
        try {
            return read(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model of clauses " + file, e);
        }
    }

    /** @throws IllegalArgumentException if these are not lines that {@link #write} wrote */
    public static ClauseModel read(List<String> lines) {
        if (lines.isEmpty() || !Set.of(TITLE, EARLIER).contains(lines.getFirst())) {
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
        var typical =
                head.stream().mapToDouble(cells -> Double.parseDouble(cells[5])).toArray();
        var standing = lines.stream()
                .filter(line -> line.startsWith("!standing\t"))
                .map(line -> line.substring("!standing\t".length()))
                .toList();
        var middles =
                lines.stream().filter(line -> line.startsWith(WordSpace.MIDDLE)).toList();
        var words =
                lines.stream().filter(line -> line.startsWith(WordSpace.WORD)).toList();
        int before = 2 + head.size() + standing.size() + middles.size() + words.size();
        Map<String, float[]> weights = HashMap.newHashMap(lines.size());
        for (String line : lines.subList(before, lines.size())) {
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
                typical,
                WordSpace.read(middles, words, head.size()),
                Trees.read(standing),
                Set.of(lines.get(1).substring("contracts\t".length()).split(" ")));
    }
}
