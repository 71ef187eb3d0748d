package docket.evaluation;

import docket.invoice.layout.LayoutReader;
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
import java.util.LinkedHashMap;
import java.util.List;

/** What the layout of an invoice costs to read once its words are there: processor time, warm, the median of passes. */
public final class LayoutBench {

    private static final int WARM_UP = 15;
    private static final int PASSES = 15;
    private static final double NANOS_A_MILLI = 1e6;

    private LayoutBench() {}

    /**
     * @param folder of PDFs; those without a text layer are left out
     * @return one JSON object in a line
     * @throws IllegalArgumentException if there is no such PDF
     */
    public static String run(Path folder, PrintStream talk) throws IOException {
        var papers = papers(folder);
        if (papers.isEmpty()) throw new IllegalArgumentException("There is no PDF with text in " + folder + ".");
        var single = papers.stream().filter(each -> each.pages().size() == 1).toList();
        talk.println(papers.size() + " invoices, " + single.size() + " of one page");
        var figures = new LinkedHashMap<String, Object>();
        figures.put("documents", papers.size());
        figures.put(
                "pages", papers.stream().mapToInt(each -> each.pages().size()).sum());
        figures.put("cpu_ms_per_document", median(papers));
        figures.put("one_page_documents", single.size());
        if (!single.isEmpty()) figures.put("cpu_ms_per_one_page_document", median(single));
        return JsonLines.text(figures);
    }

    private static List<Pages> papers(Path folder) throws IOException {
        var reader = new Reader();
        var papers = new ArrayList<Pages>();
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            if (reader.read(Files.readAllBytes(file), file.getFileName().toString())
                            instanceof ReadResult.Read(Pages pages)
                    && pages.hasText()) papers.add(pages);
        }
        return papers;
    }

    private static double median(List<Pages> papers) {
        var layout = new LayoutReader(InstantSource.system());
        for (int pass = 0; pass < WARM_UP; pass++) pass(layout, papers);
        var passes = new ArrayList<Double>();
        for (int pass = 0; pass < PASSES; pass++) {
            var before = ProcessorTime.now();
            pass(layout, papers);
            passes.add(ProcessorTime.now().minus(before).toNanos() / NANOS_A_MILLI / papers.size());
        }
        double middle = passes.stream().sorted().toList().get(PASSES / 2);
        return Math.round(middle * 100) / 100.0;
    }

    private static void pass(LayoutReader layout, List<Pages> papers) {
        for (Pages pages : papers) layout.read(Kind.INVOICE, pages, new byte[0], "");
    }
}
