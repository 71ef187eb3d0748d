package docket.reader.worker;

/** A request came to no answer. The process that had it is gone and replaced. */
public final class WorkerFailed extends Exception {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Cause {
        /** It used up its processor time. */
        TOO_MUCH_WORK,
        /** It did nothing for a long time. */
        HUNG,
        /** It wanted more memory than a process has. */
        TOO_MUCH_MEMORY,
        /** The process ended by itself, twice. */
        DIED,
        /** The machine had no time or no room for it: the request is not at fault. */
        BUSY,
        /** An error of the program, not of the request. */
        BROKEN
    }

    private final Cause why;

    WorkerFailed(Cause why, String detail) {
        super(detail, null, false, false);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
