package docket.proposal;

import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.Kind;
import docket.messages.Work;
import java.time.Instant;
import java.util.Map;

/**
 * An approved proposal, or an approved note, on its way into the CRM.
 *
 * @param decision what approved it
 * @param eventId the CRM's event the proposal answers, so that the CRM can tell a stale answer
 * @param result the decided reading
 * @param link empty for a note, which is all that is told then
 * @param sha256 of the PDF behind the link, or of the note; 64 hex digits
 * @param told how likely the deal is won, by the names here; empty where nobody said
 */
public record WriteBack(
        ReviewDecided decision,
        String dealId,
        String eventId,
        String result,
        String link,
        String sha256,
        String note,
        Map<String, String> told) {

    public static final String STATUS = "proposal_approved";
    public static final String WIN_PROBABILITY = "win_probability";
    public static final String WIN_REASONS = "win_reasons";
    public static final String SCORE_MODEL = "score_model";

    public WriteBack {
        told = Map.copyOf(told);
    }

    /** Without a score. */
    public WriteBack(
            ReviewDecided decision,
            String dealId,
            String eventId,
            String result,
            String link,
            String sha256,
            String note) {
        this(decision, dealId, eventId, result, link, sha256, note, Map.of());
    }

    /** Whether only a note is left, and no field of the deal is touched. */
    public boolean isNote() {
        return link.isEmpty();
    }

    /** The same for every attempt, so that a CRM that took the first one ignores the second. */
    public String idempotencyKey() {
        return decision.documentId() + "-" + decision.seq();
    }

    DocumentCompleted completed(Instant at) {
        return new DocumentCompleted(
                decision.documentId(),
                decision.seq() + 1,
                at,
                Kind.PROPOSAL_REQUEST,
                Ending.APPROVED,
                result,
                isNote()
                        ? "left as a note at deal " + dealId + "; its text has SHA-256 " + sha256
                        : "written back to deal " + dealId + "; proposal.pdf has SHA-256 " + sha256,
                Work.free("crm-1", 0));
    }
}
