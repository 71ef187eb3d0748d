package docket.review;

import docket.messages.DocumentId;
import docket.messages.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Takes documents and people out of what is kept. The audit trail stays whole: it holds digests and references. */
public interface Erasure {

    /** Files of a document: its original, its pages, what was found in it. */
    @FunctionalInterface
    interface Files {

        /** @return how many there were; nothing is left when it returns */
        int erase(DocumentId document, List<String> sources);
    }

    /** Documents of a kind whose way ended so long ago that they are to go, the oldest first. */
    List<DocumentId> over(Kind kind, Duration age, int limit);

    /**
     * Files first, then every row, so that a failure half way leaves a document that can be erased again.
     *
     * @param by who wants it, for the trail
     * @return false when nothing is known about it
     */
    boolean erase(DocumentId document, String by, Files files);

    /** Everything that is kept about a person of this tenant, by where it stands. */
    Map<String, List<Map<String, String>>> about(Person person);

    /** @return how many rows named this person */
    int erase(Person person, String by);
}
