package docket.proposal.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.proposal.WebhookRequest;
import docket.proposal.messaging.DealOutbox;
import docket.proposal.web.CrmWebhooks;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The CRM's webhook behind an HTTP API of API Gateway, or a function URL (payload format 2.0). */
@Named("crm-webhook")
class WebhookLambda implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/webhooks/crm/";

    private final CrmWebhooks webhooks;
    private final DealOutbox outbox;

    WebhookLambda(CrmWebhooks webhooks, DealOutbox outbox) {
        this.webhooks = webhooks;
        this.outbox = outbox;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        var headers = request.getHeaders() == null ? Map.<String, String>of() : request.getHeaders();
        var path = request.getRawPath() == null ? "" : request.getRawPath();
        var query = request.getRawQueryString() == null ? "" : request.getRawQueryString();
        var asked = query.isEmpty() ? path : path + "?" + query;
        var url = webhooks.publicUrl("https://" + headers.getOrDefault("host", "") + asked, asked);
        var answer = webhooks.receive(crm(path), new WebhookRequest("POST", url, headers, body(request)));
        // Nothing runs after the answer here; what cannot be sent now goes with the next call.
        if (answer.accepted()) outbox.send();
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(Map.of("Content-Type", answer.mediaType()))
                .withBody(json(answer))
                .build();
    }

    /** What follows {@code /webhooks/crm/}; nothing for the generic webhook. */
    private static String crm(String path) {
        int last = path.lastIndexOf(PATH);
        return last < 0 ? "" : path.substring(last + PATH.length());
    }

    private static byte[] body(APIGatewayV2HTTPEvent request) {
        var body = request.getBody() == null ? "" : request.getBody();
        return request.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(CrmWebhooks.Answer answer) {
        try {
            return answer.body() instanceof String text ? text : JSON.writeValueAsString(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings and numbers is JSON", e);
        }
    }
}
