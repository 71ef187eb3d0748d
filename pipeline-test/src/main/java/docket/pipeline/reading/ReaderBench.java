package docket.pipeline.reading;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.samples.GeneratedInvoices;
import docket.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads the same PDFs with our reader, the bare PDFBox loop, Tika and poppler's pdftotext: {@code docket bench reader
 * [DIR]}. Figures go to standard output as one JSON object, the talk to standard error. Warm figures are medians of
 * passes that take turns in one process; cold ones come from a fresh process each, its first pass over the files.
 */
public final class ReaderBench {

    private static final int PASSES = 25;
    private static final int WARM_UP = 13;
    private static final int INVOICES = 150;
    private static final Duration SHORTEST_PASS = Duration.ofMillis(400);

    private record Paper(Path file, byte[] bytes) {}

    /** @param cpu milliseconds a document, @param wall milliseconds a document */
    private record Pass(double cpu, double wall) {}

    private final List<Paper> papers;
    private final List<Contender> contenders =
            Arrays.stream(Contender.values()).filter(Contender::isHere).toList();

    private ReaderBench(List<Paper> papers) {
        this.papers = papers;
    }

    private static ReaderBench of(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return new ReaderBench(files.filter(
                            file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                    .sorted()
                    .map(ReaderBench::paper)
                    .filter(ReaderBench::isReadable)
                    .toList());
        }
    }

    /** The same files without a look into them, which would warm what is to be measured cold. */
    private static ReaderBench listed(Path list) throws IOException {
        return new ReaderBench(Files.readAllLines(list).stream()
                .map(Path::of)
                .map(ReaderBench::paper)
                .toList());
    }

