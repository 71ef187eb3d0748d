package docket.evaluation;

import docket.reader.ReadingPool;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Processor time of all threads of this process and of its reading workers. */
final class ProcessorTime {

    private ProcessorTime() {}

    static Duration now() {
        var here =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? Duration.ofNanos(system.getProcessCpuTime())
                        : Duration.ZERO;
        return here.plus(ReadingPool.processorTime());
    }
}
