package docket.model;

import static docket.model.World.given;
import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Pace;
import docket.model.Answer.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was answered, or is being answered, is not asked again. */
class KnownAnswersTest {

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whatWasAnsweredIsKnownToTheSameTenantOnly() {
        var question = world.question("claude-sonnet", "What is " + world.asker.client() + "?")
                .orKnownSince(Duration.ofMinutes(5));
        given(world.gateway.ask(question));
        var again = given(world.gateway.ask(question));
        assertThat(again.receipt().known()).isTrue();
        assertThat(again.receipt().usage()).isEqualTo(Usage.NONE);
        assertThat(world.bedrock.calls()).hasSize(1);

        var stranger = new Asker("another", world.asker.client(), "tests", null);
        var strangers = Question.to("claude-sonnet", stranger, "What is " + world.asker.client() + "?")
                .orKnownSince(Duration.ofMinutes(5));
        assertThat(given(world.gateway.ask(strangers)).receipt().known()).isFalse();
        assertThat(world.bedrock.calls()).hasSize(2);
    }

    @Test
    void twinsAtOnceAreAskedOnce() throws Exception {
        world.bedrock.pace(new Pace(Duration.ofMillis(400), Duration.ZERO, 16));
        var question = world.question("claude-sonnet", "Twin of " + world.asker.client())
                .orKnownSince(Duration.ofMinutes(5));
        var answers = new ArrayList<Future<Answer<String>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) answers.add(threads.submit(() -> world.gateway.ask(question)));
        }

        for (var answer : answers) assertThat(answer.get()).isInstanceOf(Given.class);
        assertThat(world.bedrock.calls()).hasSize(1);
    }
}
