package docket.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.FakeBedrock;
import docket.gateway.Issuer;
import docket.gateway.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of an identity provider open the door as keys do. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(value = Issuer.class, restrictToAnnotatedClass = true)
class ProviderTest {

    private static final String TEXT = "{\"text\":\"Long words.\"}";

    FakeBedrock bedrock;
    Issuer issuer;

    @TestHTTPResource
    URI base;

    @BeforeEach
    void aModelThatAnswers() {
        bedrock.mend().says("Short.");
    }

    @Test
    void aTokenOfTheProviderOpensTheDoorForItsClientAndTenant() {
        var caller = new Caller(base, issuer.sign(issuer.claims("nightly-report")));

        assertThat(caller.post("/v1/summarize", TEXT).statusCode()).isEqualTo(200);
        assertThat(Caller.json(caller.get("/v1/budget")).path("client").asText())
                .isEqualTo("oidc.nightly-report");
        var stream = caller.post("/v1/generate/stream", "{\"prompt\":\"Count.\"}");
        assertThat(stream.body()).contains("event:answer");
    }

    @Test
    void whatIsNoNameBecomesOneThatNobodyElseHas() {
        var budget = new Caller(base, issuer.sign(issuer.claims("auth0|5F7c"))).get("/v1/budget");

        assertThat(Caller.json(budget).path("client").asText()).matches("oidc\\.[0-9a-f]{32}");
    }

    @Test
    void anExpiredTokenIsRefused() {
        refused(with("exp", Instant.now().getEpochSecond() - 60), "expired");
    }

    @Test
    void aTokenForAnotherServiceIsRefused() {
        refused(with("aud", "somebody-else"), "not meant for this service");
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(with("iss", "https://elsewhere.example"), "another provider");
    }

    @Test
    void aTokenThatIsNotValidYetIsRefused() {
        refused(with("nbf", Instant.now().getEpochSecond() + 600), "");
    }

    @Test
    void aTokenSignedByAnUnknownKeyIsRefused() {
        refused(issuer.signElsewhere(issuer.claims("thief")), "signature");
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        refused(issuer.unsigned(issuer.claims("thief")), "");
    }

    @Test
    void aTokenSignedWithThePublicKeyIsRefused() {
        refused(issuer.signWithPublicKey(issuer.claims("thief")), "");
    }

    @Test
    void aTokenWhoseWordsWereChangedIsRefused() {
        var parts = issuer.sign(issuer.claims("reader")).split("\\.");
        var others = issuer.sign(issuer.claims("chief")).split("\\.");
        refused(parts[0] + "." + others[1] + "." + parts[2], "");
    }

    @Test
    void aTokenWithoutATenantMayNotAsk() {
        var claims = issuer.claims("reader");
        claims.remove("organization");

        var answer = new Caller(base, issuer.sign(claims)).post("/v1/summarize", TEXT);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Caller.json(answer).path("detail").asText()).contains("organization/id");
    }

    @Test
    void keysOpenTheDoorAsBefore() {
        var keyed = Caller.named(base, "with-a-key", 10, 100_000);
        assertThat(keyed.post("/v1/summarize", TEXT).statusCode()).isEqualTo(200);
        assertThat(new Caller(base, "dk_wrong").get("/v1/budget").statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyWithAKeyTakesAProvidersClientsName() {
        var answer = new Caller(base, Surroundings.OPERATOR).post("/v1/clients", "{\"name\":\"oidc.reader\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
    }

    private String with(String claim, Object value) {
        var claims = issuer.claims("reader");
        claims.putAll(Map.of(claim, value));
        return issuer.sign(claims);
    }

    private void refused(String token, String why) {
        var answer = new Caller(base, token).post("/v1/summarize", TEXT);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(Caller.json(answer).path("detail").asText()).contains(why).doesNotContain(token.split("\\.")[1]);
    }
}
