package docket.model;

import static docket.model.World.given;
import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Fault;
import docket.bedrock.Reply;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes of streams, also of those that break. */
class StreamsTest {

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void wordsAreToldAsTheyCome() {
        world.bedrock.says("One two three four five six seven eight.");
        var heard = new StringBuilder();
        var pieces = new AtomicInteger();

        var given = given(world.gateway.stream(world.question("claude-sonnet", "Count."), chunk -> {
            if (chunk instanceof Chunk.Words(var text)) heard.append(text);
            pieces.incrementAndGet();
        }));

        assertThat(heard).hasToString(given.value());
        assertThat(pieces.get()).isGreaterThan(1);
        assertThat(given.receipt().usage().total()).isPositive();
    }

    @Test
    void aStreamThatBreaksIsGoneOnWithWhereTheModelCan() {
        var whole = "The quick brown fox jumps over the lazy dog and sleeps.";
        world.bedrock.says(call -> {
            var last = call.body()
                    .path("messages")
                    .path(call.body().path("messages").size() - 1);
            if (!last.path("role").asText().equals("assistant")) return Reply.words(whole);
            var begun = last.at("/content/0/text").asText();
            return Reply.words(whole.substring(begun.length()));
        });
        world.bedrock.next(new Fault.BrokenStream(4));
        var heard = new StringBuilder();
        var restarts = new AtomicInteger();

        var given = given(world.gateway.stream(world.question("claude-sonnet", "Tell."), chunk -> {
            if (chunk instanceof Chunk.Words(var text)) heard.append(text);
            if (chunk instanceof Chunk.Restarted) restarts.incrementAndGet();
        }));

        assertThat(given.value()).isEqualTo(whole);
        assertThat(heard).hasToString(whole);
        assertThat(restarts).hasValue(0);
        assertThat(given.receipt().calls()).isEqualTo(2);
        assertThat(world.today()[1]).isZero();
    }

    @Test
    void aStreamThatBreaksIsBegunAnewWhereItCannotBeGoneOnWith() {
        var whole = "The quick brown fox jumps over the lazy dog and sleeps.";
        world.bedrock.says(whole).next(new Fault.BrokenStream(4));
        var heard = new StringBuilder();

        var given = given(world.gateway.stream(world.question("nova-pro", "Tell."), chunk -> {
            if (chunk instanceof Chunk.Words(var text)) heard.append(text);
            if (chunk instanceof Chunk.Restarted) heard.setLength(0);
        }));

        assertThat(given.value()).isEqualTo(whole);
        assertThat(heard).hasToString(whole);
    }

    @Test
    void anExceptionInAStreamIsABreakToo() {
        world.bedrock
                .says("The quick brown fox jumps over the lazy dog.")
                .next(new Fault.StreamException(3, "modelStreamErrorException", "The model stopped."));

        assertThat(given(world.gateway.stream(world.question("nova-pro", "Tell."), _ -> {}))
                        .value())
                .isEqualTo("The quick brown fox jumps over the lazy dog.");
    }
}
