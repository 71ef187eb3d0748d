package docket.proposal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Wire;
import docket.proposal.CrmTwin;
import docket.proposal.Deal;
import docket.proposal.Deals;
import docket.proposal.PostgresResource;
import docket.proposal.ReceivedDeals;
import docket.proposal.ReceivedDeals.Arrival;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import docket.proposal.messaging.Twins;
import docket.proposal.scoring.SyntheticDeals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From closed deals and requests to what the CRM is told, through the doors. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DealsApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/api/deals")
    URI address;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Inject
    ReceivedDeals deals;

    CrmTwin crm;

    @BeforeEach
    void aCrmThatRemembersNothing() {
        crm.forget();
    }

    @Test
    void whoHasNoTokenStaysOutside() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + "/model")).build();
        assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }

    @Test
    void aScoreIsShownWithTheProposalAndToldToTheCrmAfterAYes() throws Exception {
        assertThat(post("/closed?anew=true", "text/csv", SyntheticDeals.csv(40, 1))
                        .statusCode())
                .isEqualTo(200);
        var refused = post("/model", "application/json", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("detail").asText()).contains("too few closed deals");

        post("/closed", "text/csv", SyntheticDeals.csv(600, 1));
        var learned = json(post("/model", "application/json", ""));
        assertThat(learned.path("in_force").asBoolean()).isTrue();
        var model = learned.path("model").asText();

        var id = drafted(
                "score-1",
                Deals.sound("score-1")
                        .replace(
                                "\"line_items\":",
                                "\"signals\": {\"meetings\": 4, \"source\": \"referral\"}, \"line_items\":"));
        var reading = documents.find(id, "proposal/template-1", Reading.class).orElseThrow();
        assertThat(reading.value("win_probability").orElseThrow()).endsWith(" %");
        assertThat(reading.value("score_model")).contains(model);
        assertThat(reading.value("win_reasons").orElseThrow()).startsWith("learned of made-up deals: ");
        assertThat(reading.value("similar_won").orElseThrow()).contains("made-up-");

        queues.source("proposals").send(Wire.write(approval(id, Question.PROPOSAL)));
        await().untilAsserted(() -> assertThat(crm.told()).containsKey(id + "-4"));
        var told = crm.told().get(id + "-4").body();
        assertThat(told.path("win_probability").asText())
                .isEqualTo(reading.value("win_probability").orElseThrow());
        assertThat(told.path("score_model").asText()).isEqualTo(model);
        assertThat(told.path("win_reasons").asText()).isNotEmpty();
    }

    @Test
    void aMeetingsNotesReachTheCrmAfterAYesAndAsTheyWereShown() throws Exception {
        var asked = post("/generic/4711/meeting", "application/json", """
                {"request_id": "m-1", "on": "2026-03-04",
                 "text": "Attendees: Reader, Writer\\nReader will send the offer by Friday.\\nWe agreed to start small."}
                """);
        assertThat(asked.statusCode()).isEqualTo(202);
        var id = new DocumentId(json(asked).path("document_id").asText());
        send(broker(id));

        var question = reviewed(id);
        assertThat(question.question()).isEqualTo(Question.NOTE);
        assertThat(crm.told()).isEmpty();
        var reading = documents.find(id, "note/1", Reading.class).orElseThrow();
        assertThat(reading.lineItems()).singleElement().satisfies(row -> {
            assertThat(row.get("owner").value()).isEqualTo("Reader");
            assertThat(row.get("due").value()).isEqualTo("2026-03-06");
        });

        queues.source("proposals").send(Wire.write(approval(id, Question.NOTE)));
        await().untilAsserted(() -> assertThat(crm.told()).containsKey(id + "-4"));
        var told = crm.told().get(id + "-4").body();
        assertThat(told.path("status").asText()).isEqualTo("note_approved");
        assertThat(told.path("deal_id").asText()).isEqualTo("4711");
        var note = told.path("note").asText();
        assertThat(note).contains("Reader will send the offer by Friday.");
        assertThat(told.path("note_sha256").asText())
                .isEqualTo(Documents.sha256(note.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(reading.value("note_sha256").orElseThrow());
        await().untilAsserted(() -> assertThat(broker.first(Channel.EVENTS, id, DocumentCompleted.class))
                .hasValueSatisfying(end -> assertThat(end.note()).startsWith("left as a note at deal 4711")));
    }

    @Test
    void theSameRequestTwiceIsOneNote() throws Exception {
        var body = "{\"request_id\": \"e-1\", \"text\": \"Propose a visit\"}";
        var first = json(post("/generic/4712/email", "application/json", body));
        assertThat(json(post("/generic/4712/email", "application/json", body))).isEqualTo(first);
    }

    @Test
    void aRequestThatCannotBeDoneSaysWhy() throws Exception {
        assertThat(json(post("/generic/1/meeting", "application/json", "{}"))
                        .path("detail")
                        .asText())
                .isEqualTo("text: the notes of the meeting are needed");
        assertThat(post("/generic/1/poem", "application/json", "{}").statusCode())
                .isEqualTo(404);
        assertThat(post("/generic/1/email", "application/json", "{").statusCode())
                .isEqualTo(400);
    }

    private DocumentId drafted(String event, String body) {
        var id = Deal.documentId("generic", "42", event);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var changed = new DealChanged(id, 2, now, "generic", "42");
        deals.accept(List.of(new Arrival(
                new ReceivedDeal(id, "generic", "42", event, null, body.getBytes(StandardCharsets.UTF_8), now),
                changed)));
        send(changed);
        reviewed(id);
        return id;
    }

    private DealChanged broker(DocumentId id) {
        await().untilAsserted(() -> assertThat(broker.first(Channel.PROPOSALS, id, DealChanged.class))
                .isPresent());
        return broker.first(Channel.PROPOSALS, id, DealChanged.class).orElseThrow();
    }

    private void send(DocumentEvent event) {
        queues.source("proposals").send(Wire.write(event));
    }

    private ReviewRequested reviewed(DocumentId id) {
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(broker.first(Channel.REVIEWS, id, ReviewRequested.class))
                        .isPresent());
        return broker.first(Channel.REVIEWS, id, ReviewRequested.class).orElseThrow();
    }

    private static ReviewDecided approval(DocumentId id, Question question) {
        return new ReviewDecided(
                id,
                4,
                Instant.parse("2026-11-20T12:00:00Z"),
                "r-1",
                question,
                Verdict.APPROVED,
                "reviewer",
                "",
                Map.of(),
                null);
    }

    private HttpResponse<byte[]> post(String path, String type, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer token-of-the-tests")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
