package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.documents.Documents;
import docket.invoice.PostgresResource;
import docket.invoice.messaging.Twins;
import docket.invoice.messaging.Ubl;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Wire;
import docket.messages.Work;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Through Quarkus' Lambda event server: what the function answers to what SQS hands it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(InvoiceLambdaTest.Invoices.class)
@Tag("lambda")
class InvoiceLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Test
    void onlyTheInvoicesThatDidNotWorkOutComeAgain() throws Exception {
        documents.keep(
                new DocumentId("sound"),
                "sound.xml",
                "s3://docket-inbox/sound.xml",
                Ubl.sound("R-1").getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);

        var answer = invoke("{\"Records\":["
                + String.join(
                        ",",
                        message("m-1", classified("sound")),
                        message("m-2", classified("away")),
                        message("m-3", "?"))
                + "]}");

        assertThat(answer.findValuesAsText("itemIdentifier")).containsExactly("m-2", "m-3");
        assertThat(broker.sent()).hasSize(2);
        assertThat(broker.sent().get(0).event()).isInstanceOf(DocumentCompleted.class);
        assertThat(broker.sent().get(1).event())
                .isInstanceOfSatisfying(
                        StepFailed.class, failed -> assertThat(failed.attempt()).isEqualTo(3));
    }

    private JsonNode invoke(String event) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_lambda_"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(event))
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return new ObjectMapper().readTree(response.body());
        }
    }

    private static String classified(String id) {
        return Wire.write(new DocumentClassified(
                new DocumentId(id),
                2,
                Instant.EPOCH,
                Kind.INVOICE,
                Confidence.CERTAIN,
                List.of(),
                Work.free("words-1", 1)));
    }

    private static String message(String id, String body) throws Exception {
        return """
                {"messageId":"%s","receiptHandle":"AQEB","body":%s,
                "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1772366400000",
                "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1772366400001"},
                "messageAttributes":{},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs",
                "eventSourceARN":"arn:aws:sqs:eu-central-1:000000000000:invoices","awsRegion":"eu-central-1"}
                """.formatted(id, new ObjectMapper().writeValueAsString(body));
    }

    public static class Invoices implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.lambda.handler", "invoices",
                    "quarkus.http.test-port", "0",
                    "quarkus.lambda.mock-event-server.test-port", Integer.toString(freePort()));
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
