package docket.proposal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.messages.Channel;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentId;
import docket.proposal.Deal;
import docket.proposal.Deals;
import docket.proposal.PostgresResource;
import docket.proposal.ReceivedDeals;
import docket.proposal.WebhookSignature;
import docket.proposal.messaging.Twins;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CrmWebhookTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/webhooks/crm")
    URI address;

    @Inject
    ReceivedDeals deals;

    @Inject
    Twins.Broker broker;

    @Inject
    MeterRegistry meters;

    private final WebhookSignature signatures = new WebhookSignature(Deals.SECRET);

    @Test
    void anAcceptedDealIsKeptAndSent() throws Exception {
        var body = Deals.soundBytes("w-accepted");

        var answer = post(now(), body);

        assertThat(answer.statusCode()).isEqualTo(202);
        var id = new DocumentId(json(answer).path("document_id").asText());
        assertThat(deals.find(id).orElseThrow().body()).isEqualTo(body);
        await().untilAsserted(() -> assertThat(broker.sent(Channel.PROPOSALS, id))
                .singleElement()
                .isInstanceOfSatisfying(
                        DealChanged.class, event -> assertThat(event.dealId()).isEqualTo("42")));
    }

    @Test
    void aWrongSignatureIsAProblem() throws Exception {
        var body = Deals.soundBytes("w-wrong");
        var before = count("wrong_signature");

        var answer = post(now(), new WebhookSignature("somebody else's secret").sign(now(), body), body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("title").asText()).isEqualTo("The signature is wrong");
        assertThat(json(answer).path("detail").asText()).isNotEmpty();
        assertThat(count("wrong_signature")).isEqualTo(before + 1);
    }

    @Test
    void anUnsignedWebhookIsRefused() throws Exception {
        var request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofByteArray(Deals.soundBytes("w-unsigned")))
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void anOldWebhookIsRefused() throws Exception {
        var old = Long.toString(Instant.now().minusSeconds(600).getEpochSecond());

        assertThat(post(old, Deals.soundBytes("w-old")).statusCode()).isEqualTo(401);
    }

    @Test
    void aTimeStampThatIsNoneIsRefused() throws Exception {
        assertThat(post("noon", Deals.soundBytes("w-noon")).statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsNoDealIsRefused() throws Exception {
        assertThat(post(now(), "[]".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aReplayIsRefused() throws Exception {
        var body = Deals.soundBytes("w-replay");
        var stamp = now();

        assertThat(post(stamp, body).statusCode()).isEqualTo(202);
        var again = post(stamp, body);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).path("status").asInt()).isEqualTo(409);
    }

    @Test
    void aHugeBodyIsRefused() throws Exception {
        var huge = ("{\"event_id\": \"w-huge\", \"deal\": {\"id\": \"" + "x".repeat(300_000) + "\"}}")
                .getBytes(StandardCharsets.UTF_8);

        var answer = post(now(), huge);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).path("title").asText()).isEqualTo("The body is too large");
        assertThat(post(now(), new byte[2_000_000]).statusCode()).isEqualTo(413);
    }

    @Test
    void ofFiftyRacingWebhooksOneIsAccepted() throws Exception {
        var body = Deals.soundBytes("w-race");
        var stamp = now();
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<Integer>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(clients.submit(() -> {
                    start.await();
                    return post(stamp, body).statusCode();
                }));
            }
            start.countDown();
        }

        var statuses = answers.stream().map(Future::resultNow).toList();
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(49);
        var id = Deal.documentId("generic", "42", "w-race");
        await().untilAsserted(
                        () -> assertThat(broker.sent(Channel.PROPOSALS, id)).hasSize(1));
    }

    private double count(String outcome) {
        var counter = meters.find("docket.crm.webhooks").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    private HttpResponse<String> post(String timestamp, byte[] body) throws Exception {
        return post(timestamp, signatures.sign(timestamp, body), body);
    }

    private HttpResponse<String> post(String timestamp, String signature, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(address)
                .header("X-Docket-Timestamp", timestamp)
                .header("X-Docket-Signature", signature)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }
}
