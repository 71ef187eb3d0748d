package docket.proposal.assist;

import docket.proposal.Deal;
import docket.proposal.DealScore;
import java.time.Instant;
import java.util.Optional;

/** Writes drafts. */
@FunctionalInterface
public interface NoteWriter {

    /**
     * What is known when a draft is written.
     *
     * @param document the request's id
     * @param deal as the CRM told it last
     */
    record Context(
            docket.messages.DocumentId document,
            NoteRequest request,
            Deal deal,
            Optional<DealScore> score,
            Instant at) {}

    Note write(Context context);
}
