package docket.evaluation;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Processor time of all threads of this process. */
final class ProcessorTime {

    private ProcessorTime() {}

    static Duration now() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Duration.ofNanos(system.getProcessCpuTime())
                : Duration.ZERO;
    }
}
