package docket.cli;

import docket.cli.client.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a benchmark of pipeline-test in a process of its own; its figures come to standard output. */
final class Measuring {

    private final Surroundings here;
    private final String main;
    private final List<String> command = new ArrayList<>();

    /** @param main its class @param java what its virtual machine gets */
    Measuring(Surroundings here, String main, String... java) {
        this.here = here;
        this.main = main;
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(java));
    }

    /**
     * @return 0 when every promise was kept, else 1
     * @throws Trouble if it is not built
     */
    int run(List<String> arguments) throws IOException, InterruptedException {
        var target = here.root().resolve("pipeline-test/target");
        if (!Files.exists(target.resolve("classes/" + main.replace('.', '/') + ".class"))) {
            throw new Trouble("The benchmark is not built. Build it with ./mvnw -DskipTests package");
        }
        command.add("-Ddocket.root=" + here.root());
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.addAll(List.of("-cp", target.resolve("classes") + ":" + target.resolve("lib") + "/*", main));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        try (var figures = process.inputReader(StandardCharsets.UTF_8)) {
            figures.lines().forEach(here.terminal()::print);
        }
        return process.waitFor() == 0 ? 0 : 1;
    }
}
