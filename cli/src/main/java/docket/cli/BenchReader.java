package docket.cli;

import docket.cli.client.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reader",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the PDF reader beside PDFBox's text loop, Tika and pdftotext (if installed) on the same files.",
            "Prints processor and wall time per document, cold and warm, and how far the words agree, as JSON."
        })
final class BenchReader implements Callable<Integer> {

    private static final String MAIN = "docket.pipeline.reading.ReaderBench";
    private static final String SCANS = "docket.pipeline.reading.ScanBench";

    @Option(
            names = "--scans",
            description = "Measure what a scanned page costs instead (default: pages of generated invoices, drawn).")
    private boolean scans;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description =
                    "A folder of PDFs (default: the samples and 150 generated invoices), with --scans of pictures too.")
    private @Nullable Path folder;

    private final Surroundings here;

    BenchReader(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (folder != null && !Files.isDirectory(folder)) throw new Trouble("There is no folder " + folder + ".");
        return new Measuring(here, scans ? SCANS : MAIN, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
                .run(
                        folder == null
                                ? List.of()
                                : List.of(folder.toAbsolutePath().toString()));
    }
}
