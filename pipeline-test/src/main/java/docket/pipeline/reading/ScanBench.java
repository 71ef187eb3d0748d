package docket.pipeline.reading;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.reader.PageImages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import docket.samples.GeneratedInvoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a scanned page costs: {@code docket bench reader --scans [DIR]}. Pictures and PDFs of a folder, or pages of
 * generated invoices drawn at 200 dpi as a scanner would deliver them. Processor time of the whole process, so the
 * engine's own code counts too; one JSON object on standard output.
 */
public final class ScanBench {

    private static final int PAGES = 12;
    private static final int SEED = 7;
    private static final int DPI = 200;
    private static final double MOST = 2500;

    private ScanBench() {}

    private record Scan(String name, byte[] bytes) {}

    private record Cost(String name, int pages, long words, double cpu) {

        double perPage() {
            return cpu / Math.max(1, pages);
        }
    }

    /** Arguments: a folder or none. */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        var scans = arguments.length > 0 ? of(Path.of(arguments[0])) : drawn();
        if (scans.isEmpty()) {
            System.err.println("There is no picture or PDF in " + arguments[0] + ".");
            System.exit(1);
        }
        read(scans.getFirst());
        var costs = new ArrayList<Cost>();
        var engine = "";
        for (Scan scan : scans) {
            double before = CpuTime.own() + CpuTime.ofChildren();
            if (!(Reader.here(scan.bytes(), "") instanceof ReadResult.Read read)) continue;
            double cpu = CpuTime.own() + CpuTime.ofChildren() - before;
            var pages = read.pages();
            if (!pages.metadata().containsKey("ocr")) continue;
            engine = pages.metadata().getOrDefault("ocr", "");
            long words = pages.pages().stream()
                    .mapToLong(page -> page.words().size())
                    .sum();
            var cost = new Cost(scan.name(), pages.pages().size(), words, cpu);
            costs.add(cost);
            System.err.printf(Locale.ROOT, "%6.0f ms a page  %5d words  %s%n", cost.perPage(), words, scan.name());
        }
        System.out.println(
                new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures(engine, costs)));
    }

    private static void read(Scan scan) {
        var _ = Reader.here(scan.bytes(), "");
    }

    private static Map<String, Object> figures(String engine, List<Cost> costs) {
        var sorted = costs.stream().mapToDouble(Cost::perPage).sorted().toArray();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("engine", engine);
        figures.put("documents", costs.size());
        figures.put("pages", costs.stream().mapToInt(Cost::pages).sum());
        figures.put("cpuMsPerPageMedian", sorted.length == 0 ? 0 : Math.round(sorted[sorted.length / 2]));
        figures.put("cpuMsPerPageMost", sorted.length == 0 ? 0 : Math.round(sorted[sorted.length - 1]));
        figures.put("bound", MOST);
        figures.put(
                "overBound",
                costs.stream()
                        .filter(cost -> cost.perPage() > MOST)
                        .map(Cost::name)
                        .toList());
        return figures;
    }

    private static List<Scan> of(Path folder) throws IOException {
        var scans = new ArrayList<Scan>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(ScanBench::isPicture).sorted().toList())
                scans.add(new Scan(folder.relativize(file).toString(), Files.readAllBytes(file)));
        }
        return scans;
    }

    private static boolean isPicture(Path file) {
        return file.getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .matches(".*[.](?:pdf|png|jpe?g|tiff?|webp|bmp|gif)");
    }

    private static List<Scan> drawn() throws Exception {
        var folder = Files.createTempDirectory("docket-bench-scans");
        try {
            GeneratedInvoices.write(folder, PAGES, SEED);
            var scans = new ArrayList<Scan>();
            for (Scan invoice : of(folder)) {
                var png = PageImages.png(invoice.bytes(), 1, DPI);
                if (png.isPresent()) scans.add(new Scan(invoice.name(), png.get()));
            }
            return scans;
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }
}
