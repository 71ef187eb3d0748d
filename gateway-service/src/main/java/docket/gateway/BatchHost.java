package docket.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs batch jobs over files. Throws {@link HostUnavailable} if it cannot be asked now. */
public interface BatchHost {

    /**
     * Makes a job of these records, or finds the one that was made of them.
     *
     * @param id of the batch: the same makes the same job
     * @param records model inputs by record id, JSON of the model's own
     * @return the job, or empty if the account has as many as it may have
     */
    Optional<String> make(String id, String model, Map<String, String> records);

    Progress progress(String job);

    void stop(String job);

    /** What the job answered, record by record. */
    List<Answered> answers(String id, String job);

    /** How far a job is. */
    enum Progress {
        /** Submitted, validating or scheduled: nothing was answered yet. */
        WAITS,
        RUNS,
        /** Over; what it answered may be all, some or nothing. */
        OVER
    }

    /** @param output the model's own JSON; empty if the record failed */
    record Answered(String record, Optional<String> output) {}

    /** It does not answer, or answers with an error that may pass. */
    final class HostUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public HostUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
