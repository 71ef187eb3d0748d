package docket.invoice;

import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which documents an engine elsewhere is reading. A job is known before the engine is, so that whatever
 * dies in between is found again, and it ends once: the first end counts, later ones change nothing.
 */
public interface ReadingJobs {

    /**
     * One document with an engine elsewhere.
     *
     * @param invoice the message that comes again when the job has ended
     * @param reference what the engine calls the job; null until it has taken it
     * @param deadline when waiting for it ends
     * @param end null while it is under way
     */
    record Job(
            DocumentClassified invoice,
            @Nullable String reference,
            Instant askedAt,
            Instant deadline,
            @Nullable End end) {

        public DocumentId documentId() {
            return invoice.documentId();
        }
    }

    /**
     * How a job ended.
     *
     * @param answer where its answer lies; null when there is none
     * @param reason why there is none, for people; empty when there is one
     */
    record End(Instant at, @Nullable String answer, String reason) {

        public static End answered(Instant at, String answer) {
            return new End(at, answer, "");
        }

        public static End without(Instant at, String reason) {
            return new End(at, null, reason);
        }
    }

    /** Keeps a job unless the document has one. @return the one that is kept */
    Job begin(Job job, Instant askNext);

    Optional<Job> find(DocumentId id);

    /** The engine has taken the job. */
    void taken(DocumentId id, String reference, Instant askNext);

    /** @return whether this was the first end */
    boolean end(DocumentId id, End end);

    /** Jobs under way that should be asked about by now; each is handed out once until {@code askNext}. */
    List<Job> due(Instant now, Instant askNext);

    /** Jobs that have ended and whose message has not been sent again. */
    List<Job> ended();

    /** The job's message has been sent again. */
    void told(DocumentId id);
}
