package docket.evaluation;

import docket.documents.Evidence;
import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.evaluation.OneShot.Result;
import docket.messages.Kind;
import docket.messages.Refusal;
import docket.reader.ReadingPool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Files made to break readers, {@code manifest.jsonl} beside them. Each ends as {@code process}, {@code reject} or
 * {@code quarantine} (read, but a person must look), within eight seconds.
 */
final class Hostile implements Evaluation {

    private static final Duration GUARD = Duration.ofSeconds(30);

    /** A file answered later than this is late. */
    private static final Duration WALL = Duration.ofSeconds(8);

    /** In seconds of processor time. */
    private static final Duration CPU = Duration.ofSeconds(5);

    private record Ending(String outcome, String state, String reason) {}

    private record Known(String expected, String name, String password) {

        private static final Known NOTHING = new Known("", "", "");
    }

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        var expected = JsonLines.read(folder.resolve("manifest.jsonl")).stream()
                .collect(Collectors.toMap(
                        row -> row.path("file").asText(),
                        row -> new Known(
                                row.path("expected").asText(),
                                row.path("upload_name").asText(""),
                                row.path("password").asText("")),
                        (one, _) -> one));
        var engine = new OneShot();
        engine.extract("Invoice 1".getBytes(StandardCharsets.US_ASCII), "warm.txt", "");
        System.gc();
        long parentBefore = usedMegabytes();
        var rows = new ArrayList<Map<String, Object>>();
        var wrong = new ArrayList<String>();
        var costly = new ArrayList<String>();
        int late = 0;
        long slowest = 0;
        for (Path file : files(folder)) {
            var name = file.getFileName().toString();
            var bytes = Files.readAllBytes(file);
            var known = expected.getOrDefault(name, Known.NOTHING);
            var cpu = ProcessorTime.now();
            long start = System.nanoTime();
            var ending = guarded(engine, bytes, known.name().isEmpty() ? name : known.name());
            long wall = Duration.ofNanos(System.nanoTime() - start).toMillis();
            slowest = Math.max(slowest, wall);
            if (wall > WALL.toMillis()) late++;
            var row = new LinkedHashMap<String, Object>();
            row.put("file", name);
            row.put("outcome", ending.outcome());
            row.put("state", ending.state());
            row.put("reason", ending.reason());
            long used = ProcessorTime.now().minus(cpu).toMillis();
            if (used > CPU.toMillis()) costly.add(name);
            row.put("cpu_ms", used);
            row.put("wall_ms", wall);
            row.put("worker_peak_mb", ReadingPool.peakMegabytes());
            rows.add(row);
            if (!known.expected().isEmpty() && !fits(known.expected(), ending.outcome())) {
                wrong.add(name + ": expected " + known.expected() + ", was " + ending.outcome() + " (" + ending.reason()
                        + ")");
            }
            if (!known.password().isEmpty()
                    && !(engine.extract(bytes, name, known.password()) instanceof Result.Extracted)) {
                wrong.add(name + ": not read with its password");
            }
        }
        JsonLines.write(predictions, rows);
        System.gc();
        var cost = new Cost(late, costly, slowest, Math.max(0, usedMegabytes() - parentBefore));
        tell(rows, wrong, cost, expected.size(), json, talk);
        return late == 0 ? 0 : 1;
    }

    /** @param parentMegabytes by how much the heap of this process grew, garbage collected before and after */
    private record Cost(int late, List<String> costly, long slowest, long parentMegabytes) {}

    private static void tell(
            List<Map<String, Object>> rows,
            List<String> wrong,
            Cost cost,
            int known,
            PrintStream json,
            PrintStream talk)
            throws IOException {
        var outcomes = rows.stream().collect(Collectors.groupingBy(row -> row.get("outcome"), Collectors.counting()));
        talk.printf(
                Locale.ROOT,
                "%d files: %s; %d late; %d of %d not as expected%n",
                rows.size(),
                outcomes,
                cost.late(),
                wrong.size(),
                known);
        talk.printf(
                Locale.ROOT,
                "isolation: %s; workers: %d started, %d died, at most %d MB; slowest %d ms; over %d s of processor time:"
                        + " %s; this process grew by %d MB%n",
                ReadingPool.isolation().words(),
                ReadingPool.starts(),
                ReadingPool.deaths(),
                ReadingPool.peakMegabytes(),
                cost.slowest(),
                CPU.toSeconds(),
                cost.costly(),
                cost.parentMegabytes());
        wrong.forEach(each -> talk.println("  " + each));
        var summary = new LinkedHashMap<String, Object>();
        summary.put("set", "hostile");
        summary.put("files", rows.size());
        summary.put("outcomes", outcomes);
        summary.put("late", cost.late());
        summary.put("not_as_expected", wrong);
        summary.put("slowest_ms", cost.slowest());
        summary.put("over_cpu", cost.costly());
        summary.put("worker_peak_mb", ReadingPool.peakMegabytes());
        summary.put("worker_deaths", ReadingPool.deaths());
        summary.put("parent_growth_mb", cost.parentMegabytes());
        summary.put("isolation", ReadingPool.isolation().name().toLowerCase(Locale.ROOT));
        json.println(JsonLines.text(summary));
    }

    private static boolean fits(String expected, String outcome) {
        return switch (expected) {
            case "either" -> true;
            // What goes to a person was taken and is not decided alone.
            case "process" -> !outcome.equals("reject");
            case "quarantine" -> !outcome.equals("process");
            default -> expected.equals(outcome);
        };
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("manifest.jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static Ending guarded(OneShot engine, byte[] bytes, String name) {
        var task = new FutureTask<>(() -> engine.extract(bytes, name));
        var thread = new Thread(task, "hostile");
        thread.setDaemon(true);
        thread.start();
        try {
            return ending(task.get(GUARD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Ending("quarantine", "late", "no answer within " + GUARD.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Ending("quarantine", "failed", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ending("quarantine", "failed", "interrupted");
        }
    }

    private static Ending ending(Result result) {
        return switch (result) {
            case Result.Refused(Refusal cause, String reason) ->
                switch (cause) {
                    case QUARANTINED -> new Ending("quarantine", cause.label(), reason);
                    case NEEDS_PASSWORD -> new Ending("reject", cause.label(), reason);
                    case UNSUPPORTED, UNREADABLE, TOO_LARGE -> new Ending("reject", "unreadable", reason);
                };
            case Result.Extracted extracted
            when extracted.straightThrough() ->
                new Ending("process", "completed", extracted.kind().label());
            case Result.Extracted extracted
            when extracted.kind() == Kind.OTHER -> new Ending("process", "review", "a person says what it is");
            case Result.Extracted extracted ->
                new Ending(blocked(extracted) ? "quarantine" : "process", "review", why(extracted));
        };
    }

    /** The document contradicts itself, or its e-invoice its pages; no person should have to find that out. */
    private static boolean blocked(Result.Extracted extracted) {
        return extracted.reading().stream().anyMatch(reading -> {
            boolean hasXml =
                    reading.fields().values().stream().anyMatch(field -> field.evidence() instanceof Evidence.InXml);
            return reading.findings().stream()
                    .filter(finding -> finding.reason() == Finding.Reason.RULE_BROKEN)
                    .anyMatch(
                            finding -> finding.field().isEmpty() || hasXml && finding.severity() == Severity.BLOCKING);
        });
    }

    private static String why(Result.Extracted extracted) {
        return extracted.reading().stream()
                .flatMap(reading -> reading.findings().stream())
                .max(Comparator.comparing(Finding::severity))
                .map(Finding::detail)
                .orElse(extracted.kind().label());
    }

    private static long usedMegabytes() {
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
    }
}
