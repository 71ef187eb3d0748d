package docket.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.documents.InMemoryObjects;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.proposal.Crm.Answer;
import docket.proposal.DealRecords.CrmAway;
import docket.proposal.ReceivedDeals.Arrival;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrmDoorsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final DocumentId ID = Deal.documentId("hubspot", "501", "e1");

    private final Documents documents = new Documents(new InMemoryObjects());
    private final MemoryDeals deals = new MemoryDeals();
    private final ReceivedDeal named = new ReceivedDeal(
            ID, "hubspot", "501", "e1", NOW, "{\"objectId\":501}".getBytes(StandardCharsets.UTF_8), NOW);
    private String record = "as it stood";
    private boolean away;
    private final CrmDoors crms = new CrmDoors(
            Map.of("hubspot", (_, _) -> {
                if (away) throw new CrmAway("no answer from the CRM");
                return record.getBytes(StandardCharsets.UTF_8);
            }),
            Map.of("hubspot", _ -> new Answer.Taken()),
            deals,
            documents);

    @BeforeEach
    void aWebhookNamedADeal() {
        deals.accept(List.of(new Arrival(named, new DealChanged(ID, 2, NOW, "hubspot", "501"))));
    }

    @Test
    void aDealThatAWebhookOnlyNamedIsReadInTheCrm() {
        assertThat(crms.body(named)).asString(StandardCharsets.UTF_8).isEqualTo("as it stood");
    }

    @Test
    void onceKeptADealIsNotReadAnew() {
        kept();
        record = "changed";

        assertThat(crms.body(named)).asString(StandardCharsets.UTF_8).isEqualTo("as it stood");
    }

    @Test
    void aDealThatChangedSinceIsNotWrittenTo() {
        kept();
        assertThat(crms.tell(writeBack())).isInstanceOf(Answer.Taken.class);

        record = "changed";

        assertThat(crms.tell(writeBack()))
                .isEqualTo(new Answer.Refused(
                        "the deal changed in hubspot since the proposal was drafted; ask for a new proposal there"));
    }

    @Test
    void aCrmThatCannotBeAskedNowIsAskedLater() {
        kept();
        away = true;

        assertThat(crms.tell(writeBack())).isEqualTo(new Answer.Away("no answer from the CRM", Optional.empty()));
    }

    private void kept() {
        documents.keep(ID, "deal-501.json", "crm://hubspot/501", crms.body(named), NOW);
    }

    private static WriteBack writeBack() {
        var decision = new ReviewDecided(
                ID, 4, NOW, "r-1", Question.PROPOSAL, Verdict.APPROVED, "reviewer@example.com", "", Map.of(), null);
        return new WriteBack(decision, "501", "e1", "proposal/decided-4", "link", "00", "Proposal approved");
    }
}
