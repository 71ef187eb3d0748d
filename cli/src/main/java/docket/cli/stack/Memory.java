package docket.cli.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds. */
final class Memory {

    private static final long KIB = 1024;

    private Memory() {}

    /**
     * Resident memory in bytes, children not included; 0 when the process is gone or the system does not tell. Where the
     * system knows it (Linux), a page that several processes share is split among them (PSS), so that a sum over processes
     * counts it once: PostgreSQL's thirty processes share their buffers.
     */
    static long resident(ProcessHandle process) {
        var proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            if (Files.isReadable(proc.resolve("smaps_rollup"))) return kib(proc.resolve("smaps_rollup"), "Pss:");
            if (Files.isReadable(proc.resolve("status"))) return kib(proc.resolve("status"), "VmRSS:");
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            var answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? 0 : Long.parseLong(answer) * KIB;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static long kib(Path file, String name) throws IOException {
        return Files.readString(file)
                        .lines()
                        .filter(line -> line.startsWith(name))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0)
                * KIB;
    }
}
