package docket.cli;

import docket.cli.client.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(
        name = "bench",
        description = {
            "Measures documents per second from upload to result, beside the bare text loop on the same files.",
            "Runs a Docket of its own on free ports. Options go to the benchmark: ./docket bench --help"
        })
final class Bench implements Callable<Integer> {

    private static final String MAIN = "docket.pipeline.Bench";

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    private final Surroundings here;

    Bench(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var target = here.root().resolve("pipeline-test/target");
        var classes = target.resolve("test-classes/docket/pipeline/Bench.class");
        var mainClasses = target.resolve("classes/docket/pipeline/Bench.class");
        if (!Files.exists(classes) && !Files.exists(mainClasses)) {
            throw new Trouble("The benchmark is not built. Build it with ./mvnw -DskipTests package");
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddocket.root=" + here.root(),
                "-cp",
                String.join(
                        ":",
                        target.resolve("classes").toString(),
                        target.resolve("test-classes").toString(),
                        target.resolve("lib") + "/*"),
                MAIN));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0 ? 0 : 1;
    }
}
