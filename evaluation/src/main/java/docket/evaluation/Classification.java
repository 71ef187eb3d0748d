package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import docket.classifier.Classifier;
import docket.messages.Kind;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Documents of known kinds: {@code labels.jsonl}, its paths relative to the folder's parent. Where there is none, every
 * file below the folder is classified. What cannot be read without OCR is predicted as {@code other} with confidence 0
 * and counted apart; so are labels marked {@code ambiguous}.
 */
final class Classification implements Evaluation {

    private final Reader reader = new Reader();
    private final Classifier classifier = Classifier.load();

    /** @param label empty if the kind is not known @param readable whether any words could be read */
    private record Row(
            String path,
            Optional<Kind> label,
            boolean ambiguous,
            Kind predicted,
            double confidence,
            boolean sure,
            boolean readable,
            List<String> reasons,
            long millis) {

        boolean right() {
            return label.filter(predicted::equals).isPresent();
        }

        Map<String, Object> prediction() {
            var row = new LinkedHashMap<String, Object>();
            row.put("path", path);
            row.put("label", predicted.label());
            row.put("confidence", confidence);
            row.put("cpu_ms", millis);
            row.put("readable", readable);
            row.put("reasons", reasons);
            return row;
        }
    }

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        var root = folder.toAbsolutePath().normalize();
        var parent = Optional.ofNullable(root.getParent()).orElse(root);
        var labels = JsonLines.read(root.resolve("labels.jsonl"));
        var rows = new ArrayList<Row>();
        if (labels.isEmpty()) {
            for (Path file : files(root)) {
                rows.add(row(file, parent.relativize(file).toString(), Optional.empty(), false));
            }
        }
        for (JsonNode label : labels) {
            var path = label.path("path").asText();
            rows.add(row(
                    parent.resolve(path),
                    path,
                    Optional.of(Kind.of(label.path("label").asText())),
                    label.path("ambiguous").asBoolean()));
        }
        JsonLines.write(predictions, rows.stream().map(Row::prediction).toList());
        tell(rows, json, talk);
        return 0;
    }

    private Row row(Path file, String path, Optional<Kind> label, boolean ambiguous) throws IOException {
        var bytes = Files.readAllBytes(file);
        var before = ProcessorTime.now();
        var result = reader.read(bytes, path);
        return switch (result) {
            case ReadResult.Refused(var _, String reason) ->
                new Row(path, label, ambiguous, Kind.OTHER, 0, false, false, List.of(reason), since(before));
            case ReadResult.Read(var pages) -> {
                var answer = classifier.classify(pages);
                yield new Row(
                        path,
                        label,
                        ambiguous,
                        answer.kind(),
                        answer.confidence().value(),
                        !answer.unsure(classifier.threshold()),
                        pages.hasText(),
                        answer.reasons(),
                        since(before));
            }
        };
    }

    private static long since(Duration before) {
        return ProcessorTime.now().minus(before).toMillis();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".jsonl")
                            && !file.toString().endsWith("README.md"))
                    .sorted()
                    .toList();
        }
    }

    private static void tell(List<Row> rows, PrintStream json, PrintStream talk) throws IOException {
        var readable = rows.stream().filter(Row::readable).toList();
        var known = readable.stream().filter(row -> row.label().isPresent()).toList();
        var clear = known.stream().filter(row -> !row.ambiguous()).toList();
        var ambiguous = known.stream().filter(Row::ambiguous).toList();
        var summary = new LinkedHashMap<String, Object>();
        summary.put("set", "classification");
        summary.put("documents", rows.size());
        summary.put("unreadable_without_ocr", rows.size() - readable.size());
        talk.printf(
                Locale.ROOT,
                "%d documents, %d not readable without OCR or of another format%n",
                rows.size(),
                rows.size() - readable.size());
        if (known.isEmpty()) {
            summary.put(
                    "kinds",
                    readable.stream()
                            .collect(
                                    Collectors.groupingBy(row -> row.predicted().label(), Collectors.counting())));
        } else {
            summary.put("clear", part(clear));
            summary.put("ambiguous", part(ambiguous));
            summary.put("confusion", confusion(clear));
            talk.println(line("clear labels", clear));
            talk.println(line("ambiguous labels", ambiguous));
            table(clear, talk);
            known.stream()
                    .filter(row -> !row.right())
                    .forEach(row -> talk.printf(
                            Locale.ROOT,
                            "  %s: %s taken for %s (%.2f)%s%n",
                            row.path(),
                            row.label().map(Kind::label).orElse(""),
                            row.predicted().label(),
                            row.confidence(),
                            row.ambiguous() ? ", ambiguous" : ""));
            talk.println(
                    "If the model was fitted to these very documents, see docs/classification.md for figures that were not.");
        }
        summary.put(
                "cpu_ms_per_document",
                rows.isEmpty() ? 0 : rows.stream().mapToLong(Row::millis).sum() / rows.size());
        json.println(JsonLines.text(summary));
    }

    private static Map<String, Object> part(List<Row> rows) {
        var part = new LinkedHashMap<String, Object>();
        long right = rows.stream().filter(Row::right).count();
        var sure = rows.stream().filter(Row::sure).toList();
        part.put("documents", rows.size());
        part.put("right", right);
        part.put("accuracy", rows.isEmpty() ? 0 : (double) right / rows.size());
        part.put("sure", sure.size());
        part.put("sure_and_right", sure.stream().filter(Row::right).count());
        return part;
    }

    private static String line(String title, List<Row> rows) {
        long right = rows.stream().filter(Row::right).count();
        var sure = rows.stream().filter(Row::sure).toList();
        return String.format(
                Locale.ROOT,
                "%s: %d of %d right (%.1f %%); sure of %d, of those %d right",
                title,
                right,
                rows.size(),
                rows.isEmpty() ? 0 : 100.0 * right / rows.size(),
                sure.size(),
                sure.stream().filter(Row::right).count());
    }

    private static Map<String, Map<String, Long>> confusion(List<Row> rows) {
        var confusion = new LinkedHashMap<String, Map<String, Long>>();
        for (Kind kind : Kind.values()) {
            var taken = rows.stream()
                    .filter(row -> row.label().filter(kind::equals).isPresent())
                    .collect(Collectors.groupingBy(row -> row.predicted().label(), Collectors.counting()));
            if (!taken.isEmpty()) confusion.put(kind.label(), taken);
        }
        return confusion;
    }

    private static void table(List<Row> rows, PrintStream talk) {
        talk.printf("%-18s", "is \\ taken for");
        for (Kind kind : Kind.values()) talk.printf("%18s", kind.label());
        talk.println();
        var confusion = confusion(rows);
        for (Kind kind : Kind.values()) {
            talk.printf("%-18s", kind.label());
            var taken = confusion.getOrDefault(kind.label(), Map.of());
            for (Kind other : Kind.values()) talk.printf("%18d", taken.getOrDefault(other.label(), 0L));
            talk.println();
        }
    }
}
