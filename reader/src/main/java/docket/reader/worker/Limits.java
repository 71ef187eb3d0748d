package docket.reader.worker;

import java.time.Duration;

/**
 * What one request may use.
 *
 * @param cpu processor time
 * @param wall time on the clock in which the process was not kept waiting for a processor
 * @param extension processor time that work may ask for on top, see {@link Time#extend}
 */
public record Limits(Duration cpu, Duration wall, Duration extension) {}
