package docket.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

    @TempDir
    private Path directory;

    private final List<String> heard = new ArrayList<>();
    private final List<Stack> stacks = new ArrayList<>();

    private final Watcher watcher = new Watcher() {
        @Override
        public void ready(String what, Duration took) {
            heard.add("ready " + what);
        }

        @Override
        public void stopped(String part, Duration took, boolean byForce) {
            heard.add("stopped " + part);
        }
    };

    @AfterEach
    void stopAll() {
        stacks.forEach(Stack::stop);
    }

    private Part part(String name, int wave, String manner) throws IOException {
        return TinyPart.part(directory, name, wave, manner);
    }

    private Stack stack(Part... parts) {
        var stack = new Stack(List.of(parts), directory.resolve("run"), watcher);
        stacks.add(stack);
        return stack;
    }

    @Test
    void partsComeUpInWavesAndGoDownTheOtherWay() throws IOException {
        var stack = stack(part("cloud", 0, "serves"), part("worker", 1, "serves"));
        stack.start();
        assertThat(heard).containsExactly("ready cupboard", "ready cloud", "ready cupboard", "ready worker");
        assertThat(stack.running("cloud")).isTrue();
        assertThat(stack.ready("worker")).isTrue();
        assertThat(stack.residentBytes("worker")).isPositive();
        heard.clear();
        stack.stop();
        assertThat(heard).containsExactly("stopped worker", "stopped cloud");
        assertThat(stack.anyRunning()).isFalse();
    }

    @Test
    void anotherProgramFindsAndStopsWhatThisOneStarted() throws IOException {
        var part = part("worker", 0, "serves");
        stack(part).start();
        var other = stack(part);
        assertThat(other.running("worker")).isTrue();
        other.stop();
        assertThat(other.anyRunning()).isFalse();
    }

    @Test
    void startingWhatRunsStartsNothing() throws IOException {
        var stack = stack(part("worker", 0, "serves"));
        stack.start();
        var before = stack.process("worker").orElseThrow().pid();
        stack.start();
        assertThat(stack.process("worker").orElseThrow().pid()).isEqualTo(before);
    }

    @Test
    void aKilledPartStartsAgain() throws IOException {
        var stack = stack(part("worker", 0, "serves"));
        stack.start();
        var before = stack.process("worker").orElseThrow().pid();
        stack.kill("worker");
        assertThat(stack.running("worker")).isFalse();
        stack.start("worker");
        assertThat(stack.process("worker").orElseThrow().pid()).isNotEqualTo(before);
    }

    @Test
    void aPartThatEndsShowsItsLastWords() throws IOException {
        var stack = stack(part("worker", 0, "ends"));
        assertThatThrownBy(stack::start)
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("worker ended")
                .hasMessageContaining("| no disk, no work");
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
        var part = part("worker", 0, "serves");
        try (var _ = new ServerSocket(part.ports().get("worker"), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> stack(part).start())
                    .isInstanceOf(PartFailed.class)
                    .hasMessageContaining("Port " + part.ports().get("worker"));
        }
        assertThat(part.log()).doesNotExist();
    }

    @Test
    void aProcessThatOnlyHasOurNumberIsNotOurs() throws IOException {
        var stack = stack(part("worker", 0, "serves"));
        Files.createDirectories(directory.resolve("run"));
        var somebodyElse = ProcessHandle.current();
        Files.writeString(directory.resolve("run/worker.pid"), somebodyElse.pid() + " 1234\n");
        assertThat(stack.running("worker")).isFalse();
        stack.stop();
        assertThat(somebodyElse.isAlive()).isTrue();
    }

    @Test
    void whatOutlivedItsPartIsStoppedToo() throws IOException {
        var part = part("worker", 0, "serves");
        var orphan = new ProcessBuilder("sleep", "60").start();
        var started = orphan.info().startInstant().orElseThrow().getEpochSecond();
        Files.writeString(part.leftovers().getFirst(), orphan.pid() + "\n/data\n" + started + "\n");
        stack(part).stop();
        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void aPartNeverShowsItsEnvironment() throws IOException {
        assertThat(part("worker", 0, "serves")).hasToString("worker");
    }
}
