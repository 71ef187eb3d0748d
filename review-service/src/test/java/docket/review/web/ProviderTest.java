package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.review.Surroundings;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** People who sign in with an identity provider, or ask for a link by mail. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ProviderTest {

    @TestHTTPResource
    URI base;

    @Inject
    MockMailbox mailbox;

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
