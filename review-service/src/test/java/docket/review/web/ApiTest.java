package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.messages.Channel;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.review.Events;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Surroundings;
import docket.review.TakeMessage;
import docket.review.messaging.SentMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ApiTest {

    @TestHTTPResource
    URI base;

    @Inject
    TakeMessage takeMessage;

    @Inject
    Reviews reviews;

    @Inject
    SentMessages sent;

    @Inject
    DataSource database;

    @ParameterizedTest
    @CsvSource({
        "GET,/api/status",
        "POST,/api/inbox?name=a.pdf",
        "GET,/api/documents",
        "GET,/api/documents/d-unknown",
        "GET,/api/documents/d-unknown/pages/1.png",
        "GET,/api/documents/d-unknown/original",
        "GET,/api/documents/d-unknown/files/a.pdf",
        "GET,/api/reviews",
        "POST,/api/reviews/r-unknown/decision",
        "GET,/api/failures",
        "GET,/api/failures/f-unknown/message",
        "POST,/api/failures/f-unknown/redrive",
        "POST,/api/sign-in-links",
    })
    void everyRouteWantsATokenOrASession(String method, String path) throws IOException {
        var answer = browser().send(method, path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("detail").asText()).contains("sign in at the workbench");
    }

    @Test
    void anUploadLiesInTheInboxUnderItsName() throws IOException {
        var answer = browser().api("POST", "/api/inbox?name=M%C3%A4rz%20%2B%201.pdf", "bytes");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("id").asText()).startsWith("d-");
        assertThat(json(answer).path("key").asText()).startsWith("uploads/").endsWith("/März + 1.pdf");
    }

    @ParameterizedTest
    @CsvSource({"''", "a/b.pdf", "a%00b.pdf", "a%5Cb.pdf"})
    void aNameThatIsAPathIsNotTaken(String name) {
        assertThat(browser().api("POST", "/api/inbox?name=" + name, "bytes").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aDocumentTellsItsStory() throws IOException {
        var document = Events.newDocument();
        List.of(Events.received(document), Events.classified(document), Events.requested(document))
                .forEach(takeMessage::take);

        var show = json(browser().api("GET", "/api/documents/" + document, ""));

        assertThat(show.path("state").asText()).isEqualTo("review");
        assertThat(show.path("file").asText()).isEqualTo("invoice 7.pdf");
        assertThat(show.path("timeline").findValuesAsText("type"))
                .containsExactly("document-received", "document-classified", "review-requested");
        assertThat(show.path("cost").path("usd").asDouble()).isEqualTo(0.003);
        assertThat(show.path("reviews").path(0).path("reasons").path(0).asText())
                .contains("120.00");
    }

    @Test
    void aDocumentTellsWhatModelsCostIt() throws Exception {
        var document = Events.newDocument();
        List.of(Events.received(document), Events.classified(document)).forEach(takeMessage::take);
        assertThat(json(browser().api("GET", "/api/documents/" + document, ""))
                        .path("cost")
                        .has("models"))
                .isFalse();
        keepLedger(document.value());

        var cost = json(browser().api("GET", "/api/documents/" + document, "")).path("cost");

        var lines = cost.path("models");
        assertThat(lines.findValuesAsText("service")).containsExactly("gateway", "classifier");
        assertThat(lines.path(0).path("model").asText()).isEqualTo("claude-haiku");
        assertThat(lines.path(0).path("calls").asInt()).isEqualTo(2);
        assertThat(lines.path(0).path("input_tokens").asInt()).isEqualTo(200);
        assertThat(lines.path(0).path("usd").decimalValue()).isEqualByComparingTo("0.02");
        assertThat(lines.path(1).path("prompt").asText()).isEqualTo("document-kind@1");
        // What a step asked is in the step's cost already.
        assertThat(cost.path("usd").decimalValue()).isEqualByComparingTo("0.021");
        forgetLedger();
    }

    /** Whoever needs the whole of it makes it, as the model gateway does. */
    private void forgetLedger() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema model cascade");
        }
    }

    /** The columns of the model gateway's ledger that are looked at, with calls about a document. */
    private void keepLedger(String document) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists model cascade");
            statement.execute("create schema model");
            statement.execute("create table if not exists model.call (service text, document text, prompt text,"
                    + " model text, state text, input bigint, output bigint, cache_read bigint, cache_write bigint,"
                    + " cost numeric)");
            statement.execute("insert into model.call values"
                    + " ('gateway', '%1$s', 'summarize@1', 'claude-haiku', 'answered', 100, 10, 0, 0, 0.01),"
                            .formatted(document)
                    + " ('gateway', '%1$s', 'summarize@1', 'claude-haiku', 'answered', 100, 10, 0, 0, 0.01),"
                            .formatted(document)
                    + " ('gateway', '%1$s', 'summarize@1', 'claude-haiku', 'open', 0, 0, 0, 0, 0),".formatted(document)
                    + " ('classifier', '%1$s', 'document-kind@1', 'nova-lite', 'answered', 50, 5, 0, 0, 0.001),"
                            .formatted(document)
                    + " ('gateway', 'd-another', null, 'claude-haiku', 'answered', 1, 1, 0, 0, 1)");
        }
    }

    @Test
    void aDecisionReachesTheOneWhoAsked() throws IOException {
        var review = openReview();

        var answer = browser().api("POST", "/api/reviews/" + review.id() + "/decision", """
                        {"verdict": "approve", "corrections": {"total": "119.00"}, "comment": "misread"}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("verdict").asText()).isEqualTo("approved");
        Awaitility.await()
                .untilAsserted(() -> assertThat(sent.on(Channel.INVOICES, review.documentId()))
                        .singleElement()
                        .isInstanceOfSatisfying(ReviewDecided.class, decided -> {
                            assertThat(decided.verdict()).isEqualTo(Verdict.APPROVED);
                            assertThat(decided.corrections()).isEqualTo(Map.of("total", "119.00"));
                            assertThat(decided.seq()).isEqualTo(review.seq() + 1);
                        }));
    }

    @Test
    void decidingTwiceIsAConflictThatNamesTheFirst() throws IOException {
        var review = openReview();
        var path = "/api/reviews/" + review.id() + "/decision";
        browser().api("POST", path, "{\"verdict\": \"approve\"}");

        var second = browser().api("POST", path, "{\"verdict\": \"reject\", \"comment\": \"no\"}");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).path("detail").asText()).startsWith("Approved by operator");
    }

    @Test
    void aRejectionNeedsAReason() throws IOException {
        var review = openReview();

        var answer = browser().api("POST", "/api/reviews/" + review.id() + "/decision", "{\"verdict\": \"reject\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("detail").asText()).contains("needs a reason");
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void whatIsNoJsonIsAnsweredAsAProblem() throws IOException {
        var answer = browser().api("POST", "/api/reviews/" + openReview().id() + "/decision", "{");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void theStatusCountsDocumentsByState() throws IOException {
        takeMessage.take(Events.received(Events.newDocument()));

        var status = json(browser().api("GET", "/api/status", ""));

        assertThat(status.path("documents").path("received").asInt()).isPositive();
        assertThat(status.path("open_reviews").isInt()).isTrue();
        assertThat(status.path("failures").isInt()).isTrue();
    }

    @Test
    void theMetersTellWhatAnOperatorShouldKnow() {
        takeMessage.take(Events.received(Events.newDocument()));

        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().get("/q/metrics").body())
                        .contains("docket_failures ")
                        .contains("docket_open_reviews ")
                        .containsPattern("docket_documents\\{state=\"received\",?} [1-9]"));
    }

    @Test
    void aListThatWasCutShortSaysSo() throws IOException {
        for (int i = 0; i < 3; i++) takeMessage.take(Events.received(Events.newDocument()));

        var first = json(browser().api("GET", "/api/documents?limit=2", ""));
        var next = first.path("next").asText();
        var second = json(browser().api("GET", "/api/documents?limit=2&before=" + next, ""));

        assertThat(first.path("documents")).hasSize(2);
        assertThat(second.path("documents").findValuesAsText("id"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.path("documents").findValuesAsText("id"));
    }

    private Review openReview() {
        var document = Events.newDocument();
        takeMessage.take(Events.received(document));
        takeMessage.take(Events.requested(document));
        return reviews.of(document).getFirst();
    }

    private HttpVisitor browser() {
        return new HttpVisitor(base);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
