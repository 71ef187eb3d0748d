package docket.review.web;

import docket.review.ApiTokens;
import docket.review.Patience;
import docket.review.Secret;
import docket.review.SignIn;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets in whoever holds the API token or a session, and tells browsers what our pages never do. Approval links and
 * sign-in links open their own pages and nothing else.
 */
class Doorkeeper {

    static final String SESSION = "docket-session";
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String BEARER = "Bearer ";
    static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final SignIn signIn;
    private final Visitor visitor;
    private final ApiTokens tokens;
    private final Rooms rooms;
    private final Patience patience;

    Doorkeeper(SignIn signIn, Visitor visitor, ApiTokens tokens, Rooms rooms, Patience patience) {
        this.patience = patience;
        this.signIn = signIn;
        this.visitor = visitor;
        this.tokens = tokens;
        this.rooms = rooms;
    }

    /** @return an answer for whoever may not enter */
    @ServerRequestFilter
    @Nullable
    Response enter(ContainerRequestContext request, HttpServerRequest http) {
        var path = request.getUriInfo().getPath();
        requireOwnPage(request);
        if (opensItself(path)) {
            // Who is signed in besides may do more there.
            enterBySession(request);
            return null;
        }
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean api = path.startsWith("/api/");
        if (api && authorization != null) {
            var from = "token from " + http.remoteAddress().host();
            Waits.require(patience, from);
            var tenant = authorization.startsWith(BEARER)
                    ? tokens.tenant(authorization.substring(BEARER.length()))
                    : Optional.<String>empty();
            if (tenant.isEmpty()) {
                patience.failed(from);
                return unknown(request);
            }
            visitor.isProgram(tenant.get());
            rooms.require(request, visitor.person());
            return null;
        }
        if (!enterBySession(request)) return api ? unknown(request) : toSignIn();
        if (api && !READING.contains(request.getMethod())) visitor.require(request.getHeaderString(CSRF_HEADER));
        rooms.require(request, visitor.person());
        return null;
    }

    /** Whatever proof a form carries besides: browsers say themselves when another site sent it. */
    private static void requireOwnPage(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        if (!READING.contains(request.getMethod()) && ("cross-site".equals(site) || "same-site".equals(site))) {
            throw Problem.forbidden("Another site sent this. Do it on Docket's own page.");
        }
    }

    private static boolean opensItself(String path) {
        return path.equals("/sign-in") || path.startsWith("/sign-in/") || path.startsWith("/a/");
    }

    private boolean enterBySession(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(SESSION);
        if (cookie == null) return false;
        var session = new Secret(cookie.getValue());
        var person = signIn.signedIn(session);
        person.ifPresent(signedIn -> visitor.is(signedIn, session));
        return person.isPresent();
    }

    private static Response unknown(ContainerRequestContext request) {
        return Problems.answer(
                401,
                "Not signed in",
                "Send the API token as 'Authorization: Bearer …', or sign in at the workbench.",
                request.getUriInfo());
    }

    private static Response toSignIn() {
        return Response.seeOther(URI.create("/sign-in")).build();
    }

    @ServerResponseFilter
    void protect(ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Frame-Options", "DENY");
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("X-Robots-Tag", "noindex, nofollow");
        headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
        headers.putSingle("Cross-Origin-Resource-Policy", "same-origin");
        if (!headers.containsKey("Content-Security-Policy")) headers.putSingle("Content-Security-Policy", POLICY);
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
