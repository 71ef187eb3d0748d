package docket.evaluation;

import docket.documents.Finding;
import docket.evaluation.OneShot.Result;
import docket.messages.Kind;
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

    private static final Duration GUARD = Duration.ofSeconds(8);

    private record Ending(String outcome, String state, String reason) {}

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        var expected = JsonLines.read(folder.resolve("manifest.jsonl")).stream()
                .collect(Collectors.toMap(
                        row -> row.path("file").asText(),
                        row -> row.path("expected").asText(),
                        (one, _) -> one));
        var engine = new OneShot();
        var rows = new ArrayList<Map<String, Object>>();
        var wrong = new ArrayList<String>();
        int late = 0;
        long slowest = 0;
        for (Path file : files(folder)) {
            var name = file.getFileName().toString();
            var bytes = Files.readAllBytes(file);
            var cpu = ProcessorTime.now();
            long start = System.nanoTime();
            var ending = guarded(engine, bytes, name);
            long wall = Duration.ofNanos(System.nanoTime() - start).toMillis();
            slowest = Math.max(slowest, wall);
            if (ending.state().equals("late")) late++;
            var row = new LinkedHashMap<String, Object>();
            row.put("file", name);
            row.put("outcome", ending.outcome());
            row.put("state", ending.state());
            row.put("reason", ending.reason());
            row.put("cpu_ms", ProcessorTime.now().minus(cpu).toMillis());
            row.put("wall_ms", wall);
            row.put("worker_peak_mb", usedMegabytes());
            rows.add(row);
            var known = expected.get(name);
            if (known != null && !fits(known, ending.outcome())) {
                wrong.add(name + ": expected " + known + ", was " + ending.outcome() + " (" + ending.reason() + ")");
            }
        }
        JsonLines.write(predictions, rows);
        tell(rows, wrong, late, slowest, expected.size(), json, talk);
        return late == 0 ? 0 : 1;
    }

    private static void tell(
            List<Map<String, Object>> rows,
            List<String> wrong,
            int late,
            long slowest,
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
                late,
                wrong.size(),
                known);
        wrong.forEach(each -> talk.println("  " + each));
        var summary = new LinkedHashMap<String, Object>();
        summary.put("set", "hostile");
        summary.put("files", rows.size());
        summary.put("outcomes", outcomes);
        summary.put("late", late);
        summary.put("not_as_expected", wrong);
        summary.put("slowest_ms", slowest);
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
            case Result.Refused(String reason) -> new Ending("reject", "unreadable", reason);
            case Result.Extracted extracted
            when extracted.straightThrough() ->
                new Ending("process", "completed", extracted.kind().label());
            case Result.Extracted extracted
            when extracted.kind() == Kind.OTHER -> new Ending("process", "review", "a person says what it is");
            case Result.Extracted extracted ->
                new Ending(blocked(extracted) ? "quarantine" : "process", "review", why(extracted));
        };
    }

    /** The document contradicts itself; no person should have to find that out. */
    private static boolean blocked(Result.Extracted extracted) {
        return extracted.reading().stream()
                .flatMap(reading -> reading.findings().stream())
                .anyMatch(finding -> finding.field().isEmpty() && finding.reason() == Finding.Reason.RULE_BROKEN);
    }

    private static String why(Result.Extracted extracted) {
        return extracted.reading().stream()
                .flatMap(reading -> reading.findings().stream())
                .map(Finding::detail)
                .findFirst()
                .orElse(extracted.kind().label());
    }

    private static long usedMegabytes() {
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
    }
}
