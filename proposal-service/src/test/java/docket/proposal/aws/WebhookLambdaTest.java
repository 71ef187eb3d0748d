package docket.proposal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.messages.Channel;
import docket.messages.DocumentId;
import docket.proposal.Deals;
import docket.proposal.PostgresResource;
import docket.proposal.WebhookSignature;
import docket.proposal.messaging.Twins;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The webhook as API Gateway hands it over. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WebhookLambdaTest.Webhook.class)
@Tag("lambda")
class WebhookLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    private final String stamp = Long.toString(Instant.now().getEpochSecond());

    @Test
    void anAcceptedDealIsSentBeforeTheAnswer() throws Exception {
        var answer = LambdaDoor.invoke(port, request(Deals.soundBytes("l-1"), Deals.SECRET));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
        var id = new DocumentId(new ObjectMapper()
                .readTree(answer.path("body").asText())
                .path("document_id")
                .asText());
        assertThat(broker.sent(Channel.PROPOSALS, id)).hasSize(1);
    }

    @Test
    void aWrongSignatureIsAProblem() throws Exception {
        var answer = LambdaDoor.invoke(port, request(Deals.soundBytes("l-2"), "somebody else's secret"));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
        assertThat(answer.path("headers").path("Content-Type").asText()).isEqualTo("application/problem+json");
    }

    private String request(byte[] body, String secret) {
        return """
                {"version":"2.0","routeKey":"POST /webhooks/crm","rawPath":"/webhooks/crm","rawQueryString":"",
                "headers":{"content-type":"application/json","x-docket-timestamp":"%s","x-docket-signature":"%s"},
                "requestContext":{"http":{"method":"POST","path":"/webhooks/crm","protocol":"HTTP/1.1"}},
                "isBase64Encoded":true,"body":"%s"}
                """.formatted(
                        stamp,
                        new WebhookSignature(secret).sign(stamp, body),
                        Base64.getEncoder().encodeToString(body));
    }

    public static class Webhook extends LambdaDoor {
        public Webhook() {
            super("crm-webhook");
        }
    }
}
