package docket.proposal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.proposal.DealRecords.CrmAway;
import docket.proposal.scoring.ClosedDeal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Closed deals are read by each CRM's own API, page by page, with what the mapping calls signals. */
class ClosedDealsOfCrmsTest {

    private CrmApiTwin twin;

    @BeforeEach
    void aTwin() throws IOException {
        twin = new CrmApiTwin();
    }

    @AfterEach
    void stop() {
        twin.close();
    }

    @Test
    void hubSpotTellsThemWithTheirSignals() throws IOException {
        twin.answers("POST /crm/v3/objects/deals/search", """
                {"results":[
                 {"id":"1","properties":{"closedate":"2026-01-03T10:00:00Z","hs_is_closed_won":"true","amount":"900","src":"web"}},
                 {"id":"2","properties":{"closedate":null,"hs_is_closed_won":"false"}}]}""");
        var mapping = FieldMapping.read("mine", new StringReader("read.amount = amount\nread.signal.source = src\n"));
        assertThat(new HubSpotRecords(http(), mapping).closed(100))
                .containsExactly(new ClosedDeal(
                        "hubspot-1", true, LocalDate.of(2026, 1, 3), false, Map.of("amount", "900", "source", "web")));
        assertThat(twin.written().getFirst().body().path("properties").toString())
                .contains("src", "hs_is_closed_won");
    }

    @Test
    void salesforceIsReadToItsLastPage() {
        twin.answers("GET /services/data/v61.0/query?q=SELECT Amount, CloseDate, Id, IsWon FROM Opportunity", """
                {"records":[{"Id":"006a","IsWon":true,"CloseDate":"2026-02-01","Amount":100.5}],
                 "nextRecordsUrl":"/services/data/v61.0/query/01g-2000"}""");
        twin.answers("GET /services/data/v61.0/query/01g-2000", """
                {"records":[{"Id":"006b","IsWon":false,"CloseDate":"2026-01-01","Amount":null}]}""");
        assertThat(new SalesforceRecords(http(), FieldMapping.of("salesforce", Optional.empty())).closed(100))
                .extracting(ClosedDeal::id, ClosedDeal::won, ClosedDeal::signals)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("salesforce-006a", true, Map.of("amount", "100.5")),
                        org.assertj.core.groups.Tuple.tuple("salesforce-006b", false, Map.of()));
    }

    @Test
    void pipedriveTellsThoseThatWereWonThenThoseThatWereLost() {
        twin.answers("GET /api/v2/deals?status=won", """
                {"data":[{"id":5,"value":10,"won_time":"2026-02-03T08:00:00Z"}],"additional_data":{"next_cursor":"c2"}}""");
        twin.answers("GET /api/v2/deals?status=won&limit=500&cursor=c2", """
                {"data":[{"id":6,"value":20,"won_time":"2026-02-04T08:00:00Z"}],"additional_data":{"next_cursor":null}}""");
        twin.answers("GET /api/v2/deals?status=lost", """
                {"data":[{"id":7,"value":30,"lost_time":"2026-02-05T08:00:00Z"}]}""");
        assertThat(new PipedriveRecords(http(), FieldMapping.of("pipedrive", Optional.empty())).closed(100))
                .extracting(ClosedDeal::id)
                .containsExactly("pipedrive-5", "pipedrive-6", "pipedrive-7");
    }

    @Test
    void aCrmThatIsAwayIsSaidToBe() {
        twin.failNext(503);
        var crm = new PipedriveRecords(http(), FieldMapping.of("pipedrive", Optional.empty()));
        assertThatThrownBy(() -> crm.closed(100)).isInstanceOf(CrmAway.class);
    }

    @Test
    void whatOnlyChangesTheProspectsLeavesTheDealTheSame() {
        var before = "{\"event_id\":\"e\",\"deal\":{\"id\":\"1\",\"title\":\"a\",\"signals\":{\"meetings\":\"1\"}}}";
        var crm = new HubSpotRecords(http(), FieldMapping.of("hubspot", Optional.empty()));
        assertThat(crm.same(
                        before.getBytes(StandardCharsets.UTF_8),
                        before.replace("\"1\"}", "\"2\"}").getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(crm.same(
                        before.getBytes(StandardCharsets.UTF_8),
                        before.replace("\"a\"", "\"b\"").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    private CrmHttp http() {
        return new CrmHttp(twin.address(), AccessTokens.fixed("token-1"));
    }
}
