package docket.model;

import static docket.model.World.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.bedrock.Fault;
import docket.model.Answer.Rejected;
import docket.model.Answer.TooLate;
import docket.model.Answer.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is tried again, where, and after how long. */
class RetriesTest {

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aThrottledPlaceIsLeftForTheNextAtOnce() {
        world.bedrock.next(Fault.throttled());

        var given = given(world.gateway.ask(world.question("claude-sonnet", "?")));

        assertThat(given.receipt().route()).isEqualTo("us");
        assertThat(world.bedrock.calls()).extracting(c -> c.region()).containsExactly("eu-central-1", "us-east-1");
        assertThat(world.waits).isEmpty();
    }

    @Test
    void whereThereIsNoOtherPlaceTheHostsWishIsWaitedFor() {
        world.bedrock.next(Fault.throttled(3));

        given(world.gateway.ask(world.question("mistral-large", "?")));

        assertThat(world.waits).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void withoutAWishTheWaitIsFullJitter() {
        world.bedrock.next(Fault.throttled(), Fault.throttled());

        given(world.gateway.ask(world.question("mistral-large", "?")));

        assertThat(world.waits).hasSize(2);
        assertThat(world.waits.getFirst()).isLessThanOrEqualTo(Duration.ofMillis(500));
        assertThat(world.waits.getLast()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aModelThatTimesOutIsAskedForHalfOnce() {
        world.bedrock.next(Fault.modelTimeout());
        var given = given(world.gateway.ask(world.question("claude-sonnet", "?").withMaxTokens(800)));
        assertThat(given.receipt().calls()).isEqualTo(2);
        assertThat(world.bedrock.calls())
                .extracting(c -> c.body().at("/inferenceConfig/maxTokens").asInt())
                .containsExactly(800, 400);

        world.bedrock.next(Fault.modelTimeout(), Fault.modelTimeout());
        assertThat(world.gateway.ask(world.question("claude-sonnet", "?"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void aModelThatIsBeingLoadedIsWaitedFor() {
        world.bedrock.next(Fault.notReady());

        given(world.gateway.ask(world.question("claude-sonnet", "?")));

        assertThat(world.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4)));
    }

    @Test
    void whatIsWrongIsNeverAskedTwiceAndSaidInWords() {
        world.bedrock.next(Fault.denied());
        var denied = (Rejected<String>) world.gateway.ask(world.question("claude-sonnet", "?"));
        assertThat(denied.reason()).isEqualTo(Rejected.Reason.ACCESS);
        assertThat(denied.sentence()).contains("bedrock:InvokeModel").contains("eu-central-1");

        world.bedrock.next(Fault.invalid("Input is too long for requested model."));
        var invalid = (Rejected<String>) world.gateway.ask(world.question("claude-sonnet", "?"));
        assertThat(invalid.reason()).isEqualTo(Rejected.Reason.VALIDATION);
        assertThat(invalid.sentence()).contains("Input is too long");

        assertThat(world.bedrock.calls()).hasSize(2);
        assertThat(world.today()).containsExactly(0, 0);
    }

    @Test
    void nobodyIsKeptLongerThanHeWaits() {
        world.bedrock.next(new Fault.Silent(Duration.ofSeconds(3)));
        long start = System.nanoTime();

        var answer = world.gateway.ask(world.question("claude-sonnet", "?").within(Duration.ofMillis(300)));

        assertThat(answer).isInstanceOf(TooLate.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        // What it used by then nobody knows.
        assertThat(world.today()[0]).isPositive();
        assertThat(world.today()[1]).isZero();
    }

    @Test
    void aPlaceClosedByHandIsNotAsked() {
        world.places.close("claude-sonnet", "eu", "maintenance on Sunday");

        assertThat(given(world.gateway.ask(world.question("claude-sonnet", "?")))
                        .receipt()
                        .route())
                .isEqualTo("us");
        assertThat(world.places.views())
                .anySatisfy(view -> assertThat(view.why()).isEqualTo("maintenance on Sunday"));

        world.places.judge("claude-sonnet", "eu", "maintenance is over");
        assertThat(given(world.gateway.ask(world.question("claude-sonnet", "?")))
                        .receipt()
                        .route())
                .isEqualTo("eu");
    }

    @Test
    void aPlaceThatIsBackIsFoundByOneCall() {
        world.bedrock.outage("eu-central-1");
        for (int i = 0; i < 6; i++) given(world.gateway.ask(world.question("claude-sonnet", "?")));
        assertThat(world.bedrock.calls())
                .filteredOn(c -> c.region().equals("eu-central-1"))
                .hasSize(3);

        world.bedrock.back("eu-central-1");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> given(world.gateway.ask(world.question("claude-sonnet", "?")))
                        .receipt()
                        .route()
                        .equals("eu"));
        assertThat(world.happened(Happening.RouteTurned.class))
                .extracting(Happening.RouteTurned::state)
                .contains("CLOSED_OFF", "BEING_TRIED", "OPEN");
    }
}
