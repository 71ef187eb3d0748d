package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.invoice.PostgresResource;
import docket.invoice.messaging.Twins;
import docket.invoice.messaging.Twins.Broker.Sent;
import docket.invoice.messaging.Ubl;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Wire;
import docket.messages.Work;
import docket.transport.aws.LambdaDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a process between its queues does besides reading, done by a function: audits, and files that change. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(AuditedInvoicesLambdaTest.Audited.class)
@Tag("lambda")
class AuditedInvoicesLambdaTest {

    private static final Path REFERENCE = folder();

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    /** Of this process; profile and test may be loaded apart. */
    private static Path folder() {
        var folder = Path.of(
                System.getProperty("java.io.tmpdir"),
                "docket-reference-" + ProcessHandle.current().pid());
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void nothingSentYet() {
        broker.clear();
    }

    @Test
    void anInvoiceThatWentThroughIsShownToAPersonAllTheSame() throws IOException, InterruptedException {
        take("audited", "A-1");

        assertThat(broker.sent())
                .extracting(Sent::event)
                .hasExactlyElementsOfTypes(DocumentCompleted.class, ReviewRequested.class);
        assertThat(broker.sent().getLast().event())
                .isInstanceOfSatisfying(
                        ReviewRequested.class,
                        asked -> assertThat(asked.approval())
                                .isNotNull()
                                .satisfies(
                                        approval -> assertThat(approval.audit()).isTrue()));
    }

    @Test
    void aVendorMasterThatIsReplacedCountsFromTheNextInvoiceOn() throws IOException, InterruptedException {
        take("before", "A-2");
        assertThat(broker.sent().getFirst().event()).isInstanceOf(DocumentCompleted.class);
        broker.clear();

        Files.writeString(REFERENCE.resolve("vendors.csv"), "id,name\n1,Somebody Else Ltd\n");
        try {
            take("after", "A-3");
        } finally {
            Files.delete(REFERENCE.resolve("vendors.csv"));
        }

        assertThat(broker.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.event())
                        .isInstanceOfSatisfying(
                                ReviewRequested.class,
                                asked -> assertThat(asked.reasons())
                                        .anyMatch(reason -> reason.contains("not in the vendor master"))));
    }

    private void take(String name, String number) throws IOException, InterruptedException {
        var id = new DocumentId(name);
        documents.keep(id, "a.xml", "s3://in/a.xml", Ubl.sound(number).getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
        var classified = new DocumentClassified(
                id, 2, Instant.EPOCH, Kind.INVOICE, Confidence.CERTAIN, List.of(), Work.free("words-1", 1));
        var answer = LambdaDoor.invoke(port, LambdaDoor.batch(Wire.write(classified)));
        assertThat(answer.findValuesAsText("itemIdentifier")).isEmpty();
    }

    public static class Audited extends LambdaDoor {
        public Audited() {
            super(
                    "invoices",
                    Map.of(
                            "docket.invoice.audit.share", "1",
                            "docket.invoice.reference.folder", REFERENCE.toString(),
                            "docket.invoice.reference.every", "PT0S"));
        }
    }
}
