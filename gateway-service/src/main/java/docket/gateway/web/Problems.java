package docket.gateway.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import docket.gateway.Told;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every trouble as problem+json (RFC 9457). What a request said never comes back in it, nor into the log. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return Answers.of(problem.told());
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable) {
        String where = unreadable instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? " at \"" + mapping.getPath().stream().map(Problems::name).collect(Collectors.joining(".")) + "\""
                : "";
        return Answers.of(Told.problem(
                400,
                "unreadable",
                "Not readable",
                "The body is not the JSON this address takes" + where + ". See /docs.",
                null));
    }

    private static String name(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? Integer.toString(reference.getIndex()) : reference.getFieldName();
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException unreadable) return unreadable(unreadable);
        var status = exception.getResponse().getStatusInfo();
        return Answers.of(told(status.getStatusCode(), status.getReasonPhrase()));
    }

    /** @param title what HTTP calls it, where nothing better is known */
    static Told told(int status, String title) {
        return switch (status) {
            case 400 -> of(status, "Not readable", "The body is not the JSON this address takes. See /docs.");
            case 404 -> of(status, "Not found", "There is nothing here. See /docs.");
            case 405 -> of(status, "Method not allowed", "This address does not take this method. See /docs.");
            case 406 ->
                of(
                        status,
                        "Not acceptable",
                        "This address answers with application/json or, where words stream, text/event-stream.");
            case 413 -> of(status, "Too large", "The body is larger than 10 MB. Send less at once.");
            case 415 -> of(status, "Unsupported media type", "This address takes application/json.");
            default -> of(status, title, title + ".");
        };
    }

    private static Told of(int status, String title, String detail) {
        return Told.problem(status, "request", title, detail, null);
    }

    @ServerExceptionMapper
    public Response mistake(RuntimeException mistake, UriInfo uri) {
        LOG.errorf(mistake, "%s did not work out", uri.getPath());
        return Answers.of(Told.problem(
                500, "mistake", "Something went wrong", "Try again, then look into the service's log.", null));
    }
}
