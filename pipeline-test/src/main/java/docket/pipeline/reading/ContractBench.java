package docket.pipeline.reading;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.contract.local.LocalContractReader;
import docket.reader.ReadResult;
import docket.reader.Reader;
import docket.reader.ReadingPool;
import docket.samples.GeneratedContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a contract costs, from the file's bytes to its terms: {@code docket bench contracts [FILE…]}. Without files,
 * generated contracts of 50, 100 and 300 pages. Processor time counts every thread of this process, compilers
 * included, and the workers that read; memory is the most that this process and the largest worker ever had together.
 */
public final class ContractBench {

    private static final int[] PAGES = {50, 100, 300};
    private static final int SEED = 11;
    private static final int ROUNDS = 3;

    private ContractBench() {}

    private record Paper(String name, byte[] bytes) {}

    /** @param pages 0 where the file was refused */
    private record Cost(int pages, double readMillis, double termsMillis) {

        double cpu() {
            return readMillis + termsMillis;
        }
    }

    /** Arguments: files or none. */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        var rows = new ArrayList<Map<String, Object>>();
        var reader = new Reader();
        var contracts = new LocalContractReader();
        var papers = papers(arguments);
        for (var paper : papers) {
            var first = cost(reader, contracts, paper);
            if (first.pages() == 0) {
                System.err.println(paper.name() + " cannot be read.");
                System.exit(1);
            }
            var again = new ArrayList<Cost>();
            for (int i = 0; i < ROUNDS; i++) again.add(cost(reader, contracts, paper));
            again.sort((one, other) -> Double.compare(one.cpu(), other.cpu()));
            var usual = again.get(ROUNDS / 2);
            System.err.printf(
                    Locale.ROOT,
                    "%4d pages  first %6.0f ms  then %6.0f ms (%.0f reading, %.0f terms), %.1f ms a page  %s%n",
                    first.pages(),
                    first.cpu(),
                    usual.cpu(),
                    usual.readMillis(),
                    usual.termsMillis(),
                    usual.cpu() / usual.pages(),
                    paper.name());
            rows.add(row(paper, first, usual));
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("contracts", rows);
        figures.put("megabytesThisProcess", peakMegabytes());
        figures.put("megabytesLargestWorker", ReadingPool.peakMegabytes());
        System.out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        System.exit(0); // the reading workers may still be up
    }

    private static Map<String, Object> row(Paper paper, Cost first, Cost usual) {
        var row = new LinkedHashMap<String, Object>();
        row.put("contract", paper.name());
        row.put("pages", first.pages());
        row.put("cpuMsFirst", Math.round(first.cpu()));
        row.put("cpuMsThen", Math.round(usual.cpu()));
        row.put("cpuMsThenReading", Math.round(usual.readMillis()));
        row.put("cpuMsThenPerPage", Math.round(100 * usual.cpu() / usual.pages()) / 100.0);
        row.put("megabytes", peakMegabytes() + ReadingPool.peakMegabytes());
        return row;
    }

    private static Cost cost(Reader reader, LocalContractReader contracts, Paper paper) {
        double start = cpu();
        if (!(reader.read(paper.bytes(), paper.name()) instanceof ReadResult.Read(var pages))) return new Cost(0, 0, 0);
        double read = cpu();
        var terms = contracts.read(pages);
        double end = cpu();
        return new Cost(terms.pages(), read - start, end - read);
    }

    private static double cpu() {
        return CpuTime.own() + ReadingPool.processorTime().toNanos() / 1e6;
    }

    /** Resident memory at its highest; 0 where the system does not tell. */
    private static long peakMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }

    private static List<Paper> papers(String[] files) throws IOException {
        var papers = new ArrayList<Paper>();
        for (var file : files)
            papers.add(new Paper(Path.of(file).getFileName().toString(), Files.readAllBytes(Path.of(file))));
        if (files.length > 0) return papers;
        for (int pages : PAGES)
            papers.add(new Paper("generated-" + pages + ".pdf", GeneratedContracts.ofPages(pages, SEED)));
        return papers;
    }
}
