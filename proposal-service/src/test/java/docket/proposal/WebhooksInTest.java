package docket.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import docket.proposal.Dialect.Refusal;
import docket.proposal.ReceiveDeal.Reception;
import docket.proposal.crm.HubSpotWebhook;
import docket.proposal.crm.PipedriveWebhook;
import docket.proposal.crm.RenewedDialect;
import docket.proposal.crm.SalesforceCallout;
import docket.proposal.crm.SalesforceMessage;
import docket.proposal.crm.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each CRM sends, sound and spoiled. */
class WebhooksInTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SECRET = "an app secret for tests";
    private static final String ORGANIZATION = "00D5g000004AbCdEAK";
    private static final String URL = "https://docket.example.com/webhooks/crm/";

    private final MemoryDeals deals = new MemoryDeals();
    private final ReceiveDeal receiveDeal = new ReceiveDeal(deals, () -> NOW);
    private final Dialect hubspot = new HubSpotWebhook(new Hmac(SECRET), Trigger.of("dealstage=presentationscheduled"));
    private final Dialect pipedrive =
            new PipedriveWebhook("docket", SECRET, Trigger.of("stage_id=3"), Optional.of("77"));
    private final Dialect salesforce = new SalesforceMessage(SECRET.replace(' ', '-'), ORGANIZATION);
    private final Dialect flow = new SalesforceCallout(SECRET);

    @Test
    void oneCallOfHubSpotTellsOfSeveralDeals() {
        var body = "[" + hubSpotEvent(1, "501", NOW) + "," + hubSpotEvent(2, "502", NOW) + "]";

        assertThat(accepted(receiveDeal.receive(hubspot, hubSpot(body, NOW)))).isEqualTo(2);
        assertThat(deals.kept.values())
                .extracting(ReceivedDeals.ReceivedDeal::dealId)
                .containsExactly("501", "502");
    }

    @Test
    void aSecretThatWasChangedIsAskedForWhenACallDoesNotFitTheOldOne() {
        var known = new AtomicReference<>("the app secret of last year");
        var asked = new AtomicInteger();
        var renewed = new RenewedDialect(
                HubSpotWebhook.NAME,
                known::get,
                () -> {
                    asked.incrementAndGet();
                    return !known.getAndSet(SECRET).equals(SECRET);
                },
                secret -> new HubSpotWebhook(new Hmac(secret), Trigger.of("dealstage=presentationscheduled")));
        var body = "[" + hubSpotEvent(1, "501", NOW) + "]";

        assertThat(accepted(receiveDeal.receive(renewed, hubSpot(body, NOW)))).isEqualTo(1);
        assertThat(asked).hasValue(1);
        assertThat(accepted(receiveDeal.receive(renewed, hubSpot(body.replace("501", "502"), NOW))))
                .isEqualTo(1);
        assertThat(asked).as("what fits asks nobody").hasValue(1);
    }

    @Test
    void hubSpotSignsTheAddressWithTwelveEscapesDecodedAndNoOthers() {
        var signed = new WebhookRequest(
                "POST",
                URL + "hubspot?to=a%40b&x=%20",
                hubSpotHeaders("POST" + URL + "hubspot?to=a@b&x=%20", "[]", NOW),
                bytes("[]"));

        assertThat(accepted(receiveDeal.receive(hubspot, signed))).isZero();
    }

    @Test
    void ourOwnWriteBackAsksForNothing() {
        var own = hubSpotEvent(1, "501", NOW).replace("CRM_UI", "INTEGRATION");

        assertThat(accepted(receiveDeal.receive(hubspot, hubSpot("[" + own + "]", NOW))))
                .isZero();
        assertThat(accepted(receiveDeal.receive(
                        pipedrive, pipedrive(pipedriveEvent("e1", NOW).replace("\"app\"", "\"api\"")))))
                .isZero();
        assertThat(deals.kept).isEmpty();
    }

    @Test
    void anotherChangeAsksForNothing() {
        var amount = hubSpotEvent(1, "501", NOW).replace("dealstage", "amount");

        assertThat(accepted(receiveDeal.receive(hubspot, hubSpot("[" + amount + "]", NOW))))
                .isZero();
        assertThat(accepted(receiveDeal.receive(
                        pipedrive, pipedrive(pipedriveEvent("e1", NOW).replace("{\"stage_id\":2}", "{\"value\":1}")))))
                .isZero();
    }

    @Test
    void whatHappenedEarlierAndComesLaterIsOvertaken() {
        receiveDeal.receive(hubspot, hubSpot("[" + hubSpotEvent(2, "501", NOW) + "]", NOW));

        var late = hubSpot("[" + hubSpotEvent(1, "501", NOW.minusSeconds(30)) + "]", NOW);

        assertThat(refusal(receiveDeal.receive(hubspot, late))).isEqualTo(Refusal.REPLAYED);
        assertThat(deals.kept).hasSize(1);
    }

    @Test
    void aNewDealOfPipedriveInTheStageIsTaken() {
        var created =
                pipedriveEvent("e1", NOW).replace("\"change\"", "\"create\"").replace("{\"stage_id\":2}", "null");

        assertThat(accepted(receiveDeal.receive(pipedrive, pipedrive(created)))).isEqualTo(1);
    }

    @Test
    void anOutboundMessageTellsOfItsRecords() {
        var message = outboundMessage(ORGANIZATION, "04l1", "0061");

        assertThat(accepted(receiveDeal.receive(salesforce, salesforce(message, true))))
                .isEqualTo(1);
        assertThat(refusal(receiveDeal.receive(salesforce, salesforce(message, true))))
                .isEqualTo(Refusal.REPLAYED);
    }

    @Test
    void fifteenCharactersNameAnOrganisationAsWellAsEighteen() {
        var message = outboundMessage(ORGANIZATION.substring(0, 15), "04l1", "0061");

        assertThat(accepted(receiveDeal.receive(salesforce, salesforce(message, true))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<!DOCTYPE lolz [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><lolz>&b;</lolz>",
                "<a>&x;</a>",
                "<notifications>",
                "no xml",
                "<notifications/>"
            })
    void whatIsNoOutboundMessageIsRefusedAndNothingFetched(String body) {
        assertThat(refusal(receiveDeal.receive(salesforce, salesforce(body, true))))
                .isIn(Refusal.UNREADABLE, Refusal.WRONG_SIGNATURE);
    }

    @Test
    void aFlowTellsOfADealOnce() {
        assertThat(accepted(receiveDeal.receive(flow, flow("f1", NOW)))).isEqualTo(1);
        assertThat(refusal(receiveDeal.receive(flow, flow("f1", NOW)))).isEqualTo(Refusal.REPLAYED);
        assertThat(refusal(receiveDeal.receive(flow, flow("f2", NOW.minusSeconds(301)))))
                .isEqualTo(Refusal.STALE);
    }

    @Test
    void ofAThousandForgedStaleOrReplayedWebhooksNoneIsAccepted() {
        receiveDeal.receive(hubspot, hubSpot("[" + hubSpotEvent(1, "501", NOW) + "]", NOW));
        receiveDeal.receive(pipedrive, pipedrive(pipedriveEvent("e1", NOW)));
        receiveDeal.receive(salesforce, salesforce(outboundMessage(ORGANIZATION, "04l1", "0061"), true));
        receiveDeal.receive(flow, flow("f1", NOW));
        int genuine = deals.kept.size();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

        for (int i = 0; i < 1000; i++) {
            assertThat(bad(i, random)).as("attempt %d", i).isInstanceOf(Reception.Refused.class);
        }

        assertThat(deals.kept).hasSize(genuine).hasSize(4);
    }

    private Reception bad(int attempt, RandomGenerator random) {
        var body = "[" + hubSpotEvent(1000 + attempt, "9", NOW) + "]";
        var forged = "forged" + random.nextLong();
        var stale = NOW.minus(Duration.ofSeconds(301 + random.nextInt(100_000)));
        return switch (attempt % 10) {
            case 0 -> receiveDeal.receive(hubspot, with(hubSpot(body, NOW), "X-HubSpot-Signature-v3", forged));
            case 1 -> receiveDeal.receive(hubspot, hubSpot(body, stale));
            case 2 -> receiveDeal.receive(hubspot, hubSpot("[" + hubSpotEvent(1, "501", NOW) + "]", NOW));
            case 3 ->
                receiveDeal.receive(
                        hubspot,
                        other(
                                hubSpot(body, NOW),
                                body.replace("\"9\"", "\"10\"").getBytes(StandardCharsets.UTF_8)));
            case 4 ->
                receiveDeal.receive(
                        pipedrive,
                        with(pipedrive(pipedriveEvent("x" + attempt, NOW)), "Authorization", "Basic " + forged));
            case 5 -> receiveDeal.receive(pipedrive, pipedrive(pipedriveEvent("e1", NOW)));
            case 6 ->
                receiveDeal.receive(pipedrive, pipedrive(pipedriveEvent("x" + attempt, NOW.minus(Duration.ofDays(2)))));
            case 7 ->
                receiveDeal.receive(
                        salesforce, salesforce(outboundMessage("00D000000000000AAA", "04l" + attempt, "0062"), true));
            case 8 ->
                receiveDeal.receive(
                        salesforce, salesforce(outboundMessage(ORGANIZATION, "04l" + attempt, "0062"), false));
            default -> receiveDeal.receive(flow, with(flow("f" + attempt, NOW), "Authorization", "Bearer " + forged));
        };
    }

    private static int accepted(Reception reception) {
        assertThat(reception).isInstanceOf(Reception.Accepted.class);
        return ((Reception.Accepted) reception).documents().size();
    }

    private static Refusal refusal(Reception reception) {
        assertThat(reception).isInstanceOf(Reception.Refused.class);
        return ((Reception.Refused) reception).refusal();
    }

    private static WebhookRequest with(WebhookRequest request, String header, String value) {
        var headers = new HashMap<>(request.headers());
        headers.put(header, value);
        return new WebhookRequest(request.method(), request.url(), headers, request.body());
    }

    private static WebhookRequest other(WebhookRequest request, byte[] body) {
        return new WebhookRequest(request.method(), request.url(), request.headers(), body);
    }

    private static String hubSpotEvent(long event, String deal, Instant at) {
        return """
                {"eventId":%d,"subscriptionId":7,"portalId":11,"appId":13,"occurredAt":%d,"attemptNumber":0,\
                "subscriptionType":"deal.propertyChange","objectId":"%s","propertyName":"dealstage",\
                "propertyValue":"presentationscheduled","changeSource":"CRM_UI"}""".formatted(event, at.toEpochMilli(), deal);
    }

    private static WebhookRequest hubSpot(String body, Instant at) {
        var url = URL + "hubspot";
        return new WebhookRequest("POST", url, hubSpotHeaders("POST" + url, body, at), bytes(body));
    }

    private static Map<String, String> hubSpotHeaders(String methodAndUrl, String body, Instant at) {
        var stamp = Long.toString(at.toEpochMilli());
        var mac = new Hmac(SECRET).of(bytes(methodAndUrl), bytes(body), bytes(stamp));
        return Map.of(
                "X-HubSpot-Request-Timestamp",
                stamp,
                "X-HubSpot-Signature-v3",
                Base64.getEncoder().encodeToString(mac));
    }

    private static String pipedriveEvent(String id, Instant at) {
        return """
                {"meta":{"action":"change","entity":"deal","entity_id":"31","id":"%s","company_id":"5","attempt":1,\
                "timestamp":"%s","change_source":"app","user_id":"77","version":"2.0"},\
                "data":{"id":31,"stage_id":3},"previous":{"stage_id":2}}""".formatted(id, at);
    }

    private static WebhookRequest pipedrive(String body) {
        var basic = Base64.getEncoder().encodeToString(bytes("docket:" + SECRET));
        return new WebhookRequest("POST", URL + "pipedrive", Map.of("Authorization", "Basic " + basic), bytes(body));
    }

    private static String outboundMessage(String organization, String notification, String deal) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId>
                <ActionId>04k1</ActionId><EnterpriseUrl>https://example.com/e</EnterpriseUrl>
                <PartnerUrl>https://example.com/p</PartnerUrl><Notification><Id>%s</Id>
                <sObject xsi:type="sf:Opportunity" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                 xmlns:sf="urn:sobject.enterprise.soap.sforce.com"><sf:Id>%s</sf:Id><sf:Name>Tickets</sf:Name></sObject>
                </Notification></notifications></soapenv:Body></soapenv:Envelope>""".formatted(organization, notification, deal);
    }

    private static WebhookRequest salesforce(String body, boolean withKey) {
        var url = URL + "salesforce" + (withKey ? "?key=" + SECRET.replace(' ', '-') : "");
        return new WebhookRequest("POST", url, Map.of(), bytes(body));
    }

    private static WebhookRequest flow(String event, Instant at) {
        return new WebhookRequest(
                "POST",
                URL + "salesforce-flow",
                Map.of("Authorization", "Bearer " + SECRET),
                bytes("{\"deal_id\":\"0061\",\"event_id\":\"" + event + "\",\"sent_at\":\"" + at + "\"}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
