package docket.pipeline.reading;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time in milliseconds. */
final class CpuTime {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double MILLISECONDS_A_TICK = 10;

    private CpuTime() {}

    /** Of this process, the compiler and the collector included. */
    static double own() {
        return SYSTEM.getProcessCpuTime() / 1e6;
    }

    /** Of the processes this one started and saw end; 0 where the system does not tell. */
    static double ofChildren() throws IOException {
        var stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) return 0;
        var text = Files.readString(stat);
        // Fields 16 and 17 of proc(5), counted behind the name in brackets, which may hold anything.
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLISECONDS_A_TICK;
    }
}
