package docket.opsalert.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import docket.opsalert.Cases.NoSupport;
import docket.opsalert.Respond;
import java.util.Map;

/** The page of a draft: GET shows what would be sent to AWS Support and changes nothing, POST sends it, once. */
public final class CasesHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final Wiring wiring;

    /** As Lambda makes it. */
    public CasesHandler() {
        this(System.getenv());
    }

    CasesHandler(Map<String, String> environment) {
        this.wiring = new Wiring(environment);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent request, Context context) {
        var secret = request.getPathParameters() == null
                ? ""
                : request.getPathParameters().getOrDefault("draft", "");
        var drafts = wiring.drafts();
        var draft = drafts.find(secret);
        if (draft.isEmpty()) return page(NOT_FOUND, "<p>There is no such draft.</p>");
        return switch (request.getHttpMethod()) {
            case "GET", "HEAD" -> {
                var over = drafts.outcome(secret);
                var text = "<h1>" + escaped(draft.get().subject()) + "</h1><pre>"
                        + escaped(draft.get().body()) + "</pre>";
                yield page(
                        OK,
                        over.isPresent()
                                ? text + "<p>This was " + escaped(over.get()) + ".</p>"
                                : text + "<form method=\"post\"><button>Send to AWS Support</button></form>");
            }
            case "POST" -> {
                try {
                    yield page(
                            OK,
                            "<p>" + escaped(Respond.agreed(wiring.cases(), drafts, wiring.mails(), secret)) + "</p>");
                } catch (NoSupport e) {
                    yield page(
                            UNAVAILABLE, "<p>Nothing was sent: " + escaped(String.valueOf(e.getMessage())) + ".</p>");
                }
            }
            default -> page(NOT_ALLOWED, "<p>GET or POST.</p>");
        };
    }

    private static APIGatewayProxyResponseEvent page(int status, String body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Cache-Control", "no-store",
                        "Referrer-Policy", "no-referrer",
                        "X-Robots-Tag", "noindex",
                        "Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'"))
                .withBody("<!doctype html><meta charset=\"utf-8\"><title>Docket</title>" + body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
