package docket.pipeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.cli.stack.Rehearsal;
import docket.cli.stack.StackSettings;
import docket.cli.stack.Transport;
import docket.samples.GeneratedInvoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Measures the whole pipeline against the bare PDFBox text loop, on the same files and the same cores in one run:
 * {@code docket bench [--documents N] [--warm-up N] [--transport sqs|kafka] [--files DIR]}. The figures go to standard output as one JSON object,
 * the talk to standard error. Nothing here is switched off: every queue, object and row is as durable as always.
 */
public final class Bench {

    private static final int UPLOADS_AT_ONCE = 16;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(250);

    private final int documents;
    private final int warmUp;
    private final Transport transport;
    private final Path root;

    private final Optional<Path> own;

    private Bench(int documents, int warmUp, Transport transport, Optional<Path> own, Path root) {
        this.documents = documents;
        this.warmUp = warmUp;
        this.transport = transport;
        this.own = own;
        this.root = root;
    }

    public static void main(String[] arguments) throws Exception {
        int documents = 2000;
        int warmUp = 2000; // the compiler works for about as long
        var transport = Transport.SQS;
        Optional<Path> own = Optional.empty();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--documents" -> documents = Integer.parseInt(arguments[i + 1]);
                case "--warm-up" -> warmUp = Integer.parseInt(arguments[i + 1]);
                case "--transport" -> transport = Transport.valueOf(arguments[i + 1].toUpperCase(Locale.ROOT));
                case "--files" -> own = Optional.of(Path.of(arguments[i + 1]));
                default -> {
                    System.err.println("bench: unknown option " + arguments[i]
                            + "; there are --documents, --warm-up, --transport and --files");
                    System.exit(2);
                }
            }
        }
        var root =
                Path.of(System.getProperty("docket.root", ".")).toAbsolutePath().normalize();
        System.out.println(JsonMapper.builder()
                .build()
                .writeValueAsString(new Bench(documents, warmUp, transport, own, root).run()));
    }

    private Map<String, Object> run() throws Exception {
        var work = Files.createTempDirectory("docket-bench");
        try {
            var files = files(work);
            prepareStarts(work);
            say("starting Docket over " + transport.name().toLowerCase(Locale.ROOT));
            var began = System.nanoTime();
            try (var docket = Running.start(root, work.resolve("data"), transport)) {
                var figures = new LinkedHashMap<String, Object>();
                figures.put("documents", documents);
                figures.put("warm_up_documents", warmUp);
                figures.put("transport", transport.name().toLowerCase(Locale.ROOT));
                figures.put("cores", Runtime.getRuntime().availableProcessors());
                figures.put("first_start_s", rounded(seconds(began)));
                figures.put("memory_at_rest_mb", docket.stack().residentBytes() >> 20);
                say("warming up with " + warmUp + " documents");
                pipeline(docket, files.subList(0, warmUp), "warm-up");
                say("the pipeline: " + documents + " documents");
                figures.putAll(pipeline(docket, files.subList(warmUp, files.size()), "measured"));
                figures.put("memory_after_mb", docket.stack().residentBytes() >> 20);
                say("stopping Docket, then the bare loop over the same files");
                docket.stack().stop();
                figures.putAll(bareLoop(files));
                figures.put("ratio_to_bare_loop", rounded(ratio(figures)));
                return figures;
            }
        } finally {
            delete(work);
        }
    }

    private List<Path> files(Path work) throws IOException {
        var directory = Files.createDirectories(work.resolve("files"));
        if (own.isPresent()) {
            say("copying PDF files with text from " + own.get());
            OwnFiles.copy(own.get(), directory, documents + warmUp);
        } else {
            say("making " + (documents + warmUp) + " text invoices");
            GeneratedInvoices.write(directory, documents + warmUp, 20260301);
        }
        try (var all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
    }

    /** As ./docket up leaves them behind for the next one; without, the figure would depend on what ran before. */
    private void prepareStarts(Path work) throws IOException, InterruptedException {
        if (!Rehearsal.isMissing(new StackSettings(root, work, StackSettings.DEFAULT_PORT, transport))) return;
        say("preparing the starts of all parts, once for this build");
        new Rehearsal(root).run();
    }

    /** Uploads everything and waits until the timeline knows the end of each. */
    private static Map<String, Object> pipeline(Running docket, List<Path> files, String prefix) throws Exception {
        int atRest = atRest(docket);
        var uploaded = new ConcurrentHashMap<String, Instant>();
        var cpu = processorTimes(docket);
        var began = System.nanoTime();
        var places = new Semaphore(UPLOADS_AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var file : files) {
                places.acquire();
                threads.submit(() -> {
                    try {
                        var bytes = Files.readAllBytes(file);
                        var moment = Instant.now();
                        var key = prefix + "/" + file.getFileName();
                        docket.s3().putObject(put -> put.bucket(Running.INBOX).key(key), RequestBody.fromBytes(bytes));
                        uploaded.put(key, moment);
                    } finally {
                        places.release();
                    }
                    return null;
                });
            }
        }
        while (atRest(docket) < atRest + files.size()) {
            if (seconds(began) > LIMIT.toSeconds()) throw new IllegalStateException("not at rest after " + LIMIT);
            Thread.sleep(POLL);
        }
        double took = seconds(began);
        var spent = new LinkedHashMap<String, Double>();
        processorTimes(docket)
                .forEach((part, time) -> spent.put(
                        part,
                        rounded(time.minus(cpu.getOrDefault(part, Duration.ZERO))
                                        .toMillis()
                                / (double) files.size())));
        var figures = new LinkedHashMap<String, Object>();
        figures.put("documents_per_s", rounded(files.size() / took));
        figures.put(
                "cpu_ms_per_document",
                rounded(spent.values().stream().mapToDouble(part -> part).sum()));
        figures.put("cpu_ms_per_document_by_part", spent);
        var latencies = latencies(docket, uploaded);
        figures.put("upload_to_result_ms_p50", percentile(latencies, 0.50));
        figures.put("upload_to_result_ms_p99", percentile(latencies, 0.99));
        return figures;
    }

    private static Map<String, Duration> processorTimes(Running docket) {
        var times = new LinkedHashMap<String, Duration>();
        docket.stack()
                .parts()
                .forEach(part -> times.put(part.name(), docket.stack().processorTime(part.name())));
        return times;
    }

    private static int atRest(Running docket) {
        var states = docket.client().status().path("documents");
        int atRest = 0;
        for (var state : states.properties()) {
            if (!List.of("received", "classified").contains(state.getKey()))
                atRest += state.getValue().asInt();
        }
        return atRest;
    }

    /** From just before the upload to the event that told the result, in milliseconds. */
    private static List<Long> latencies(Running docket, Map<String, Instant> uploaded) {
        var latencies = new ArrayList<Long>();
        var ids = docket.ids();
        uploaded.forEach((key, moment) -> Optional.ofNullable(ids.get(key))
                .flatMap(id -> docket.client().document(id.value()))
                .ifPresent(document -> {
                    var results = new ArrayList<Instant>();
                    document.path("timeline").forEach(event -> {
                        if (List.of("document-completed", "review-requested")
                                .contains(event.path("type").asText())) {
                            results.add(Instant.parse(event.path("at").asText()));
                        }
                    });
                    results.stream()
                            .min(Comparator.naturalOrder())
                            .ifPresent(result -> latencies.add(
                                    Duration.between(moment, result).toMillis()));
                }));
        return latencies;
    }

    /** PDFBox, its own text stripper, a thread a core, nothing else: after a first pass to warm up, the median of three. */
    private static Map<String, Object> bareLoop(List<Path> files) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        var perSecond = new double[3];
        loop(files, threads);
        for (int pass = 0; pass < perSecond.length; pass++) {
            var began = System.nanoTime();
            loop(files, threads);
            perSecond[pass] = files.size() / seconds(began);
        }
        Arrays.sort(perSecond);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("bare_loop_documents_per_s", rounded(perSecond[1]));
        figures.put("bare_loop_cpu_ms_per_document", rounded(1000.0 * threads / perSecond[1]));
        return figures;
    }

    private static void loop(List<Path> files, int threads) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = files.stream()
                    .map(file -> pool.submit(() -> characters(file)))
                    .toList();
            for (var one : all) {
                if (one.get() == 0) throw new IllegalStateException("a file without text");
            }
        }
    }

    static int characters(Path file) throws IOException {
        try (var document = Loader.loadPDF(Files.readAllBytes(file))) {
            return new PDFTextStripper().getText(document).length();
        }
    }

    private static double ratio(Map<String, Object> figures) {
        return figure(figures, "documents_per_s") / figure(figures, "bare_loop_documents_per_s");
    }

    private static double figure(Map<String, Object> figures, String name) {
        if (figures.get(name) instanceof Number number) return number.doubleValue();
        throw new IllegalStateException("not measured: " + name);
    }

    private static long percentile(List<Long> values, double part) {
        if (values.isEmpty()) return -1;
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static void say(String what) {
        System.err.println("bench: " + what);
    }

    private static void delete(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
