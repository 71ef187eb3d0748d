package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the end of the logs.")
final class Logs implements Callable<Integer> {

    private static final int MOST_BYTES = 1 << 20;

    @Mixin
    private final Surroundings.Which which;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "As in review-service or cloud (default: all).")
    private @Nullable String service;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Lines of each log (default: 20).")
    private int lines = 20;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is added.")
    private boolean follow;

    private final Terminal terminal;

    Logs(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var logs = logs();
        Map<Path, Long> positions = new HashMap<>();
        for (var log : logs) {
            if (logs.size() > 1) terminal.say("== " + log);
            positions.put(log, Files.size(log));
            var tail =
                    read(log, Math.max(0, Files.size(log) - MOST_BYTES)).lines().toList();
            tail.subList(Math.max(0, tail.size() - lines), tail.size()).forEach(terminal::print);
        }
        while (follow) {
            Thread.sleep(300);
            for (var log : logs) {
                var added = read(log, positions.getOrDefault(log, 0L));
                var whole = added.substring(0, added.lastIndexOf('\n') + 1);
                whole.lines().forEach(terminal::print);
                positions.merge(log, (long) whole.getBytes(StandardCharsets.UTF_8).length, Long::sum);
            }
        }
        return 0;
    }

    private List<Path> logs() throws IOException {
        var directory = which.data().resolve("logs");
        if (!Files.isDirectory(directory)) throw new Trouble("There are no logs in " + directory + ".");
        try (var files = Files.list(directory)) {
            var all = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            if (service == null) return all;
            var chosen = all.stream()
                    .filter(file -> name(file).equals(service) || name(file).equals(service + "-service"))
                    .toList();
            if (!chosen.isEmpty()) return chosen;
            throw new Trouble("There is no log of " + service + "; there are "
                    + String.join(", ", all.stream().map(Logs::name).toList()) + ".");
        }
    }

    private static String name(Path log) {
        return log.getFileName().toString().replaceAll("\\.log$", "");
    }

    private static String read(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() <= from) return "";
            var bytes = new byte[(int) Math.min(MOST_BYTES, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
