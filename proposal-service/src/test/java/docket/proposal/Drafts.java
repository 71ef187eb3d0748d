package docket.proposal;

import docket.messages.DocumentId;
import docket.proposal.crm.GenericDeal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.NullMarked;

/** The sound deal's draft, or that of a deal with one thing replaced. */
@NullMarked
public final class Drafts {

    private Drafts() {}

    public static Draft ofSoundDeal() {
        return of("", "");
    }

    public static Draft of(String replaced, String with) {
        var deal = Deals.sound("e-1").replace(replaced, with).getBytes(StandardCharsets.UTF_8);
        return Draft.of(
                new DocumentId("deal-0123456789"), Brief.of(new GenericDeal().read(deal)), LocalDate.of(2026, 11, 20));
    }
}
