package docket.review.web;

import docket.documents.Documents.UnknownDocument;
import docket.documents.Objects.StoreUnavailable;
import docket.review.Inbox.InboxUnavailable;
import io.quarkus.security.AuthenticationCompletionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every trouble as problem+json (RFC 9457) for programs, as a page for people. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String JSON = "application/problem+json";

    @ServerExceptionMapper
    Response problem(Problem problem, UriInfo uri) {
        return answer(problem.status(), problem.title(), problem.detail(), uri);
    }

    @ServerExceptionMapper
    Response unknown(UnknownDocument unknown, UriInfo uri) {
        return answer(404, "Not found", "There is " + unknown.getMessage() + ".", uri);
    }

    @ServerExceptionMapper
    Response away(StoreUnavailable away, UriInfo uri) {
        return away(away.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response away(InboxUnavailable away, UriInfo uri) {
        return away(away.getMessage(), uri);
    }

    private static Response away(@Nullable String message, UriInfo uri) {
        LOG.warnf("%s: %s", uri.getPath(), message);
        return answer(503, "Not now", "The document store does not answer. Try again in a moment.", uri);
    }

    @ServerExceptionMapper
    Response other(WebApplicationException exception, UriInfo uri) {
        var response = exception.getResponse();
        if (response.hasEntity()) return response;
        var title = response.getStatusInfo().getReasonPhrase();
        var detail = switch (response.getStatus()) {
            case 404 -> "There is nothing here.";
            case 405 -> "This address does not take this method.";
            case 415 -> "This address takes another media type.";
            default -> title + ".";
        };
        return answer(response.getStatus(), title, detail, uri);
    }

    /** Somebody came back from the identity provider with what is not to be relied on. Its words are not repeated. */
    @ServerExceptionMapper
    Response refused(AuthenticationCompletionException refused, UriInfo uri) {
        LOG.warnf("%s: a sign-in with the identity provider was refused", uri.getPath());
        return answer(
                401,
                "You are not signed in",
                "Your organisation's sign-in was refused, came too late, or was not for this visit. Start again at"
                        + " /sign-in; if it happens again, ask an admin to compare DOCKET_OIDC_ISSUER,"
                        + " DOCKET_OIDC_CLIENT_ID and the machines' clocks with the provider's.",
                uri);
    }

    @ServerExceptionMapper
    Response mistake(RuntimeException mistake, UriInfo uri) {
        LOG.errorf(mistake, "%s did not work out", uri.getPath());
        return answer(
                500, "Something went wrong", "Nothing was changed. Try again, then look into the service's log.", uri);
    }

    static Response answer(int status, String title, String detail, UriInfo uri) {
        return uri.getPath().startsWith("/api") ? json(status, title, detail) : page(status, title, detail);
    }

    private static Response json(int status, String title, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        var response = Response.status(status).type(JSON).entity(problem);
        return (status == 401 ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : response).build();
    }

    private static Response page(int status, String title, String detail) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Pages.trouble(title, detail).render())
                .build();
    }
}
