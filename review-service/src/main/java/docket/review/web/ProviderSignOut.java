package docket.review.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.review.WorkbenchAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where people sign out of the identity provider, after Docket's own session has ended: what stays there signs in again
 * at one press of a button. The provider is asked the first time somebody has signed out.
 */
@ApplicationScoped
class ProviderSignOut {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final OidcConfig config;
    private final WorkbenchAddress workbench;
    private volatile @Nullable String known;

    ProviderSignOut(OidcConfig config, WorkbenchAddress workbench) {
        this.config = config;
        this.workbench = workbench;
    }

    /** Empty without a provider, and while it names no such address. */
    String address() {
        var issuer = config.issuer();
        if (issuer.isEmpty()) return "";
        var end = known;
        if (end == null) {
            end = ask(issuer.get());
            known = end;
        }
        return end == null || end.isEmpty()
                ? ""
                : end + (end.contains("?") ? "&" : "?") + "client_id="
                        + encoded(config.clientId().orElse("")) + "&post_logout_redirect_uri="
                        + encoded(workbench.signIn());
    }

    /** @return null when it is to be asked again */
    private static @Nullable String ask(String issuer) {
        var address = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) return null;
            var end = new ObjectMapper()
                    .readTree(answer.body())
                    .path("end_session_endpoint")
                    .asText("");
            return end.startsWith("https://") || end.startsWith("http://") ? end : "";
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
