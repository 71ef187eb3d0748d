package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import docket.documents.Field;
import docket.invoice.Terms;
import docket.invoice.layout.Calibration;
import docket.invoice.layout.Calibration.Example;
import docket.invoice.layout.LayoutReader;
import docket.invoice.layout.Ranking;
import docket.messages.Kind;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fits what an invoice's confidences mean on a folder of invoices with known fields, and says how well it holds on
 * families of documents (vendors) that were left out of the fit.
 */
public final class InvoiceCalibration {

    private static final Set<String> VARIANTS = Set.of("stripped", "plain");
    private static final double[] EDGES = {0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01};

    private record Seen(String family, String field, double score, boolean right) {}

    private InvoiceCalibration() {}

    /** {@code FOLDER CALIBRATION.txt}: reads the folder, prints the reliability table, writes the curves. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: InvoiceCalibration FOLDER CALIBRATION.txt");
            System.exit(2);
        }
        var seen = read(Path.of(args[0]));
        tell(seen, System.out);
        var header = "# What scores mean: field, slope, offset; p = logistic(slope * log-odds + offset).\n"
                + "# Fitted by docket.evaluation.InvoiceCalibration, see docs/invoices.md. Do not edit.\n";
        Files.writeString(
                Path.of(args[1]), header + Calibration.fit(examples(seen)).text());
        System.exit(0);
    }

    private static List<Seen> read(Path folder) throws IOException {
        var reader = new Reader();
        var layout = new LayoutReader(InstantSource.system(), Calibration.none(), Ranking.load());
        var seen = new ArrayList<Seen>();
        for (JsonNode truth : JsonLines.read(folder.resolve("truth.jsonl"))) {
            if (!VARIANTS.contains(truth.path("variant").asText())) continue;
            var file = folder.resolve(truth.path("file").asText());
            var kind = truth.path("doc_type").asText().equals(Terms.RECEIPT) ? Kind.RECEIPT : Kind.INVOICE;
            if (reader.read(Files.readAllBytes(file), file.getFileName().toString())
                    instanceof ReadResult.Read(Pages pages)) {
                var fields = layout.read(kind, pages, new byte[0], "").fields();
                add(truth, fields, seen);
            }
        }
        return seen;
    }

    private static void add(JsonNode truth, Map<String, Field> fields, List<Seen> seen) {
        var family = truth.path("family").asText(truth.path("doc").asText());
        for (String name : InvoiceScores.COMPARED) {
            var known = truth.path("fields").path(name);
            var found = fields.get(name);
            if (known.isMissingNode()
                    || found == null
                    || !truth.path("visible").path(name).asBoolean(true)) continue;
            var other = truth.path("fields").path(name + "_alt");
            boolean right = InvoiceScores.equal(name, known, found.value())
                    || other.isTextual() && InvoiceScores.equal(name, other, found.value());
            seen.add(new Seen(family, name, found.confidence().value(), right));
        }
    }

    private static List<Example> examples(List<Seen> seen) {
        var count = seen.stream()
                .collect(Collectors.groupingBy(each -> each.family + "/" + each.field, Collectors.counting()));
        return seen.stream()
                .map(each -> new Example(
                        each.field,
                        each.score,
                        each.right,
                        1.0 / count.getOrDefault(each.family + "/" + each.field, 1L)))
                .toList();
    }

    /** Every family judged by curves that were fitted without it. */
    private static void tell(List<Seen> seen, PrintStream out) {
        var families = seen.stream().map(Seen::family).distinct().toList();
        var bins = new TreeMap<Integer, double[]>();
        double before = 0;
        double after = 0;
        for (String family : families) {
            var curves = Calibration.fit(examples(
                    seen.stream().filter(each -> !each.family.equals(family)).toList()));
            for (Seen each : seen) {
                if (!each.family.equals(family)) continue;
                double told = curves.of(each.field, each.score);
                double right = each.right ? 1 : 0;
                before += Math.pow(each.score - right, 2);
                after += Math.pow(told - right, 2);
                var bin = bins.computeIfAbsent(bin(told), _ -> new double[3]);
                bin[0]++;
                bin[1] += told;
                bin[2] += right;
            }
        }
        out.printf(Locale.ROOT, "%d values, %d families, each judged by the others%n", seen.size(), families.size());
        out.printf(
                Locale.ROOT,
                "Brier score: %.4f as scored, %.4f calibrated%n",
                before / seen.size(),
                after / seen.size());
        out.println("| confidence | values | mean confidence | right |\n|---|---|---|---|");
        bins.forEach((bin, sums) -> out.printf(
                Locale.ROOT,
                "| %.2f to %.2f | %d | %.3f | %.3f |%n",
                EDGES[bin],
                Math.min(1, EDGES[bin + 1]),
                (int) sums[0],
                sums[1] / sums[0],
                sums[2] / sums[0]));
    }

    private static int bin(double value) {
        int bin = 0;
        while (value >= EDGES[bin + 1]) bin++;
        return bin;
    }
}
