package docket.reader.worker;

/** What a worker process does with a request. Made once per process by its constructor without arguments. */
public interface Work {

    /**
     * Done on one thread, one request at a time.
     *
     * @param time what the work asks wherever it could loop
     * @throws OutOfMemoryError if the request wants more than the process has; the process is replaced afterwards
     */
    byte[] run(byte[] request, Time time) throws Exception;

    /** Does everything once that will be done often, so that a process started later finds it prepared. */
    void rehearse() throws Exception;
}
