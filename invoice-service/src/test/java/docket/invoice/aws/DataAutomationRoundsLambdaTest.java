package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.invoice.PostgresResource;
import docket.invoice.ReadingJobs;
import docket.invoice.messaging.Twins;
import docket.invoice.messaging.Twins.Broker.Sent;
import docket.messages.Channel;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs whose event is lost, looked after by a function that a schedule calls. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = BedrockResource.class, restrictToAnnotatedClass = true)
@TestProfile(DataAutomationRoundsLambdaTest.Rounds.class)
@Tag("lambda")
class DataAutomationRoundsLambdaTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    DataAutomation client;

    @Inject
    ReadingJobs jobs;

    @Test
    void aJobNobodyHasSaidAnythingOfIsAskedAboutAndItsDocumentComesAgainOnce()
            throws IOException, InterruptedException {
        var invoice = DataAutomationLambdaTest.underWay("by-round", client, jobs);
        var service = BedrockResource.service();
        service.end(service.jobs().getLast(), "Success");

        assertThat(LambdaDoor.invoke(port, LambdaDoor.SCHEDULED).asText()).isEqualTo("asked");
        LambdaDoor.invoke(port, LambdaDoor.SCHEDULED);

        assertThat(broker.sent()).containsExactly(new Sent(Channel.INVOICES, invoice));
    }

    public static class Rounds extends LambdaDoor {
        public Rounds() {
            super("data-automation-rounds", BedrockResource.SETTINGS);
        }
    }
}
