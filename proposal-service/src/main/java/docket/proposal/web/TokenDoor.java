package docket.proposal.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets only programs in that hold the API token. Webhooks have proofs of their own. */
class TokenDoor {

    private static final String BEARER = "Bearer ";

    private final Optional<String> apiToken;

    TokenDoor(@ConfigProperty(name = "docket.api.token") Optional<String> apiToken) {
        this.apiToken = apiToken.filter(token -> !token.isBlank());
    }

    @ServerRequestFilter
    @Nullable
    Response enter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith("/api/")) return null;
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return authorization != null && isToken(authorization)
                ? null
                : Problem.answer(401, "Not signed in", "Send the API token as 'Authorization: Bearer …'.");
    }

    private boolean isToken(String authorization) {
        return apiToken.isPresent()
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        apiToken.get().getBytes(StandardCharsets.UTF_8));
    }
}
