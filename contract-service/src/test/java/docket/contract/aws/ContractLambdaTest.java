package docket.contract.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.contract.SampleContracts;
import docket.contract.messaging.Twins;
import docket.documents.Documents;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Wire;
import docket.messages.Work;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Through Quarkus' Lambda event server: what the function answers to what SQS hands it. */
@QuarkusTest
@TestProfile(ContractLambdaTest.Contracts.class)
@Tag("lambda")
class ContractLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Test
    void onlyTheContractsThatDidNotWorkOutComeAgain() throws Exception {
        broker.clear();
        var id = new DocumentId("d-lambda");
        documents.keep(
                id, "a.txt", "s3://inbox/a.txt", SampleContracts.SOUND.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);

        var answer = LambdaDoor.invoke(
                port,
                batch(
                        message("m-1", Wire.write(classified(id))),
                        message("m-2", Wire.write(classified(new DocumentId("d-unknown")))),
                        message("m-3", "not an event")));

        assertThat(answer.findValuesAsText("itemIdentifier")).containsExactly("m-2", "m-3");
        assertThat(broker.sent().getFirst().event()).isInstanceOf(DocumentCompleted.class);
    }

    private static DocumentClassified classified(DocumentId id) {
        return new DocumentClassified(
                id, 2, Instant.EPOCH, Kind.CONTRACT, Confidence.CERTAIN, List.of("says so"), Work.free("test", 1));
    }

    private static String batch(String... messages) {
        return "{\"Records\":[" + String.join(",", messages) + "]}";
    }

    private static String message(String id, String body) throws Exception {
        return """
                {"messageId":"%s","receiptHandle":"AQEB","body":%s,
                "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1772366400000",
                "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1772366400001"},
                "messageAttributes":{},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs",
                "eventSourceARN":"arn:aws:sqs:eu-central-1:000000000000:contracts","awsRegion":"eu-central-1"}
                """.formatted(id, new ObjectMapper().writeValueAsString(body));
    }

    public static class Contracts extends LambdaDoor {
        public Contracts() {
            super("contracts");
        }
    }
}
