package docket.review.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.documents.InboxObject;
import docket.messages.Channel;
import docket.messages.DocumentEvent.DocumentFailed;
import docket.messages.DocumentEvent.DocumentRedriven;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentId;
import docket.messages.Wire;
import docket.review.DocumentState;
import docket.review.DrainDeadLetters;
import docket.review.Events;
import docket.review.Failure;
import docket.review.Failures;
import docket.review.Inbox;
import docket.review.Person;
import docket.review.Redrive;
import docket.review.Surroundings;
import docket.review.TakeMessage;
import docket.review.Timeline;
import docket.review.aws.AwsStub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DeadLettersTest {

    private static final Person REVIEWER = new Person("Reviewer", "reviewer@example.com", Person.EVERYTHING);

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @Inject
    DrainDeadLetters drain;

    @Inject
    Redrive redrive;

    @Inject
    Failures failures;

    @Inject
    Timeline timeline;

    @Inject
    TakeMessage takeMessage;

    @Inject
    Inbox inbox;

    @Inject
    SentMessages sent;

    @Test
    void aDeadLetterIsKeptWithTheReasonOfTheLastAttempt() {
        var document = Events.newDocument();
        takeMessage.take(Events.received(document));
        takeMessage.take(new StepFailed(document, 2, Events.NOON, Channel.INVOICES, 5, "no answer from the store"));

        assertThat(ended("invoices-dlq", Wire.write(Events.classified(document))))
                .isEqualTo("ack");

        var failure = failureOf(document).orElseThrow();
        assertThat(failure.reason()).isEqualTo("no answer from the store");
        assertThat(failure.channel()).isEqualTo("invoices");
        assertThat(state(document)).isEqualTo(DocumentState.FAILED);
        assertThat(timeline.summary(document).orElseThrow().note()).isEqualTo("no answer from the store");
    }

    @Test
    void theSameDeadLetterIsKeptOnce() {
        var document = Events.newDocument();
        var body = Wire.write(Events.classified(document));

        drain.drain("invoices", "m-1", body, null);
        drain.drain("invoices", "m-1", body, null);

        assertThat(timeline.events(document)).hasSize(1).first().isInstanceOf(DocumentFailed.class);
    }

    @Test
    void aPersonSendsItAgainOnce() {
        var document = Events.newDocument();
        takeMessage.take(Events.received(document));
        drain.drain("invoices", "m-1", Wire.write(Events.classified(document)), "away");
        var failure = failureOf(document).orElseThrow();

        assertThat(redrive.redrive(failure.id(), REVIEWER)).isEqualTo(Redrive.Outcome.SENT);
        assertThat(redrive.redrive(failure.id(), REVIEWER)).isEqualTo(Redrive.Outcome.ALREADY_SENT);

        await().until(() -> !sent.on(Channel.INVOICES, document).isEmpty());
        assertThat(sent.on(Channel.INVOICES, document)).containsExactly(Events.classified(document));
        assertThat(timeline.events(document)).hasAtLeastOneElementOfType(DocumentRedriven.class);
        assertThat(state(document)).isEqualTo(DocumentState.RECEIVED);
    }

    @Test
    void whatFailsAgainAfterwardsIsOpenAgain() {
        var document = Events.newDocument();
        takeMessage.take(Events.received(document));
        var body = Wire.write(Events.classified(document));
        drain.drain("invoices", "m-1", body, "away");
        redrive.redrive(failureOf(document).orElseThrow().id(), REVIEWER);

        drain.drain("invoices", "m-1", body, "away");
        assertThat(state(document)).as("a late twin of the first").isEqualTo(DocumentState.RECEIVED);

        drain.drain("invoices", "m-2", body, "still away");
        assertThat(failureOf(document)).get().matches(Failure::open);
        assertThat(state(document)).isEqualTo(DocumentState.FAILED);
    }

    @Test
    void whatCannotBeReadIsKeptAndNotSentAgain() {
        var body = "no event " + UUID.randomUUID() + " {\"taskToken\": \"secret\"}";

        assertThat(ended("reviews-dlq", body)).isEqualTo("ack");

        var failure = failures.newest(true, 500).stream()
                .filter(one -> one.body().equals(body))
                .findFirst()
                .orElseThrow();
        assertThat(failure.readable()).isFalse();
        assertThat(failure.excerpt()).startsWith("no event").doesNotContain("secret");
        assertThat(redrive.redrive(failure.id(), REVIEWER)).isEqualTo(Redrive.Outcome.UNREADABLE);
    }

    @Test
    void aLongMessageIsShownInPart() {
        var failure = new Failure("f-1", "events", "m", "x".repeat(9_000), false, "", null, Events.NOON, null, null);

        assertThat(failure.excerpt()).hasSize(2_049);
    }

    @Test
    void anUploadThatCouldNotBeTakenInFailsByNameAndGoesBackToTheInbox() {
        var object = inbox.put("Müller + Söhne.pdf", "bytes".getBytes(StandardCharsets.UTF_8));
        var body = announcement(object);

        assertThat(ended("inbox-dlq", body)).isEqualTo("ack");

        var document = object.documentId();
        var failure = failureOf(document).orElseThrow();
        assertThat(failure.reason()).contains("Müller + Söhne.pdf");
        assertThat(state(document)).isEqualTo(DocumentState.FAILED);
        redrive.redrive(failure.id(), REVIEWER);
        await().until(() -> AwsStub.messagesTo("inbox").contains(body));
    }

    @Test
    void anAnnouncementOfAnObjectThatIsGoneIsKeptWithoutADocument() {
        var gone = new InboxObject("docket-inbox", "uploads/" + UUID.randomUUID() + ".pdf", "e", Events.NOON);

        assertThat(ended("inbox-dlq", announcement(gone))).isEqualTo("ack");

        assertThat(failures.newest(true, 500))
                .anySatisfy(failure ->
                        assertThat(failure.reason()).contains(gone.key()).contains("is gone"));
    }

    private static String announcement(InboxObject object) {
        return """
        {"Records": [{"eventVersion": "2.1", "eventName": "ObjectCreated:Put",
          "s3": {"bucket": {"name": "%s"}, "object": {"key": "%s"}}}]}""".formatted(object.bucket(), URLEncoder.encode(object.key(), StandardCharsets.UTF_8));
    }

    private DocumentState state(DocumentId document) {
        return timeline.summary(document).orElseThrow().state();
    }

    private Optional<Failure> failureOf(DocumentId document) {
        return failures.newest(false, 500).stream()
                .filter(failure -> document.equals(failure.documentId()))
                .findFirst();
    }

    private String ended(String queue, String body) {
        var end = new CompletableFuture<String>();
        queues.<Object>source(queue)
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
        return end.completeOnTimeout("neither", 30, TimeUnit.SECONDS).join();
    }
}
