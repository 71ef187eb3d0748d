package docket.reader.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the system tells about a process. On systems without {@code /proc} only the processor time is known. */
final class ProcessFacts {

    /** Linux counts in hundredths of a second whatever its timer does (proc(5): sysconf(_SC_CLK_TCK), 100 everywhere). */
    private static final long MILLISECONDS_A_TICK = 10;

    private final ProcessHandle process;
    private final Path folder;

    ProcessFacts(ProcessHandle process) {
        this.process = process;
        this.folder = Path.of("/proc", Long.toString(process.pid()));
    }

    /** In milliseconds: its own and that of children it waited for. */
    long cpu() {
        try {
            var stat = Files.readString(folder.resolve("stat"));
            // The second field is a name in brackets and may hold blanks; user and system time are fields 14 to 17.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 16);
            long ticks = 0;
            for (int i = 11; i <= 14; i++) ticks += Long.parseLong(fields[i]);
            return ticks * MILLISECONDS_A_TICK;
        } catch (IOException | RuntimeException e) {
            return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
        }
    }

    /** In milliseconds, of all its threads: ready to run, but the machine had no processor for them. */
    long waiting() {
        long nanoseconds = 0;
        try (var threads = Files.newDirectoryStream(folder.resolve("task"))) {
            for (Path thread : threads) {
                var fields =
                        Files.readString(thread.resolve("schedstat")).strip().split(" ");
                nanoseconds += Long.parseLong(fields[1]);
            }
        } catch (IOException | RuntimeException e) {
            return 0;
        }
        return nanoseconds / 1_000_000;
    }

    /** In megabytes: the most memory it ever had; 0 if nobody tells. */
    long peak() {
        return status("VmHWM:");
    }

    /** In megabytes: the memory it has now. */
    long resident() {
        return status("VmRSS:");
    }

    private long status(String name) {
        try (var lines = Files.lines(folder.resolve("status"))) {
            return lines.filter(line -> line.startsWith(name))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
