package docket.cli.stack;

/** A part did not become ready or did not stop. The message says which and why, the remedy what to do about it. */
public final class PartFailed extends RuntimeException {

    private final String remedy;

    public PartFailed(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** A sentence for people. */
    public String remedy() {
        return remedy;
    }
}
