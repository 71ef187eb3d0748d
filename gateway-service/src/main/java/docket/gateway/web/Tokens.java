package docket.gateway.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.gateway.Client;
import docket.gateway.Told;
import docket.gateway.config.GatewayConfig;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Who sends a token of the identity provider. A token is never logged. */
@Singleton
class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Provider provider;
    private final CurrentVertxRequest request;
    private final IdentityProviderManager identities;
    private final GatewayConfig.Oidc config;
    private final ObjectMapper json;

    Tokens(
            Provider provider,
            CurrentVertxRequest request,
            IdentityProviderManager identities,
            GatewayConfig config,
            ObjectMapper json) {
        this.provider = provider;
        this.request = request;
        this.identities = identities;
        this.config = config.oidc();
        this.json = json;
    }

    /** Whether a provider is set and this can be one of its tokens; our own keys have no dots. */
    boolean mayKnow(String bearer) {
        return provider.known() && bearer.indexOf('.') > 0;
    }

    /** The client the request's token speaks for. @throws Problem if it is not accepted */
    Client client() {
        var claims = claims(verified());
        var who = claim(claims, config.clientClaim()).asText("");
        if (who.isEmpty())
            throw Problem.of(
                    403,
                    "token-client",
                    "Not allowed",
                    "The token has no claim \"" + config.clientClaim()
                            + "\", which names the client; let the provider put it in.");
        try {
            return new Client(
                    Client.ofProvider(who),
                    claim(claims, config.tenantClaim()).asText(""),
                    roles(claims),
                    config.callsPerMinute());
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    403,
                    "token-tenant",
                    "Not allowed",
                    "The token's claim \"" + config.tenantClaim()
                            + "\" names no tenant (a-z, 0-9, dots, hyphens and underscores, 63 at most); let the"
                            + " provider put one in.");
        }
    }

    /** The very token that was looked at, whatever else the request sent. */
    private String verified() {
        try {
            var identity = QuarkusHttpUser.getSecurityIdentity(request.getCurrent(), identities)
                    .await()
                    .atMost(PATIENCE);
            if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) return token.getRawToken();
            throw refused("it is no token of the provider");
        } catch (AuthenticationFailedException e) {
            throw refused(why(e));
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("no answer from the identity provider: %s", e.getMessage());
            throw new Problem(Told.problem(
                    503,
                    "provider",
                    "Who are you?",
                    "The identity provider does not answer, so no token can be checked now; try again.",
                    10L));
        }
    }

    private static Problem refused(String why) {
        return Problem.of(401, "token", "Who are you?", "The token is not accepted: " + why + ". Get a new one.");
    }

    private static String why(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof InvalidJwtException invalid)) continue;
            if (invalid.hasExpired()) return "it expired";
            if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING))
                return "it is not meant for this service";
            if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING))
                return "another provider issued it";
        }
        return "its signature, time, issuer or audience is wrong";
    }

    private JsonNode claims(String token) {
        try {
            return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw refused("it cannot be read");
        }
    }

    /** By its name, which may hold slashes, else by its path. */
    private static JsonNode claim(JsonNode claims, String name) {
        return claims.has(name) ? claims.get(name) : claims.at("/" + name);
    }

    private Set<String> roles(JsonNode claims) {
        var roles = new HashSet<String>();
        var listed = claim(claims, config.rolesClaim());
        if (listed.isTextual()) roles.addAll(List.of(listed.asText().split(" ")));
        listed.forEach(role -> roles.add(role.asText()));
        return roles;
    }
}
