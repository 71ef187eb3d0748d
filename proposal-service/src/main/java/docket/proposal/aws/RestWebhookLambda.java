package docket.proposal.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.Collectors;

/** The CRM's webhook behind a REST API of API Gateway (payload format 1.0), which takes a firewall before it. */
@Named("crm-webhook-rest")
class RestWebhookLambda implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private final WebhookLambda webhook;

    RestWebhookLambda(WebhookLambda webhook) {
        this.webhook = webhook;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent request, Context context) {
        var answer = webhook.handleRequest(asNewer(request), context);
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(answer.getStatusCode())
                .withHeaders(answer.getHeaders())
                .withBody(answer.getBody())
                .withIsBase64Encoded(answer.getIsBase64Encoded());
    }

    /** Newer events have names of headers in small letters, and the query as it stood in the address. */
    static APIGatewayV2HTTPEvent asNewer(APIGatewayProxyRequestEvent request) {
        var headers = new HashMap<String, String>();
        if (request.getHeaders() != null) {
            request.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        }
        var query = request.getQueryStringParameters() == null
                ? ""
                : request.getQueryStringParameters().entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .sorted()
                        .collect(Collectors.joining("&"));
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRawPath(request.getPath())
                .withRawQueryString(query)
                .withHeaders(headers)
                .withBody(request.getBody())
                .withIsBase64Encoded(Boolean.TRUE.equals(request.getIsBase64Encoded()))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(request.getHttpMethod())
                                .withPath(request.getPath())
                                .build())
                        .build())
                .build();
    }
}
