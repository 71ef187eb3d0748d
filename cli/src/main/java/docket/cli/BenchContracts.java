package docket.cli;

import docket.cli.client.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "contracts",
        mixinStandardHelpOptions = true,
        description = {
            "Measures processor time and memory from a contract's file to its terms, first and once warm, with the heap",
            "a contract-service has. Prints one JSON object."
        })
final class BenchContracts implements Callable<Integer> {

    private static final String MAIN = "docket.pipeline.reading.ContractBench";

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Contracts (default: generated ones of 50, 100 and 300 pages).")
    private List<Path> files = List.of();

    private final Surroundings here;

    BenchContracts(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Path file : files) if (!Files.isRegularFile(file)) throw new Trouble("There is no file " + file + ".");
        return new Measuring(here, MAIN, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx160m")
                .run(files.stream()
                        .map(file -> file.toAbsolutePath().toString())
                        .toList());
    }
}
