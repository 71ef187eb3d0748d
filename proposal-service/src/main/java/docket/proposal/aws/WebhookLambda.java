package docket.proposal.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.proposal.messaging.DealOutbox;
import docket.proposal.web.CrmWebhooks;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The CRM's webhook behind an HTTP API of API Gateway, or a function URL (payload format 2.0). */
@Named("crm-webhook")
class WebhookLambda implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CrmWebhooks webhooks;
    private final DealOutbox outbox;

    WebhookLambda(CrmWebhooks webhooks, DealOutbox outbox) {
        this.webhooks = webhooks;
        this.outbox = outbox;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (request.getHeaders() != null) headers.putAll(request.getHeaders());
        var answer =
                webhooks.receive(headers.get(CrmWebhooks.TIMESTAMP), headers.get(CrmWebhooks.SIGNATURE), body(request));
        // Nothing runs after the answer here; what cannot be sent now goes with the next call.
        if (answer.accepted()) outbox.send();
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(Map.of("Content-Type", answer.mediaType()))
                .withBody(json(answer))
                .build();
    }

    private static byte[] body(APIGatewayV2HTTPEvent request) {
        var body = request.getBody() == null ? "" : request.getBody();
        return request.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(CrmWebhooks.Answer answer) {
        try {
            return JSON.writeValueAsString(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings and numbers is JSON", e);
        }
    }
}
