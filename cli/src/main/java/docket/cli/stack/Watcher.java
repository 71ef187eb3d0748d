package docket.cli.stack;

import java.time.Duration;

/** Hears how a stack comes up and goes down. Called from several threads, one at a time. */
public interface Watcher {

    /** Hears nothing. */
    Watcher SILENT = new Watcher() {};

    default void starting(String part) {}

    /** @param what a part, or something inside a part that reports on its own, as in {@code s3} */
    default void ready(String what, Duration took) {}

    default void stopped(String part, Duration took, boolean byForce) {}
}
