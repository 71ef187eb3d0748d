package docket.proposal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.documents.Documents;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Wire;
import docket.messages.Work;
import docket.proposal.PostgresResource;
import docket.proposal.messaging.Twins;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.common.QuarkusTestResource;
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
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ProposalLambdaTest.Proposals.class)
@Tag("lambda")
class ProposalLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Test
    void onlyTheMessagesThatDidNotWorkOutComeAgain() throws Exception {
        var id = new DocumentId("d-lambda");
        var text = "The system must answer within a second.\n".getBytes(StandardCharsets.UTF_8);
        documents.keep(id, "request.txt", "s3://docket-inbox/request.txt", text, Instant.EPOCH);

        var answer = LambdaDoor.invoke(
                port,
                batch(
                        message(
                                "m-1",
                                Wire.write(new DocumentClassified(
                                        id,
                                        2,
                                        Instant.EPOCH,
                                        Kind.PROPOSAL_REQUEST,
                                        Confidence.CERTAIN,
                                        List.of(),
                                        Work.free("x", 1)))),
                        message(
                                "m-2",
                                Wire.write(new DealChanged(
                                        new DocumentId("deal-unknown"), 2, Instant.EPOCH, "generic", "1"))),
                        message("m-3", "no event")));

        assertThat(answer.findValuesAsText("itemIdentifier")).containsExactly("m-2", "m-3");
        assertThat(broker.first(Channel.REVIEWS, id, ReviewRequested.class)).isPresent();
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
                "eventSourceARN":"arn:aws:sqs:eu-central-1:000000000000:proposals","awsRegion":"eu-central-1"}
                """.formatted(id, new ObjectMapper().writeValueAsString(body));
    }

    public static class Proposals extends LambdaDoor {
        public Proposals() {
            super("proposals");
        }
    }
}
