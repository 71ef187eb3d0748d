package docket.proposal;

import docket.messages.DocumentId;
import java.time.LocalDate;

/** A proposal as it would be drafted, without keeping anything. */
public final class Preview {

    private Preview() {}

    public static Draft of(DocumentId document, Deal deal, House house, LocalDate on) {
        return Draft.of(document, Enriched.of(Brief.of(deal), house), on);
    }
}
