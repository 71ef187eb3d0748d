package docket.review.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.Wire;
import docket.review.DocumentState;
import docket.review.Events;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Surroundings;
import docket.review.Timeline;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ConsumersTest {

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @Inject
    Timeline timeline;

    @Inject
    Reviews reviews;

    @Test
    void anEventIsAcknowledgedWhenTheTimelineHasIt() {
        var document = Events.newDocument();

        assertThat(ended("events", Wire.write(Events.received(document)))).isEqualTo("ack");

        assertThat(timeline.events(document)).containsExactly(Events.received(document));
    }

    @Test
    void aQuestionIsInTheTimelineAndBeforeAPerson() {
        var document = Events.newDocument();
        var question = Wire.write(Events.requested(document));

        assertThat(ended("reviews", question)).isEqualTo("ack");
        assertThat(ended("reviews", question)).as("the same again").isEqualTo("ack");

        assertThat(reviews.of(document)).singleElement().matches(Review::isOpen);
        assertThat(timeline.summary(document).orElseThrow().state()).isEqualTo(DocumentState.REVIEW);
    }

    @Test
    void whatIsNoEventComesBackUntilItIsDead() {
        assertThat(ended("events", "no event")).isEqualTo("nack");
        assertThat(ended("reviews", "{}")).isEqualTo("nack");
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
