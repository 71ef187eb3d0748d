package docket.classifier.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.classifier.messaging.Twins;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Through Quarkus' Lambda event server: what the function answers to what SQS hands it. */
@QuarkusTest
@TestProfile(InboxLambdaTest.Inbox.class)
@Tag("lambda")
class InboxLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Test
    void onlyTheUploadsThatDidNotWorkOutComeAgain() throws Exception {
        broker.clear();

        var answer = LambdaDoor.invoke(
                port,
                batch(
                        message("m-1", S3Notification.about("docket-inbox", "one.xml")),
                        message("m-2", S3Notification.about("docket-inbox", "away.xml")),
                        message("m-3", "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}"),
                        message("m-4", "not a notification")));

        assertThat(answer.findValuesAsText("itemIdentifier")).containsExactly("m-2", "m-4");
        assertThat(broker.sent()).singleElement().isInstanceOf(DocumentClassified.class);
    }

    @Test
    void aBatchThatWorkedOutAnswersAnEmptyList() throws Exception {
        var answer = LambdaDoor.invoke(port, batch(message("m-1", S3Notification.about("docket-inbox", "fine.xml"))));

        assertThat(answer.path("batchItemFailures").isArray()).isTrue();
        assertThat(answer.path("batchItemFailures")).isEmpty();
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
                "eventSourceARN":"arn:aws:sqs:eu-central-1:000000000000:inbox","awsRegion":"eu-central-1"}
                """.formatted(id, new ObjectMapper().writeValueAsString(body));
    }

    public static class Inbox extends LambdaDoor {
        public Inbox() {
            super("inbox");
        }
    }
}
