package docket.gateway.web;

import docket.gateway.Told;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Problems where no address of ours is concerned: bodies nobody will read, paths that lead nowhere. */
@Singleton
class Elsewhere {

    private static final int BEFORE_ALL = Integer.MIN_VALUE + 1_000;
    private static final int AFTER_ALL = Integer.MAX_VALUE;

    private final long largest;

    Elsewhere(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size")
                    io.quarkus.runtime.configuration.MemorySize largest) {
        this.largest = largest.asLongValue();
    }

    void routes(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(this::measure);
        router.route().order(AFTER_ALL).handler(context -> tell(context, Problems.told(404, "")));
    }

    /** Before the body is read; the connection ends, for nobody waits for the rest of it. */
    private void measure(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !isTooLong(length)) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        tell(context, Problems.told(413, ""));
        context.response().endHandler(ended -> context.request().connection().close());
    }

    private boolean isTooLong(String length) {
        try {
            return Long.parseLong(length) > largest;
        } catch (NumberFormatException e) {
            return false; // The server itself refuses it.
        }
    }

    private static void tell(RoutingContext context, Told told) {
        context.response()
                .setStatusCode(told.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.PROBLEM)
                .end(told.body().toString());
    }
}
