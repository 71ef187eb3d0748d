package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.invoice.PostgresResource;
import docket.invoice.ReadingJobs;
import docket.invoice.messaging.Twins;
import docket.invoice.messaging.Twins.Broker.Sent;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Work;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Completion events through the Lambda door: the document comes back once, whatever else the account's rule brings. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = BedrockResource.class, restrictToAnnotatedClass = true)
@TestProfile(DataAutomationLambdaTest.Events.class)
@Tag("lambda")
class DataAutomationLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    DataAutomation client;

    @Inject
    ReadingJobs jobs;

    @Test
    void aDocumentWhoseJobIsDoneComesAgainOnceAndNothingElseDoes() throws IOException, InterruptedException {
        var invoice = DataAutomationLambdaTest.underWay("by-event", client, jobs);
        var service = BedrockResource.service();
        var done = service.event(service.jobs().getLast(), "SUCCESS");

        var answer = LambdaDoor.invoke(
                port, LambdaDoor.batch(done, done, "no json", done.replace("docket-documents", "of-somebody-else")));

        assertThat(answer.findValuesAsText("itemIdentifier")).isEmpty();
        assertThat(broker.sent()).containsExactly(new Sent(Channel.INVOICES, invoice));
    }

    @Test
    void aBatchOfModelCallsIsNobodysDocument() throws IOException, InterruptedException {
        var before = broker.sent().size();

        var answer = LambdaDoor.invoke(port, LambdaDoor.batch("""
                {"version":"0","id":"a1b2c3d4-0000-1111-2222-333344445555","source":"aws.bedrock",
                "detail-type":"Batch Inference Job State Change","account":"111122223333","time":"2026-03-01T12:00:00Z",
                "region":"eu-central-1","resources":["arn:aws:bedrock:eu-central-1:111122223333:model-invocation-job/abc"],
                "detail":{"version":"0.0","accountId":"111122223333","batchJobName":"docket-b-7",
                "batchJobArn":"arn:aws:bedrock:eu-central-1:111122223333:model-invocation-job/abc",
                "batchModelId":"anthropic.claude-sonnet-4-5-20250929-v1:0","status":"Failed",
                "failureMessage":"the input file is empty","creationTime":"Mar 1, 2026, 12:00:00 PM"}}"""));

        assertThat(answer.findValuesAsText("itemIdentifier")).isEmpty();
        assertThat(broker.sent()).hasSize(before);
    }

    /** A job that the service has taken. */
    static DocumentClassified underWay(String name, DataAutomation client, ReadingJobs jobs) {
        var id = new DocumentId(name);
        var invoice = new DocumentClassified(
                id, 2, Instant.EPOCH, Kind.INVOICE, Confidence.CERTAIN, List.of(), Work.free("words-1", 1));
        var now = Instant.now();
        jobs.begin(new ReadingJobs.Job(invoice, null, now, now.plusSeconds(600), null), now);
        var place = "s3://docket-documents/" + id + "/bda/";
        jobs.taken(id, client.start("token-" + name, place + "input.pdf", place + "out"), now.minusSeconds(1));
        return invoice;
    }

    public static class Events extends LambdaDoor {
        public Events() {
            super("data-automation", BedrockResource.SETTINGS);
        }
    }
}
