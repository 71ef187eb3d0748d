package docket.cli.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds. */
final class Memory {

    private static final long KIB = 1024;

    private Memory() {}

    /** Resident set size in bytes, children not included; 0 when the process is gone or the system does not tell. */
    static long resident(ProcessHandle process) {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            if (Files.exists(status)) return residentOf(Files.readString(status));
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            var answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? 0 : Long.parseLong(answer) * KIB;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static long residentOf(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0) * KIB;
    }
}
