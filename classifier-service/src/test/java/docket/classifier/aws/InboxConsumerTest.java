package docket.classifier.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.classifier.messaging.Twins;
import docket.documents.InboxObject;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxConsumerTest {

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @Inject
    Twins.Broker broker;

    @BeforeEach
    void nothingSentYet() {
        broker.clear();
    }

    @Test
    void anAnnouncedInvoiceIsSentToTheInvoices() {
        assertThat(ended(S3Notification.about("docket-inbox", "März 1.xml"))).isEqualTo("ack");

        assertThat(broker.sent()).singleElement().isInstanceOfSatisfying(DocumentClassified.class, classified -> {
            assertThat(classified.kind()).isEqualTo(Kind.INVOICE);
            assertThat(classified.documentId())
                    .isEqualTo(new InboxObject("docket-inbox", "März 1.xml", "e1", Instant.EPOCH).documentId());
        });
    }

    @Test
    void anAnnouncementThatComesTwiceSendsTheSameTwice() {
        ended(S3Notification.about("docket-inbox", "twice.xml"));
        ended(S3Notification.about("docket-inbox", "twice.xml"));

        assertThat(broker.sent()).hasSize(2).containsOnly(broker.sent().getFirst());
    }

    @Test
    void whatIsGoneIsDoneWith() {
        assertThat(ended(S3Notification.about("docket-inbox", "gone.xml"))).isEqualTo("ack");
        assertThat(broker.sent()).isEmpty();
    }

    @Test
    void anUploadTheStoreCannotGiveComesBack() {
        assertThat(ended(S3Notification.about("docket-inbox", "away.xml"))).isEqualTo("nack");
    }

    @Test
    void aMessageThatIsNoNotificationComesBackUntilItIsDead() {
        assertThat(ended("hello")).isEqualTo("nack");
        assertThat(ended(S3Notification.about("docket-inbox", "after.xml"))).isEqualTo("ack");
    }

    private String ended(String body) {
        var end = new CompletableFuture<String>();
        queues.<Object>source("inbox")
                .send(Message.of(
                        body,
                        () -> {
                            end.complete("ack");
                            return CompletableFuture.completedFuture(null);
                        },
                        _ -> {
                            end.complete("nack");
                            return CompletableFuture.completedFuture(null);
                        }));
        return end.completeOnTimeout("neither", 60, TimeUnit.SECONDS).join();
    }
}