    /** Arguments: a folder or none; {@code --cold NAME LIST} is what the bench starts itself. */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        if (arguments.length == 3 && arguments[0].equals("--cold")) {
            var pass = listed(Path.of(arguments[2])).pass(Contender.valueOf(arguments[1]), 1);
            System.out.println(pass.cpu + " " + pass.wall);
            return;
        }
        var own = arguments.length > 0 ? null : generated();
        try {
            var folder = own == null ? Path.of(arguments[0]) : own;
            System.out.println(new JsonMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(of(folder).run(folder)));
        } finally {
            if (own != null) delete(own);
        }
    }

    private static Path generated() throws IOException {
        var folder = Files.createTempDirectory("docket-bench-reader");
        Samples.write(folder.resolve("samples"));
        GeneratedInvoices.write(folder.resolve("invoices"), INVOICES, 7);
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static Paper paper(Path file) {
        try {
            return new Paper(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * A file that PDFBox refuses is nothing to compare by, nor is one with a scanned page: Docket would recognise its
     * letters, the others read nothing.
     */
    private static boolean isReadable(Paper paper) {
        try (var document = Loader.loadPDF(paper.bytes)) {
            var text = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                if (text.getText(document).isBlank()) return false;
            }
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private Map<String, Object> run(Path folder) throws Exception {
        if (papers.isEmpty()) throw new IllegalArgumentException("no readable PDF in " + folder);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("documents", papers.size());
        figures.put("cores", Runtime.getRuntime().availableProcessors());
        var passes = warm();
        var list = Files.createTempFile("docket-bench-reader", ".list");
        Files.write(list, papers.stream().map(paper -> paper.file().toString()).toList());
        for (Contender contender : contenders) {
            var all = Objects.requireNonNull(passes.get(contender));
            var of = new LinkedHashMap<String, Object>();
            of.put("cpu_ms_per_document", rounded(median(all.stream().map(Pass::cpu))));
            of.put("wall_ms_per_document", rounded(median(all.stream().map(Pass::wall))));
            if (contender != Contender.PDFTOTEXT) {
                say(name(contender) + " in a fresh process");
                var cold = cold(contender, list);
                of.put("cold_cpu_ms_per_document", rounded(cold.cpu));
                of.put("cold_wall_ms_per_document", rounded(cold.wall));
            }
            figures.put(name(contender), of);
        }
        var ratios = new ArrayList<Double>();
        var ours = Objects.requireNonNull(passes.get(Contender.DOCKET));
        var theirs = Objects.requireNonNull(passes.get(Contender.PDFBOX));
        for (int i = 0; i < ours.size(); i++) ratios.add(ours.get(i).cpu / theirs.get(i).cpu);
        figures.put("cpu_of_docket_to_pdfbox", rounded(median(ratios.stream())));
        Files.delete(list);
        agree(figures);
        say("reading processes: handing over, and a new one for one that was killed");
        figures.putAll(new WorkerFigures().measure());
        return figures;
    }

    private Map<Contender, List<Pass>> warm() throws Exception {
        Map<Contender, List<Pass>> passes = new EnumMap<>(Contender.class);
        contenders.forEach(contender -> passes.put(contender, new ArrayList<>()));
        int repeat = 1;
        for (int i = 0; i < PASSES; i++) {
            say("pass " + (i + 1) + " of " + PASSES);
            for (Contender contender : contenders) {
                if (contender == Contender.PDFTOTEXT && i % 3 != 0) continue;
                var pass = pass(contender, contender == Contender.PDFTOTEXT ? 1 : repeat);
                if (i >= WARM_UP) Objects.requireNonNull(passes.get(contender)).add(pass);
                // Processor time is counted in hundredths of a second; a pass must be long beside that.
                if (contender == Contender.DOCKET && i == 1) {
                    double took = pass.wall * papers.size();
                    repeat = (int) Math.clamp(Math.ceil(SHORTEST_PASS.toMillis() / took), 1, 100);
                }
            }
        }
        return passes;
    }

    private Pass pass(Contender contender, int repeat) throws Exception {
        boolean process = contender == Contender.PDFTOTEXT;
        double cpu = process ? CpuTime.ofChildren() : CpuTime.own();
        long wall = System.nanoTime();
        for (int i = 0; i < repeat; i++) for (Paper paper : papers) contender.read(paper.file, paper.bytes);
        double count = (double) repeat * papers.size();
        double took = (System.nanoTime() - wall) / 1e6 / count;
        return new Pass(((process ? CpuTime.ofChildren() : CpuTime.own()) - cpu) / count, took);
    }

    private static Pass cold(Contender contender, Path list) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var process = new ProcessBuilder(
                        java.toString(),
                        "-XX:+UseSerialGC",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReaderBench.class.getName(),
                        "--cold",
                        contender.name(),
                        list.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        if (process.waitFor() != 0 || answer.length != 2)
            throw new IllegalStateException("no figures from " + contender);
        return new Pass(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]));
    }

    private void agree(Map<String, Object> figures) throws Exception {
        var tokens = new Agreement();
        var letters = new Agreement();
        var withThird = new Agreement();
        var others = new Agreement();
        var undisputed = new Agreement();
        for (Paper paper : papers) {
            var ours = Contender.DOCKET.text(paper.file, paper.bytes);
            var theirs = Contender.PDFBOX.text(paper.file, paper.bytes);
            tokens.tokens(ours, theirs);
            letters.letters(ours, theirs);
            if (Contender.PDFTOTEXT.isHere()) {
                var third = Contender.PDFTOTEXT.text(paper.file, paper.bytes);
                withThird.tokens(ours, third);
                others.tokens(theirs, third);
                undisputed.heldBy(ours, theirs, third);
            }
        }
        figures.put("token_agreement_with_pdfbox", Math.round(1e5 * tokens.share()) / 1e5);
        figures.put("letter_agreement_with_pdfbox", Math.round(1e5 * letters.share()) / 1e5);
        if (!Contender.PDFTOTEXT.isHere()) return;
        figures.put("token_agreement_with_pdftotext", Math.round(1e5 * withThird.share()) / 1e5);
        figures.put("token_agreement_of_pdfbox_with_pdftotext", Math.round(1e5 * others.share()) / 1e5);
        // Where the two others read the same word, there is little doubt what stands there.
        figures.put("tokens_that_both_others_read_and_docket_too", Math.round(1e5 * undisputed.share()) / 1e5);
    }

    private static double median(java.util.stream.Stream<Double> values) {
        var sorted = values.sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    private static double rounded(double value) {
        return Math.round(1000 * value) / 1000.0;
    }

    private static String name(Contender contender) {
        return contender.name().toLowerCase(Locale.ROOT);
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
