package docket.proposal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.messages.Channel;
import docket.messages.DocumentId;
import docket.proposal.Deals;
import docket.proposal.Hmac;
import docket.proposal.PostgresResource;
import docket.proposal.WebhookSignature;
import docket.proposal.messaging.Twins;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The webhook behind a REST API of API Gateway (payload format 1.0), as the templates set it up. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(RestWebhookLambdaTest.Webhook.class)
@Tag("lambda")
class RestWebhookLambdaTest {

    private static final String APP_SECRET = "an app secret for tests";
    private static final String ADDRESS = "https://a1b2c3.execute-api.eu-central-1.amazonaws.com/prod/webhooks/crm";

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    private final ObjectMapper json = new ObjectMapper();
    private final String stamp = Long.toString(Instant.now().getEpochSecond());

    @Test
    void aSignedDealIsSentBeforeTheAnswerHoweverItsBodyIsWritten() throws Exception {
        for (boolean base64 : new boolean[] {true, false}) {
            var body = Deals.soundBytes("rest-" + base64);

            var answer = LambdaDoor.invoke(port, generic(body, Deals.SECRET, base64));

            assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(202);
            assertThat(answer.path("headers").path("Content-Type").asText()).isEqualTo("application/json");
            assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
            var id = new DocumentId(json.readTree(answer.path("body").asText())
                    .path("document_id")
                    .asText());
            assertThat(broker.sent(Channel.PROPOSALS, id)).hasSize(1);
        }
    }

    @Test
    void aWrongSignatureIsRefusedInWordsAndNothingIsSent() throws Exception {
        var answer = LambdaDoor.invoke(port, generic(Deals.soundBytes("rest-2"), "somebody else's secret", true));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
        assertThat(answer.path("headers").path("Content-Type").asText()).isEqualTo("application/problem+json");
        assertThat(answer.path("body").asText()).doesNotContain(Deals.SECRET);
    }

    @Test
    void noSignatureAtAllIsRefused() throws Exception {
        var answer = LambdaDoor.invoke(
                port,
                event("", Map.of(), Map.of(), Deals.soundBytes("rest-3"), true).toString());

        assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
    }

    @Test
    void theAddressThatHubSpotSignsHasTheStageAndTheQueryAsTheyWereCalled() throws Exception {
        var body = """
                [{"eventId":1,"subscriptionId":7,"portalId":11,"appId":13,"occurredAt":%d,"attemptNumber":0,\
                "subscriptionType":"deal.propertyChange","objectId":"501","propertyName":"dealstage",\
                "propertyValue":"presentationscheduled","changeSource":"CRM_UI"}]""".formatted(System.currentTimeMillis()).getBytes(StandardCharsets.UTF_8);

        var answer = LambdaDoor.invoke(port, hubSpot(body, "?to=a@b&about=two%20words", true));
        var forged = LambdaDoor.invoke(port, hubSpot(body, "?to=somebody-else", true));

        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(json.readTree(answer.path("body").asText()).path("documents"))
                .hasSize(1);
        assertThat(forged.path("statusCode").asInt()).isEqualTo(401);
    }

    @Test
    void aCrmThatNobodySetUpIsNotThere() throws Exception {
        var answer = LambdaDoor.invoke(
                port,
                event("/pipedrive", Map.of(), Map.of(), new byte[] {'{', '}'}, false)
                        .toString());

        assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    }

    private String generic(byte[] body, String secret, boolean base64) {
        var headers = Map.of(
                "X-Docket-Timestamp", stamp, "X-Docket-Signature", new WebhookSignature(secret).sign(stamp, body));
        return event("", headers, Map.of(), body, base64).toString();
    }

    /** @param signed the query, as HubSpot has it when it signs */
    private String hubSpot(byte[] body, String signed, boolean base64) {
        var now = Long.toString(System.currentTimeMillis());
        var mac = new Hmac(APP_SECRET)
                .of(
                        ("POST" + ADDRESS + "/hubspot" + signed).getBytes(StandardCharsets.UTF_8),
                        body,
                        now.getBytes(StandardCharsets.UTF_8));
        var headers = Map.of(
                "X-HubSpot-Request-Timestamp",
                now,
                "X-HubSpot-Signature-v3",
                Base64.getEncoder().encodeToString(mac));
        var query = new java.util.LinkedHashMap<String, String>();
        query.put("to", "a@b");
        query.put("about", "two words");
        return event("/hubspot", headers, query, body, base64).toString();
    }

    private ObjectNode event(
            String crm, Map<String, String> signature, Map<String, String> query, byte[] body, boolean base64) {
        var event = json.createObjectNode();
        event.put("resource", crm.isEmpty() ? "/webhooks/crm" : "/webhooks/crm/{crm}");
        event.put("path", "/webhooks/crm" + crm).put("httpMethod", "POST");
        var headers = new HashMap<>(signature);
        headers.put("Host", "a1b2c3.execute-api.eu-central-1.amazonaws.com");
        headers.put("Content-Type", "application/json");
        event.set("headers", json.<JsonNode>valueToTree(headers));
        if (query.isEmpty()) {
            event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
        } else {
            event.set("queryStringParameters", json.<JsonNode>valueToTree(query));
            var several = event.putObject("multiValueQueryStringParameters");
            query.forEach((name, value) -> several.putArray(name).add(value));
        }
        event.putObject("requestContext")
                .put("path", "/prod/webhooks/crm" + crm)
                .put("stage", "prod")
                .put("requestId", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef")
                .put("httpMethod", "POST")
                .put("protocol", "HTTP/1.1")
                .putObject("identity")
                .put("sourceIp", "203.0.113.7");
        event.put("isBase64Encoded", base64);
        event.put("body", base64 ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        return event;
    }

    public static class Webhook extends LambdaDoor {
        public Webhook() {
            super("crm-webhook-rest");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            var all = new HashMap<>(super.getConfigOverrides());
            all.put("docket.crm.hubspot.webhook-secret", APP_SECRET);
            return all;
        }
    }
}
