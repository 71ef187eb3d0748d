package docket.invoice;

/** What comes of documents that an engine elsewhere is reading, however it becomes known. */
public interface EngineNews {

    /** Of installations that read in their own process. */
    EngineNews NONE = new EngineNews() {
        @Override
        public void take(String event) {}

        @Override
        public void lookAfter() {}
    };

    /**
     * Takes what the engine says of a job. News of other jobs, late and repeated news and what is no news change
     * nothing.
     */
    void take(String event);

    /** Asks about the jobs that nobody has said anything of, and sends the messages of those that have ended. */
    void lookAfter();
}
