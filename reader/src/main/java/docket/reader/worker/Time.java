package docket.reader.worker;

/** The time a request has. */
public interface Time {

    /** Whether it is used up. Work that sees this stops soon; the process is killed if it does not. */
    boolean isOver();

    /**
     * Asks for more, as much as work of a known amount takes: pictures to be recognised, say. Given at most what the
     * request allows.
     *
     * @param milliseconds of processor time; the wall deadline moves by one and a half times as much
     */
    void extend(long milliseconds);
}
