package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUseTest {

    @TempDir
    private Path data;

    private DocketTwin.Ended run(String... arguments) {
        return DocketTwin.run(Map.of("DOCKET_DATA", data.toString()), arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "put",
                "wait",
                "wait d-1 --timeout soon",
                "wait d-1234 --timeout -1",
                "show",
                "show d-1 d-2",
                "decide r-1",
                "decide r-1 maybe",
                "decide r-1 approve --kind novel",
                "decide r-1 approve --set total",
                "redrive",
                "redrive 1 --all",
                "up --transport pigeon",
                "up --port many",
                "status --loud",
                "audit",
                "audit burn",
                "audit verify",
                "audit export --out",
                "person",
                "person export",
                "person export nobody",
                "person erase",
                "erase",
                "erase d-1234",
                "golden",
                "golden d-1 d-2",
            })
    void wrongUseEndsWithTwoAndPointsToTheHelp(String line) {
        var ended = run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("docket: ").contains("--help").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "wait d-1234",
                "show d-1",
                "reviews",
                "decide r-1 approve",
                "failures",
                "redrive --all",
                "audit export",
                "person export a@example.com",
                "person erase a@example.com --yes",
                "erase d-1 --yes",
                "golden d-1"
            })
    void whereNothingRunsEveryQuestionSaysHowToStart(String line) {
        var ended = run(line.split(" "));
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEqualTo("docket: Docket is not running. Start it with ./docket up\n");
    }

    @Test
    void whereNothingRunsDownIsDone() {
        var ended = run("down");
        assertThat(ended.status()).isZero();
        assertThat(ended.err()).isEqualTo("Docket is not running.\n");
    }

    @Test
    void aMissingFileIsNamed() {
        var ended = run("put", "nowhere.pdf");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("docket: There is no file nowhere.pdf.\n");
    }

    @Test
    void aDirectoryIsNoFile() {
        var ended = run("put", data.toString());
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("is a directory");
    }

    @Test
    void whatIsNoIdIsNotWaitedFor() {
        var ended = run("wait", "../etc");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("../etc is no document id");
    }

    @Test
    void choicesAreSpelledAsTyped() {
        assertThat(run("decide", "r-1", "maybe").err()).contains("[approve, reject]");
    }

    @Test
    void aLogThatIsNotThereIsSaid() {
        var ended = run("logs", "review-service");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("There are no logs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "put",
                "wait",
                "show",
                "reviews",
                "decide",
                "redrive",
                "failures",
                "logs",
                "extract",
                "evaluate",
                "compare",
                "redline",
                "calendar",
                "ask",
                "train",
                "deals",
                "audit",
                "person",
                "erase",
                "golden",
                "bench",
                "doctor",
                "test"
            })
    void everyCommandExplainsItself(String command) {
        var ended = run(command, "--help");
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).startsWith("Usage: docket " + command);
        assertThat(ended.err()).isEmpty();
    }
}
