package docket.cli;

import docket.cli.client.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "proposals",
        description = {
            "Drafts a proposal of eleven sections, 40 requirements and 60 items fifteen times, in a process like the",
            "service's own, and prints how long DOCX and PDF took together."
        })
final class BenchProposals implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", description = "Leaves both files there to be looked at.")
    private @Nullable Path out;

    private final Surroundings here;

    BenchProposals(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var app = here.root().resolve("proposal-service/target/quarkus-app");
        if (!Files.isDirectory(app.resolve("lib/main")))
            throw new Trouble("The service is not built. Build it with ./mvnw -DskipTests package");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-Dlog4j2.statusLoggerLevel=OFF",
                "-cp",
                app.resolve("app") + "/*:" + app.resolve("lib/main") + "/*:" + app.resolve("lib/boot") + "/*",
                "docket.proposal.bench.ProposalBench"));
        if (out != null) command.add(out.toAbsolutePath().toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0 ? 0 : 1;
    }
}
