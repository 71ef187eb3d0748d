package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.review.Events;
import docket.review.Reviews;
import docket.review.Surroundings;
import docket.review.TakeMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SignInTest {

    @TestHTTPResource
    URI base;

    @Inject
    DataSource database;

    @Inject
    TakeMessage takeMessage;

    @Inject
    Reviews reviews;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/queue",
                "/queue/rows",
                "/documents",
                "/documents/rows",
                "/documents/d-1",
                "/failures",
                "/counts"
            })
    void everyPageLeadsToSignInFirst(String path) {
        var answer = browser().get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reviews/r-1/decision", "/failures/f-1/redrive", "/sign-out"})
    void noFormIsTakenFromAStranger(String path) {
        assertThat(browser().form(path, Map.of("csrf", "x")).statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkSignsInOnceHoweverOftenItIsLookedAt() throws IOException {
        var path = signInPath();
        browser().get(path);
        browser().send("HEAD", path);
        var browser = browser();
        var page = browser.get(path);

        var entered = browser.form(path, Map.of("csrf", HttpVisitor.csrf(page)));

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(browser.get("/queue").statusCode()).isEqualTo(200);
        assertThat(browser().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyTheTokenMakesLinks() throws IOException {
        var browser = signedIn();

        assertThat(browser.send(
                                "POST",
                                "/api/sign-in-links",
                                BodyPublishers.noBody(),
                                Map.of("X-CSRF-Token", csrf(browser)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser()
                        .send(
                                "POST",
                                "/api/sign-in-links",
                                BodyPublishers.noBody(),
                                Map.of("Authorization", "Bearer wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSessionReadsTheApiAndWritesOnlyWithAProof() throws IOException {
        var browser = signedIn();

        assertThat(browser.get("/api/status").statusCode()).isEqualTo(200);
        assertThat(browser.send("POST", "/api/inbox?name=a.pdf", BodyPublishers.ofString("x"), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(
                                "POST",
                                "/api/inbox?name=a.pdf",
                                BodyPublishers.ofString("x"),
                                Map.of("X-CSRF-Token", csrf(browser)))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aDecisionNeedsTheFormsProof() throws IOException {
        var document = Events.newDocument();
        takeMessage.take(Events.received(document));
        takeMessage.take(Events.requested(document));
        var review = reviews.of(document).getFirst();

        var answer =
                signedIn().form("/reviews/" + review.id() + "/decision", Map.of("verdict", "approve", "csrf", "x"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(reviews.find(review.id())).get().matches(open -> open.isOpen());
    }

    @Test
    void onlyTheNewestDocumentsRefreshThemselves() throws IOException {
        var document = Events.newDocument();
        takeMessage.take(Events.received(document));
        var browser = signedIn();

        assertThat(browser.get("/documents").body()).contains("hx-get=\"/documents/rows");
        assertThat(browser.get("/documents?before=" + document).body()).doesNotContain("hx-get=\"/documents/rows");
    }

    @Test
    void noTableHoldsAKey() throws IOException, SQLException {
        var browser = browser();
        var path = signInPath();
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        var secret = path.substring("/sign-in/".length());

        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from sign_in_link where hash = ?")) {
            statement.setString(1, secret);
            try (var rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    private HttpVisitor signedIn() throws IOException {
        var browser = browser();
        var path = signInPath();
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        return browser;
    }

    private static String csrf(HttpVisitor browser) {
        var page = browser.get("/queue").body();
        return page.split("name=\"csrf-token\" content=\"")[1].split("\"")[0];
    }

    private String signInPath() throws IOException {
        var answer = browser().api("POST", "/api/sign-in-links", "{}");
        return URI.create(new ObjectMapper().readTree(answer.body()).path("url").asText())
                .getPath();
    }

    private HttpVisitor browser() {
        return new HttpVisitor(base);
    }
}
