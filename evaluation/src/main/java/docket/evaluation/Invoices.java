package docket.evaluation;

import docket.documents.Field;
import docket.documents.Reading;
import docket.evaluation.OneShot.InvoiceReadingOf;
import docket.invoice.Terms;
import docket.messages.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Invoices and receipts with known fields: {@code truth.jsonl} beside the files. */
final class Invoices implements Evaluation {

    private static final Set<String> EXACT = Set.of("xml", "with_xml");
    private static final Set<String> LAYOUT = Set.of("stripped", "plain");
    private static final Set<String> NOT_DOCUMENTS = Set.of("truth.jsonl");

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        var truth = JsonLines.read(folder.resolve("truth.jsonl")).stream()
                .collect(Collectors.toMap(
                        row -> row.path("file").asText(), row -> row, (one, _) -> one, LinkedHashMap::new));
        var engine = new OneShot();
        var rows = new ArrayList<Map<String, Object>>();
        var exact = new InvoiceScores();
        var layout = new InvoiceScores();
        var through = new StraightThroughScores();
        int straight = 0;
        long cpu = 0;
        for (Path file : files(folder)) {
            var name = file.getFileName().toString();
            var known = truth.get(name);
            boolean receipt = known != null && known.path("doc_type").asText().equals(Terms.RECEIPT);
            var bytes = Files.readAllBytes(file);
            var before = ProcessorTime.now();
            var answer = engine.invoice(receipt ? Kind.RECEIPT : Kind.INVOICE, bytes, name);
            long millis = ProcessorTime.now().minus(before).toMillis();
            cpu += millis;
            if (answer.straightThrough()) straight++;
            var fields = answer.reading().map(Invoices::fields).orElse(Map.of());
            rows.add(row(name, answer, fields, millis));
            if (known == null) continue;
            through.add(known, fields, answer);
            var variant = known.path("variant").asText();
            if (EXACT.contains(variant)) exact.add(known, fields, false);
            if (LAYOUT.contains(variant)) layout.add(known, fields, true);
        }
        JsonLines.write(predictions, rows);
        var summary = new LinkedHashMap<String, Object>();
        summary.put("set", "invoices");
        summary.put("documents", rows.size());
        summary.put(
                "refused",
                rows.stream().filter(row -> row.containsKey("refused")).count());
        summary.put("auto_accepted", straight);
        summary.put("cpu_ms_per_document", rows.isEmpty() ? 0 : cpu / rows.size());
        if (!truth.isEmpty()) {
            summary.put("structured", exact.summary());
            summary.put("structured_exceptions", exact.wrong());
            summary.put("text_layer", layout.summary());
            summary.put("straight_through", through.summary());
            tell(talk, "structured e-invoices (xml, with_xml)", exact);
            exact.wrong().forEach(each -> talk.println("  differs: " + each));
            tell(talk, "text layer, visible fields (stripped, plain)", layout);
            through.tell(talk);
        }
        json.println(JsonLines.text(summary));
        return 0;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !NOT_DOCUMENTS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Object> row(
            String name, InvoiceReadingOf answer, Map<String, Object> fields, long millis) {
        var row = new LinkedHashMap<String, Object>();
        row.put("file", name);
        row.put(
                "doc_type",
                answer.reading()
                        .flatMap(reading -> reading.value(Terms.DOC_TYPE))
                        .orElse(""));
        row.put("fields", fields);
        row.put("confidence", answer.reading().map(Invoices::confidence).orElse(Map.of()));
        row.put("auto_accept", answer.straightThrough());
        row.put("findings", answer.reading().map(Invoices::findings).orElse(List.of()));
        row.put("cpu_ms", millis);
        if (answer.reading().isEmpty()) row.put("refused", answer.refusal());
        return row;
    }

    /** As predictions tell them: numbers as numbers, lines under {@code line_items}. */
    static Map<String, Object> fields(Reading reading) {
        var fields = values(reading.fields());
        if (!reading.lineItems().isEmpty()) {
            fields.put(
                    "line_items",
                    reading.lineItems().stream().map(Invoices::values).toList());
        }
        return fields;
    }

    private static Map<String, Object> values(Map<String, Field> fields) {
        var values = new LinkedHashMap<String, Object>();
        fields.forEach((name, field) -> values.put(name, isNumber(name) ? number(field.value()) : field.value()));
        return values;
    }

    private static boolean isNumber(String name) {
        return Terms.AMOUNTS.contains(name) || name.equals(Terms.LINE_QUANTITY) || name.equals(Terms.LINE_TAX_RATE);
    }

    private static Object number(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** What a person should look at, and remarks. */
    private static List<String> findings(Reading reading) {
        return reading.findings().stream()
                .map(each -> each.severity() + " " + each.field() + ": " + each.detail())
                .toList();
    }

    private static Map<String, Double> confidence(Reading reading) {
        var confidence = new LinkedHashMap<String, Double>();
        reading.fields()
                .forEach(
                        (name, field) -> confidence.put(name, field.confidence().value()));
        return confidence;
    }

    private static void tell(PrintStream talk, String title, InvoiceScores scores) {
        talk.println();
        talk.printf(Locale.ROOT, "%s: %d documents%n", title, scores.documents());
        talk.printf("  %-16s %6s %6s %6s %8s %10s%n", "field", "known", "found", "right", "recall", "precision");
        scores.counts()
                .forEach((name, count) -> talk.printf(
                        Locale.ROOT,
                        "  %-16s %6d %6d %6d %7.1f%% %9.1f%%%n",
                        name,
                        count.truth(),
                        count.predicted(),
                        count.correct(),
                        100 * count.recall(),
                        100 * count.precision()));
        var all = scores.all();
        talk.printf(
                Locale.ROOT,
                "  %-16s %6d %6d %6d %7.1f%% %9.1f%%%n",
                "all",
                all.truth(),
                all.predicted(),
                all.correct(),
                100 * all.recall(),
                100 * all.precision());
    }
}
