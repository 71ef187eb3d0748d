package docket.proposal;

import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.Kind;
import docket.messages.Work;
import java.time.Instant;

/**
 * An approved proposal on its way into the CRM.
 *
 * @param decision what approved it
 * @param eventId the CRM's event the proposal answers, so that the CRM can tell a stale answer
 * @param result the decided reading
 * @param sha256 of the PDF behind the link, 64 hex digits
 */
public record WriteBack(
        ReviewDecided decision, String dealId, String eventId, String result, String link, String sha256, String note) {

    public static final String STATUS = "proposal_approved";

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
                "written back to deal " + dealId + "; proposal.pdf has SHA-256 " + sha256,
                Work.free("crm-1", 0));
    }
}
