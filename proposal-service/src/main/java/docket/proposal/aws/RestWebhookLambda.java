package docket.proposal.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /**
     * Newer events have names of headers in small letters, and the address as it was called: with the stage before the
     * path, and the query not decoded. Who signs the address signs that one.
     */
    static APIGatewayV2HTTPEvent asNewer(APIGatewayProxyRequestEvent request) {
        var headers = new HashMap<String, String>();
        if (request.getHeaders() != null) {
            request.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        }
        var path = called(request);
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRawPath(path)
                .withRawQueryString(query(request))
                .withHeaders(headers)
                .withBody(request.getBody())
                .withIsBase64Encoded(Boolean.TRUE.equals(request.getIsBase64Encoded()))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(request.getHttpMethod())
                                .withPath(path)
                                .build())
                        .build())
                .build();
    }

    private static String called(APIGatewayProxyRequestEvent request) {
        var context = request.getRequestContext();
        return context == null || context.getPath() == null ? request.getPath() : context.getPath();
    }

    /** In the order in which the event names them; a name may stand there several times. */
    private static String query(APIGatewayProxyRequestEvent request) {
        var several = request.getMultiValueQueryStringParameters();
        if (several != null) {
            return several.entrySet().stream()
                    .flatMap(one -> one.getValue().stream().map(value -> parameter(one.getKey(), value)))
                    .collect(Collectors.joining("&"));
        }
        var single = request.getQueryStringParameters();
        return single == null
                ? ""
                : single.entrySet().stream()
                        .map(one -> parameter(one.getKey(), one.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String parameter(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
