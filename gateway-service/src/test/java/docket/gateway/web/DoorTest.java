package docket.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Call;
import docket.bedrock.FakeBedrock;
import docket.bedrock.Fault;
import docket.bedrock.Reply;
import docket.gateway.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DoorTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    FakeBedrock bedrock;

    @TestHTTPResource
    URI base;

    Caller caller;

    @BeforeEach
    void somebodyWithAKey() {
        bedrock.mend();
        bedrock.says("A text about nothing.");
        caller = Caller.named(base, "client-" + NAMES.incrementAndGet(), 1000, 1_000_000);
    }

    @Test
    void aTextIsSummarized() {
        var answer = caller.post("/v1/summarize", "{\"text\":\"Long words.\",\"document\":\"doc-1\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        var body = Caller.json(answer);
        assertThat(body.path("summary").asText()).isEqualTo("A text about nothing.");
        assertThat(body.path("receipt").path("model").asText()).isEqualTo("claude-haiku");
        assertThat(body.path("receipt").path("inputTokens").asInt()).isPositive();
        assertThat(answer.headers().firstValue("RateLimit-Remaining")).contains("999");
    }

    @Test
    void aTextGetsOneOfTheLabels() {
        bedrock.says(
                call -> json(call, "{\"label\":\"invoice\",\"confidence\":0.9,\"reason\":\"It asks for money.\"}"));

        var answer = caller.post("/v1/classify", "{\"text\":\"Please pay.\",\"labels\":[\"invoice\",\"letter\"]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Caller.json(answer).path("classification").path("label").asText())
                .isEqualTo("invoice");
    }

    @Test
    void whatIsExtractedHoldsToTheSchema() {
        bedrock.says(call -> json(call, "{\"total\":119.0}"));

        var answer = caller.post(
                "/v1/extract",
                "{\"text\":\"Total 119.00\",\"schema\":{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}},\"required\":[\"total\"]}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Caller.json(answer).path("value").path("total").asDouble()).isEqualTo(119.0);
    }

    @Test
    void anAnswerThatNeverHoldsToItsSchemaIsAProblem() {
        bedrock.says(call -> json(call, "{\"total\":\"much\"}"));

        var answer = caller.post(
                "/v1/extract",
                "{\"text\":\"Total\",\"schema\":{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}},\"required\":[\"total\"]}}");

        problem(answer.statusCode(), 502, Caller.json(answer), "urn:docket:problem:invalid-answer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    /** Says it the way the model was asked to: by a tool if there is one, else in words. */
    private static Reply json(Call call, String json) {
        var tools = call.body().path("toolConfig").path("tools");
        if (tools.isEmpty()) return Reply.words(json);
        try {
            return Reply.tool(
                    "t1",
                    tools.get(0).path("toolSpec").path("name").asText(),
                    new com.fasterxml.jackson.databind.ObjectMapper().readTree(json));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void wordsStreamAsTheyCome() {
        bedrock.says("One two three four five six seven eight nine ten.");

        var answer = caller.post("/v1/generate/stream", "{\"prompt\":\"Count.\"}", "Accept", "text/event-stream");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var events = answer.body().lines().filter(l -> l.startsWith("event:")).toList();
        assertThat(events).hasSizeGreaterThan(3).endsWith("event:answer");
        assertThat(events.subList(0, events.size() - 1)).containsOnly("event:words");
        assertThat(answer.body()).contains("\"text\":\"One two three four five six seven eight nine ten.\"");
    }

    @Test
    void longWorkIsAnsweredLater() {
        var answer = caller.post("/v1/summarize", "{\"text\":\"Long words.\"}", "Prefer", "respond-async");

        assertThat(answer.statusCode()).isEqualTo(202);
        var job = answer.headers().firstValue("Location").orElseThrow();
        Awaitility.await()
                .until(() -> Caller.json(caller.get(job)).path("state").asText().equals("done"));
        assertThat(Caller.json(caller.get(job)).path("answer").path("summary").asText())
                .isEqualTo("A text about nothing.");
        var stranger = Caller.named(base, "stranger", 10, 1000);
        assertThat(stranger.get(job).statusCode()).isEqualTo(404);
    }

    @Test
    void aJobOutlivesAnOutage() {
        bedrock.when(call -> true, Fault.invalid("no"), 0)
                .outage("eu-central-1")
                .outage("us-east-1");
        var job = caller.post("/v1/summarize", "{\"text\":\"x\"}", "Prefer", "respond-async")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        bedrock.mend();
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(40))
                .until(() -> Caller.json(caller.get(job)).path("state").asText().equals("done"));
    }

    @Test
    void theSameCallIsAnsweredOnceAndToldTwice() {
        int before = bedrock.calls().size();
        var first = caller.post("/v1/summarize", "{\"text\":\"x\"}", "Idempotency-Key", "k1");
        var second = caller.post("/v1/summarize", "{\"text\":\"x\"}", "Idempotency-Key", "k1");
        var other = caller.post("/v1/summarize", "{\"text\":\"y\"}", "Idempotency-Key", "k1");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(bedrock.calls()).hasSize(before + 1);
        problem(other.statusCode(), 422, Caller.json(other), "urn:docket:problem:idempotency-key");
    }

    @Test
    void aProblemThatPassesIsNotToldAgain() {
        bedrock.whenever(call -> call.operation().asksModel(), Fault.denied());
        assertThat(caller.post("/v1/summarize", "{\"text\":\"x\"}", "Idempotency-Key", "k2")
                        .statusCode())
                .isEqualTo(502);
        bedrock.mend();
        assertThat(caller.post("/v1/summarize", "{\"text\":\"x\"}", "Idempotency-Key", "k2")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoHasNoBudgetIsToldWhenItStartsAnew() {
        var poor = Caller.named(base, "poor", 100, 10);

        var answer = poor.post("/v1/summarize", "{\"text\":\"Long words.\"}");

        problem(answer.statusCode(), 429, Caller.json(answer), "urn:docket:problem:budget-exceeded");
        assertThat(Caller.json(answer).path("resetsAt").asText()).endsWith("T00:00:00Z");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Caller.json(poor.get("/v1/budget")).path("tokensLeft").asLong())
                .isEqualTo(10);
    }

    @Test
    void whoAsksTooOftenWaitsForTheNextMinute() {
        var eager = Caller.named(base, "eager", 1, 100_000);
        var statuses = List.of(
                eager.post("/v1/summarize", "{\"text\":\"x\"}").statusCode(),
                eager.post("/v1/summarize", "{\"text\":\"x\"}").statusCode(),
                eager.post("/v1/summarize", "{\"text\":\"x\"}").statusCode());
        assertThat(statuses).contains(429);
        var tooMany = Awaitility.await()
                .until(() -> eager.post("/v1/summarize", "{\"text\":\"x\"}"), answer -> answer.statusCode() == 429);
        refused(tooMany, 429);
        assertThat(tooMany.headers().firstValue("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
    }

    @Test
    void nobodyComesInWithoutAKey() {
        var answer = new Caller(base, "").post("/v1/summarize", "{\"text\":\"x\"}");
        problem(answer.statusCode(), 401, Caller.json(answer), "urn:docket:problem:unknown");
        assertThat(new Caller(base, "dk_wrong").get("/v1/budget").statusCode()).isEqualTo(401);
        assertThat(new Caller(base, "dk_wrong")
                        .post("/v1/clients", "{\"name\":\"me\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRevokedKeyOpensNothing() {
        var gone = Caller.named(base, "gone", 10, 1000);
        assertThat(new Caller(base, Surroundings.OPERATOR)
                        .delete("/v1/clients/gone")
                        .statusCode())
                .isEqualTo(204);
        assertThat(gone.get("/v1/budget").statusCode()).isEqualTo(401);
    }

    @Test
    void theOperatorClosesAPlaceAndSaysWhy() {
        var operator = new Caller(base, Surroundings.OPERATOR);
        var place = "/v1/models/claude-haiku/places/eu";
        assertThat(operator.put(place, "{\"state\":\"closed\"}").statusCode()).isEqualTo(422);
        assertThat(operator.put(place, "{\"state\":\"closed\",\"why\":\"too dear\"}")
                        .statusCode())
                .isEqualTo(204);

        var answer = Caller.json(caller.post("/v1/summarize", "{\"text\":\"x\"}"));
        var models = Caller.json(caller.get("/v1/models"));

        assertThat(answer.path("receipt").path("route").asText()).isEqualTo("us");
        assertThat(models.path("defaultModel").asText()).isEqualTo("claude-haiku");
        var places = new java.util.ArrayList<String>();
        models.path("models").forEach(model -> {
            if (model.path("name").asText().equals("claude-haiku"))
                model.path("places")
                        .forEach(p -> places.add(p.path("name").asText() + " "
                                + p.path("state").asText() + " " + p.path("why").asText()));
        });
        assertThat(places).contains("eu closed-by-hand too dear");
        assertThat(caller.put(place, "{\"state\":\"judged\",\"why\":\"me\"}").statusCode())
                .isEqualTo(401);
        operator.put(place, "{\"state\":\"judged\",\"why\":\"cheaper again\"}");
    }

    @Test
    void badRequestsAreToldWhatIsWrong() {
        var missing = caller.post("/v1/summarize", "{}");
        problem(missing.statusCode(), 422, Caller.json(missing), "urn:docket:problem:invalid");
        assertThat(Caller.json(missing).path("detail").asText()).contains("\"text\" is missing");

        var garbage = caller.post("/v1/summarize", "{\"text\":");
        assertThat(garbage.statusCode()).isEqualTo(400);
        assertThat(garbage.headers().firstValue("Content-Type")).contains("application/problem+json");

        var model = caller.post("/v1/summarize", "{\"text\":\"x\",\"model\":\"nobody\"}");
        problem(model.statusCode(), 422, Caller.json(model), "urn:docket:problem:rejected");
    }

    @Test
    void whateverGoesWrongIsAProblemInJson() {
        refused(caller.get("/v1/nothing"), 404);
        refused(caller.get("/nothing/at/all"), 404);
        refused(caller.get("/v1/summarize"), 405);
        refused(caller.delete("/v1/budget"), 405);
        refused(caller.post("/v1/summarize", "<a/>", "Content-Type", "application/xml"), 415);
        refused(caller.post("/v1/summarize", "{\"text\":\"x\"}", "Accept", "image/png"), 406);
        refused(caller.post("/v1/summarize", "{\"text\":\"" + "x".repeat(11 << 20) + "\"}"), 413);
    }

    private static void refused(java.net.http.HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Caller.json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(Caller.json(answer).path("detail").asText()).isNotEmpty();
    }

    private static void problem(int status, int wanted, com.fasterxml.jackson.databind.JsonNode body, String type) {
        assertThat(status).as(body.toString()).isEqualTo(wanted);
        assertThat(body.path("type").asText()).isEqualTo(type);
        assertThat(body.path("status").asInt()).isEqualTo(wanted);
    }

    @Test
    void theDescriptionIsTheOneClientsAreMadeFrom() throws Exception {
        var served = caller.get("/openapi").body();
        var kept = Path.of("openapi.yaml");
        if (System.getenv("DOCKET_WRITE_OPENAPI") != null) Files.writeString(kept, served);
        assertThat(served).isEqualTo(Files.readString(kept));
        assertThat(caller.get("/docs/").body()).contains("swagger-ui");
    }
}
