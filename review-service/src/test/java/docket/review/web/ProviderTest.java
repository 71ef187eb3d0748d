package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.review.People;
import docket.review.Right;
import docket.review.Surroundings;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People who sign in with an identity provider, or ask for a link by mail. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ProviderTest {

    @TestHTTPResource
    URI base;

    @Inject
    MockMailbox mailbox;

    @Inject
    People people;

    @Test
    void whoeverTheProviderVouchesForIsSignedIn() throws Exception {
        IdentityProvider.knows("reviewer@example.com", false);

        var page = follow("/sign-in/provider");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/queue");
        assertThat(page.body()).contains("Sign out").contains("Reviewer");
    }

    @Test
    void whoIsNotListedIsToldSo() throws Exception {
        IdentityProvider.knows("stranger@example.com", false);

        var page = follow("/sign-in/provider");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("stranger@example.com").contains("Ask an admin");
    }

    @Test
    void aTokenBySomebodyElsesKeyOpensNothing() throws Exception {
        IdentityProvider.knows("reviewer@example.com", true);

        var page = follow("/sign-in/provider");

        assertThat(page.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(page.uri().getPath()).isNotEqualTo("/queue");
    }

    static Stream<Arguments> spoiledTokens() {
        return Stream.of(
                spoiled("of another issuer", claims -> claims.put("iss", "https://elsewhere.example.com")),
                spoiled("that is over", claims -> claims.put("exp", 1_700_000_000L)),
                spoiled("for another program", claims -> claims.put("aud", "another")),
                spoiled("for another sign-in", claims -> claims.put("nonce", "of-another-one")),
                spoiled("for no certain sign-in", claims -> claims.remove("nonce")));
    }

    private static Arguments spoiled(String what, Consumer<Map<String, Object>> claims) {
        return Arguments.of(what, claims);
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("spoiledTokens")
    void aTokenThatIsNotForThisSignInOpensNothingAndSaysWhatToDo(String what, Consumer<Map<String, Object>> claims)
            throws Exception {
        IdentityProvider.knows("reviewer@example.com", false);
        IdentityProvider.spoils(claims);

        assertNotSignedIn(follow("/sign-in/provider"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error=access_denied&state=STATE", "code=guessed&state=STATE"})
    void whoComesBackWithoutARealCodeIsNotSignedInAndReadsWhatToDo(String query) throws Exception {
        IdentityProvider.knows("reviewer@example.com", false);
        IdentityProvider.sendsBack(query);

        assertNotSignedIn(follow("/sign-in/provider"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=CODE&state=another", "code=CODE"})
    void whoComesBackFromAVisitThatIsNotTheirsBeginsAnew(String query) throws Exception {
        IdentityProvider.knows("reviewer@example.com", false);
        IdentityProvider.sendsBack(query);

        var last = follow("/sign-in/provider");

        assertThat(last.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).containsAnyOf("/authorize?", "/sign-in/provider?"));
        assertThat(last.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("docket-session="));
    }

    @Test
    void anAddressThatTheProviderDidNotVerifyIsNobodys() throws Exception {
        IdentityProvider.knows("reviewer@example.com", false);
        IdentityProvider.spoils(claims -> claims.put("email_verified", false));

        var page = follow("/sign-in/provider");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Ask an admin").doesNotContain("reviewer@example.com");
    }

    @Test
    void theProviderGivesNobodyARoleThatTheHouseDidNot() throws Exception {
        IdentityProvider.knows("auditor@example.com", false);
        IdentityProvider.spoils(claims -> claims.put("groups", List.of("admin", "reviewer")));

        assertThat(follow("/sign-in/provider").body()).contains("Auditor").contains("Sign out");
        assertThat(people.signedIn("auditor@example.com"))
                .hasValueSatisfying(person -> assertThat(person.may(Right.DECIDE) || person.may(Right.ADMINISTER))
                        .isFalse());
    }

    @Test
    void whoSignedOutIsNotLetInAgainWithoutTheProvider() throws Exception {
        IdentityProvider.knows("reviewer@example.com", false);
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        try (var http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            var queue = http.send(
                    HttpRequest.newBuilder(base.resolve("/sign-in/provider")).build(), BodyHandlers.ofString());
            assertThat(cookies.getCookieStore().getCookies())
                    .extracting(HttpCookie::getName)
                    .contains("docket-session")
                    .noneMatch(name -> name.startsWith("q_session"));
            var out = http.send(
                    HttpRequest.newBuilder(base.resolve("/sign-out"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("csrf=" + HttpVisitor.csrf(queue)))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(out.body())
                    .contains("You are signed out here.")
                    .contains("/leave?client_id=docket&amp;post_logout_redirect_uri=");
        }
        try (var http = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            assertThat(http.send(
                                    HttpRequest.newBuilder(base.resolve("/sign-in/provider"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).contains("/authorize?"));
        }
    }

    private static void assertNotSignedIn(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("docket-session="));
        assertThat(page.body())
                .contains("You are not signed in")
                .contains("Start again")
                .contains("/sign-in")
                .doesNotContain("Exception");
    }

    @Test
    void theSignInPageOffersTheProvider() {
        assertThat(new HttpVisitor(base).get("/sign-in").body()).contains("href=\"/sign-in/provider\"");
    }

    @Test
    void aLinkByMailGoesToWhoIsListedAndNobodyLearnsWhoIs() {
        var listed = new HttpVisitor(base).form("/sign-in/mail", Map.of("mail", "Books@example.com"));
        var stranger = new HttpVisitor(base).form("/sign-in/mail", Map.of("mail", "stranger@example.com"));

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(stranger.body()).isEqualTo(listed.body());
        Awaitility.await()
                .until(() -> !mailbox.getMailsSentTo("books@example.com").isEmpty());
        assertThat(mailbox.getMailsSentTo("stranger@example.com")).isEmpty();
    }

    private HttpResponse<String> follow(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
        }
    }
}
