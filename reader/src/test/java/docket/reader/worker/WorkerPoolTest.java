package docket.reader.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import docket.reader.worker.WorkerFailed.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerPoolTest {

    private static final Limits SHORT = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private static JavaWorkers workers;
    private static WorkerPool pool;

    @BeforeAll
    static void start() throws IOException {
        workers = new JavaWorkers(Mischief.class, List.of(WorkerMain.class, Mischief.class), JavaWorkers.Supplies.NONE);
        pool = new WorkerPool(workers, 1, 300, Duration.ofMinutes(1));
    }

    @AfterAll
    static void end() {
        pool.endWarm();
    }

    @Test
    void bytesGoInAndBytesComeOut() throws WorkerFailed {
        assertThat(ask("echo hello")).isEqualTo("hello");
    }

    @Test
    void whatTheWorkPrintsDoesNotDisturbItsAnswer() throws WorkerFailed {
        assertThat(ask("print")).isEqualTo("printed");
        assertThat(ask("echo still here")).isEqualTo("still here");
    }

    @Test
    void workThatLoopsIsKilledAndTheNextRequestIsAnswered() throws WorkerFailed {
        assertThat(failureOf("loop")).isEqualTo(Cause.TOO_MUCH_WORK);
        assertThat(ask("echo next")).isEqualTo("next");
    }

    @Test
    void workThatListensKeepsItsProcess() throws WorkerFailed {
        ask("echo up");
        long before = pool.starts();
        assertThat(failureOf("listen")).isEqualTo(Cause.TOO_MUCH_WORK);
        assertThat(ask("echo next")).isEqualTo("next");
        assertThat(pool.starts()).isEqualTo(before);
    }

    @Test
    void workThatAskedForTimeGetsIt() throws WorkerFailed {
        assertThat(ask("work 1500")).isEqualTo("worked");
    }

    @Test
    void nobodyGetsMoreTimeThanTheRequestAllows() {
        var little = new Limits(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofMillis(200));
        assertThat(failureOf("listen", little)).isEqualTo(Cause.TOO_MUCH_WORK);
    }

    @Test
    void workThatWaitsForeverIsKilled() throws WorkerFailed {
        // A process that has just begun works for a while before it waits.
        var patient = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(5));
        assertThat(failureOf("hang", patient)).isIn(Cause.HUNG, Cause.BUSY);
        assertThat(ask("echo next")).isEqualTo("next");
    }

    @Test
    void workThatFillsTheMemoryEndsItsProcessOnly() throws WorkerFailed {
        assertThat(failureOf("fill")).isEqualTo(Cause.TOO_MUCH_MEMORY);
        assertThat(ask("echo next")).isEqualTo("next");
        assertThat(pool.peak()).isLessThan(300);
    }

    @Test
    void aRequestThatEndsItsProcessIsTriedTwice() throws WorkerFailed {
        long before = pool.deaths();
        assertThat(failureOf("end")).isEqualTo(Cause.DIED);
        assertThat(pool.deaths()).isEqualTo(before + 2);
        assertThat(ask("echo next")).isEqualTo("next");
    }

    @Test
    void anErrorTellsItsPlaceAndNoWordOfTheDocument() {
        var failure = catchThrowableOfType(WorkerFailed.class, () -> ask("fail"));
        assertThat(failure.why()).isEqualTo(Cause.BROKEN);
        assertThat(failure).hasMessageContaining("Mischief").hasMessageNotContaining("document");
    }

    @Test
    void noConnectionLeavesAWorker() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ask("connect " + server.getLocalPort())).isEqualTo("refused");
            assertThat(ask("fetch " + server.getLocalPort())).isEqualTo("refused");
            assertThat(ask("channel")).isEqualTo("refused");
        }
    }

    @Test
    void whereTheSystemAllowsItAWorkerSeesNoFiles(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        var expected = workers.isolation() == Isolation.JAIL ? "refused" : "done";
        assertThat(ask("read " + secret)).isEqualTo(expected);
        if (Files.isReadable(Path.of("/etc/passwd")))
            assertThat(ask("read /etc/passwd")).isEqualTo(expected);
    }

    @Test
    void workersStartAlsoAfterTheirFilesWereCleanedUp() throws Exception {
        pool.endWarm();
        try (var files = Files.walk(workers.folder())) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
        assertThat(ask("echo again")).isEqualTo("again");
    }

    @Test
    void aWorkerKnowsNothingOfItsParentsEnvironment() throws WorkerFailed {
        assertThat(ask("environment")).doesNotContain("HOME", "AWS", "DOCKET");
    }

    private static String ask(String what) throws WorkerFailed {
        return ask(what, SHORT);
    }

    private static String ask(String what, Limits limits) throws WorkerFailed {
        return new String(pool.run(what.getBytes(StandardCharsets.UTF_8), limits), StandardCharsets.UTF_8);
    }

    private static Cause failureOf(String what) {
        return failureOf(what, SHORT);
    }

    private static Cause failureOf(String what, Limits limits) {
        return catchThrowableOfType(WorkerFailed.class, () -> ask(what, limits)).why();
    }
}
