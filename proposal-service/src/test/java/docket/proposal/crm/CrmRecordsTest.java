package docket.proposal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.proposal.Crm.Answer;
import docket.proposal.Deal;
import docket.proposal.DealRecords.CrmAway;
import docket.proposal.DealRecords.DealGone;
import docket.proposal.WriteBack;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each CRM's records, against its API's shapes over HTTP. */
class CrmRecordsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SHA256 = "ab".repeat(32);

    private CrmApiTwin twin;

    @BeforeEach
    void anApi() throws IOException {
        twin = new CrmApiTwin();
    }

    @AfterEach
    void closed() {
        twin.close();
    }

    @Test
    void aDealOfHubSpotIsReadWithItsCompanyItsContactAndItsItems() {
        hubSpotAnswers();

        var deal = read(hubSpot());

        assertThat(deal.id()).isEqualTo("501");
        assertThat(deal.facts())
                .containsEntry("title", "Tickets")
                .containsEntry("amount", "11650.00")
                .containsEntry("client_name", "Sample Supplies Ltd")
                .containsEntry("client_email", "purchasing@example.com");
        assertThat(deal.items())
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("description", "Licence")
                        .containsEntry("quantity", "2")
                        .containsEntry("unit_price", "4800"));
    }

    @Test
    void whatHubSpotIsToldIsALinkAFewFieldsAndANote() {
        hubSpotAnswers();

        assertThat(hubSpot().tell(writeBack("501"))).isInstanceOf(Answer.Taken.class);

        assertThat(twin.written())
                .extracting(CrmApiTwin.Written::path)
                .containsSubsequence("/crm/v3/objects/deals/501", "/crm/v3/objects/notes");
        assertThat(twin.written()
                        .getFirst()
                        .body()
                        .path("properties")
                        .path("docket_proposal_sha256")
                        .asText())
                .isEqualTo(SHA256);
        assertThat(twin.written()
                        .getLast()
                        .body()
                        .at("/properties/hs_note_body")
                        .asText())
                .contains("http://127.0.0.1:9300/documents/d-1", SHA256);
        assertThat(twin.written()
                        .getLast()
                        .body()
                        .at("/associations/0/types/0/associationTypeId")
                        .asInt())
                .isEqualTo(214);
    }

    @Test
    void aNoteThatIsThereIsNotLeftTwice() {
        hubSpotAnswers();
        twin.answers(
                "POST /crm/v3/objects/notes/search",
                "{\"results\":[{\"properties\":{\"hs_note_body\":\"said: " + SHA256 + "\"}}]}");

        assertThat(hubSpot().tell(writeBack("501"))).isInstanceOf(Answer.Taken.class);

        assertThat(twin.written()).extracting(CrmApiTwin.Written::path).doesNotContain("/crm/v3/objects/notes");
    }

    @Test
    void anOpportunityOfSalesforceIsReadInOneQuery() {
        twin.answers("GET /services/data/v61.0/query?q=SELECT Account.BillingStreet, Account.Name", """
                {"records":[{"Name":"Tickets","Amount":11650.00,"Description":"At the counter and online.",
                "Account":{"Name":"Sample Supplies Ltd"},
                "OpportunityLineItems":{"records":[{"Quantity":2.0,"UnitPrice":4800.0,"Product2":{"Name":"Licence"}}]}}]}""");

        var deal = new GenericDeal().read(salesforce().read("0065g00000AbCdE", "04l1"));

        assertThat(deal.facts()).containsEntry("title", "Tickets").containsEntry("client_name", "Sample Supplies Ltd");
        assertThat(deal.items())
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("description", "Licence"));
        assertThat(twin.asked().getLast()).endsWith("FROM Opportunity WHERE Id = '0065g00000AbCdE'");
    }

    @Test
    void anIdThatCouldEndAQueryIsNotAsked() {
        assertThatThrownBy(() -> salesforce().read("x' OR Name != '", "04l1")).isInstanceOf(DealGone.class);
        assertThat(twin.asked()).isEmpty();
    }

    @Test
    void salesforceIsToldAndNoted() {
        twin.answers("PATCH /services/data/v61.0/sobjects/Opportunity/0065g00000AbCdE", "");
        twin.answers("GET /services/data/v61.0/query?q=SELECT Id FROM Note", "{\"records\":[]}");
        twin.answers("POST /services/data/v61.0/sobjects/Note", "{\"id\":\"002\"}");

        assertThat(salesforce().tell(writeBack("0065g00000AbCdE"))).isInstanceOf(Answer.Taken.class);

        assertThat(twin.written()
                        .getFirst()
                        .body()
                        .path("Docket_Proposal_Link__c")
                        .asText())
                .isEqualTo("http://127.0.0.1:9300/documents/d-1");
        assertThat(twin.written().getLast().body().path("ParentId").asText()).isEqualTo("0065g00000AbCdE");
    }

    @Test
    void aDealOfPipedriveIsReadWithItsOrganisationAndItsProducts() {
        twin.answers("GET /api/v2/deals/31", """
                {"data":{"id":31,"title":"Tickets","value":11650,"currency":"EUR","org_id":8,"person_id":9}}""");
        twin.answers("GET /api/v2/deals/31/products", """
                {"data":[{"name":"Licence","quantity":2,"item_price":4800,"tax":19}]}""");
        twin.answers("GET /api/v2/organizations/8", "{\"data\":{\"name\":\"Sample Supplies Ltd\"}}");
        twin.answers("GET /api/v2/persons/9", """
                {"data":{"name":"Purchasing","emails":[{"value":"purchasing@example.com","primary":true}]}}""");

        var deal = new GenericDeal().read(pipedrive().read("31", "e1"));

        assertThat(deal.facts())
                .containsEntry("client_name", "Sample Supplies Ltd")
                .containsEntry("client_email", "purchasing@example.com")
                .containsEntry("currency", "EUR");
        assertThat(deal.items())
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("tax_rate", "19"));
    }

    @Test
    void pipedriveGetsANoteOnce() {
        twin.answers("GET /api/v1/notes?deal_id=31", "{\"data\":null}");
        twin.answers("POST /api/v1/notes", "{\"data\":{\"id\":1}}");

        assertThat(pipedrive().tell(writeBack("31"))).isInstanceOf(Answer.Taken.class);

        assertThat(twin.written())
                .singleElement()
                .satisfies(
                        note -> assertThat(note.body().path("content").asText()).contains(SHA256));
    }

    @Test
    void aCrmThatThrottlesSaysHowLong() {
        hubSpotAnswers();
        twin.failNext(429);

        assertThat(hubSpot().tell(writeBack("501")))
                .isEqualTo(new Answer.Away("the CRM answered 429", Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        hubSpotAnswers();
        twin.failNext(400);

        assertThat(hubSpot().tell(writeBack("501"))).isEqualTo(new Answer.Refused("the CRM answered 400"));
    }

    @Test
    void anAwayCrmBringsTheDealBackAndAMissingOneDoesNot() {
        hubSpotAnswers();
        twin.failNext(503);

        assertThatThrownBy(() -> hubSpot().read("501", "e1")).isInstanceOf(CrmAway.class);
        assertThatThrownBy(() -> hubSpot().read("502", "e1"))
                .isInstanceOf(DealGone.class)
                .hasMessage("hubspot does not give deal 502: the CRM answered 404");
    }

    @Test
    void aTokenThatIsNoLongerTakenIsRenewedOnce() {
        hubSpotAnswers();
        var tokens = AccessTokens.granted(
                twin.address().resolve("/oauth/token"), () -> Map.of("grant_type", "refresh_token"), () -> NOW);
        var crm = new HubSpotRecords(new CrmHttp(twin.address(), tokens), FieldMapping.of("hubspot", Optional.empty()));
        crm.read("501", "e1");

        twin.takesOnly("token-2");

        assertThat(crm.read("501", "e1")).isNotEmpty();
        assertThat(twin.tokensGiven()).isEqualTo(2);
    }

    @Test
    void theJwtForSalesforceIsSignedWithTheAppsKey() throws Exception {
        var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";

        var form = new JwtBearer("client", "docket@example.com", "https://login.salesforce.com", () -> pem, () -> NOW)
                .form();

        var parts = form.getOrDefault("assertion", "").split("\\.");
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"sub\":\"docket@example.com\"", "\"exp\":1795176180");
    }

    @Test
    void aFieldTheCrmHasNotIsNamedAtTheStart() {
        twin.answers(
                "GET /crm/v3/properties/deals",
                "{\"results\":[{\"name\":\"dealname\"},{\"name\":\"amount\"},"
                        + "{\"name\":\"deal_currency_code\"},{\"name\":\"description\"},{\"name\":\"docket_proposal_link\"},"
                        + "{\"name\":\"docket_proposal_sha256\"}]}");

        assertThat(hubSpot().missingFields()).containsExactly("docket_proposal_status");
    }

    @Test
    void aMappingThatNamesNoFactOfOursIsRefused() {
        assertThatThrownBy(() -> FieldMapping.read("own.properties", new StringReader("read.titel = dealname")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own.properties: there is no read.titel");
    }

    private Deal read(CrmRecords crm) {
        return new GenericDeal().read(crm.read("501", "e1"));
    }

    private void hubSpotAnswers() {
        twin.answers("GET /crm/v3/objects/deals/501", """
                {"id":"501","properties":{"dealname":"Tickets","amount":"11650.00","deal_currency_code":"EUR"},
                "associations":{"companies":{"results":[{"id":"8","type":"deal_to_company"}]},
                "contacts":{"results":[{"id":"9"}]},"line items":{"results":[{"id":"77"}]}}}""");
        twin.answers("GET /crm/v3/objects/companies/8", "{\"properties\":{\"name\":\"Sample Supplies Ltd\"}}");
        twin.answers("GET /crm/v3/objects/contacts/9", "{\"properties\":{\"email\":\"purchasing@example.com\"}}");
        twin.answers(
                "POST /crm/v3/objects/line_items/batch/read",
                "{\"results\":[{\"properties\":{\"name\":\"Licence\",\"quantity\":\"2\",\"price\":\"4800\"}}]}");
        twin.answers("PATCH /crm/v3/objects/deals/501", "{\"id\":\"501\"}");
        twin.answers("POST /crm/v3/objects/notes/search", "{\"results\":[]}");
        twin.answers("POST /crm/v3/objects/notes", "{\"id\":\"1\"}");
    }

    private HubSpotRecords hubSpot() {
        return new HubSpotRecords(http(), FieldMapping.of("hubspot", Optional.empty()));
    }

    private SalesforceRecords salesforce() {
        return new SalesforceRecords(http(), FieldMapping.of("salesforce", Optional.empty()));
    }

    private PipedriveRecords pipedrive() {
        return new PipedriveRecords(http(), FieldMapping.of("pipedrive", Optional.empty()));
    }

    private CrmHttp http() {
        return new CrmHttp(twin.address(), AccessTokens.fixed("token-1"));
    }

    private static WriteBack writeBack(String deal) {
        var decision = new ReviewDecided(
                new DocumentId("d-1"),
                4,
                NOW,
                "r-1",
                Question.PROPOSAL,
                Verdict.APPROVED,
                "reviewer@example.com",
                "",
                Map.of(),
                null);
        return new WriteBack(
                decision,
                deal,
                "e1",
                "proposal/decided-4",
                "http://127.0.0.1:9300/documents/d-1",
                SHA256,
                "Proposal approved");
    }
}
