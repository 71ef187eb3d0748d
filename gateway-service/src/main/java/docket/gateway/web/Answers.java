package docket.gateway.web;

import docket.gateway.Clients;
import docket.gateway.Said;
import docket.gateway.Told;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;

/** What is told, as HTTP. */
final class Answers {

    static final String PROBLEM = "application/problem+json";

    private Answers() {}

    static Response of(Told told) {
        return builder(told).build();
    }

    static Response of(Told told, Clients.Turn turn) {
        return limits(builder(told), turn).build();
    }

    /** The answer to a call that was answered before. */
    static Response again(Said.Claim.Answered answered, Clients.Turn turn) {
        var builder = Response.status(answered.status())
                .type(answered.status() >= 400 ? PROBLEM : MediaType.APPLICATION_JSON)
                .header("Idempotency-Replayed", "true")
                .entity(answered.body());
        answered.location().ifPresent(location -> builder.header(HttpHeaders.LOCATION, location));
        return limits(builder, turn).build();
    }

    private static Response.ResponseBuilder builder(Told told) {
        var builder = Response.status(told.status())
                .type(told.isProblem() ? PROBLEM : MediaType.APPLICATION_JSON)
                .entity(told.body().toString());
        told.retryAfter().ifPresent(seconds -> builder.header(HttpHeaders.RETRY_AFTER, seconds));
        told.job().ifPresent(id -> builder.header(HttpHeaders.LOCATION, "/v1/jobs/" + id));
        if (told.status() == 401) builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return builder;
    }

    private static Response.ResponseBuilder limits(Response.ResponseBuilder builder, Clients.Turn turn) {
        return builder.header("RateLimit-Remaining", Math.max(0, turn.left()))
                .header(
                        "RateLimit-Reset",
                        Math.max(0, Duration.between(Instant.now(), turn.anew()).toSeconds()));
    }
}
