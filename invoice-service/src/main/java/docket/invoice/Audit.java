package docket.invoice;

import docket.documents.Documents;
import docket.messages.Approval;
import docket.messages.DocumentId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The share of invoices that a person looks at though they went through, to measure how often that was right. Which
 * ones is decided by the document's id alone: a redelivery chooses the same, and no content can dodge it.
 *
 * @param share from 0 (none) to 1 (all)
 * @param who is asked, as in {@link Approval#who}
 */
public record Audit(double share, List<String> who) {

    public static final Audit NONE = new Audit(0, List.of());

    public Audit {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("docket.invoice.audit.share is " + share
                    + "; it is a share of all invoices from 0 (none) to 1 (all), as in 0.05.");
        }
        who = List.copyOf(who);
    }

    public boolean chooses(DocumentId id) {
        var digest = Documents.sha256(("audit " + id).getBytes(StandardCharsets.UTF_8));
        return Integer.parseInt(digest.substring(0, 7), 16) < share * 0x1000_0000;
    }

    /** How it is asked for. */
    public Approval approval() {
        return new Approval("audit", who, 1, null, List.of(), true);
    }
}
