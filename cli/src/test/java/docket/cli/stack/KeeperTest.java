package docket.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {

    @TempDir
    private Path directory;

    private final List<String> heard = new ArrayList<>();
    private final List<Stack> stacks = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T09:00:00Z");

    @AfterEach
    void stopAll() {
        stacks.forEach(Stack::stop);
    }

    private Stack stack(Part... parts) {
        var stack = new Stack(List.of(parts), directory.resolve("run"), Watcher.SILENT);
        stacks.add(stack);
        return stack;
    }

    private Keeper keeper(Stack stack) {
        return new Keeper(stack, () -> now, heard::add);
    }

    @Test
    void aPartThatEndedUnaskedRunsAgainAndIsCounted() throws IOException {
        var stack =
                stack(TinyPart.part(directory, "worker", 0, "serves"), TinyPart.part(directory, "desk", 0, "serves"));
        stack.start();
        stack.kill("worker");
        keeper(stack).look();
        assertThat(stack.ready("worker")).isTrue();
        assertThat(stack.timesStartedAgain("worker")).isEqualTo(1);
        assertThat(stack.timesStartedAgain("desk")).isZero();
        assertThat(heard).first().asString().startsWith("worker ended");
        assertThat(heard).last().isEqualTo("worker runs again.");
    }

    @Test
    void whatWasStoppedStaysStopped() throws IOException {
        var part = TinyPart.part(directory, "worker", 0, "serves");
        var stack = stack(part);
        stack.start();
        stack(part).stop(); // as another program does
        keeper(stack).look();
        assertThat(stack.anyRunning()).isFalse();
        assertThat(heard).isEmpty();
    }

    @Test
    void aPartThatEndsAgainAndAgainIsTriedLessAndLessOften() throws IOException {
        var stack = stack(TinyPart.part(directory, "worker", 0, "ends"));
        Files.createDirectories(stack.runDirectory());
        Files.writeString(stack.runDirectory().resolve("worker.pid"), "1 1234\n"); // it ran once
        var keeper = keeper(stack);
        keeper.look();
        assertThat(heard).last().asString().endsWith("The next try is in 2 s.");
        int after = heard.size();
        now = now.plusSeconds(1);
        keeper.look();
        assertThat(heard).as("too early").hasSize(after);
        now = now.plusSeconds(1);
        keeper.look();
        assertThat(heard).last().asString().endsWith("The next try is in 4 s.");
        now = now.plus(Duration.ofMinutes(11));
        keeper.look();
        assertThat(heard).last().asString().endsWith("The next try is in 2 s.");
    }

    @Test
    void aKeeperEndsWhenItsDocketIsStopped() throws Exception {
        var part = TinyPart.part(directory, "worker", 0, "serves");
        var stack = stack(part);
        stack.start();
        var keeping = Thread.ofVirtual().start(() -> {
            try {
                keeper(stack).keep();
            } catch (IOException | InterruptedException e) {
                heard.add(e.toString());
            }
        });
        stack(part).stop();
        await().until(() -> !keeping.isAlive());
        assertThat(heard).isEmpty();
    }
}
