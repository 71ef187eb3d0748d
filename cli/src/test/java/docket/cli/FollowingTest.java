package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FollowingTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(boolean moving) {
        return new Terminal(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), moving);
    }

    private static String inState(String state) {
        return "{\"state\":\"" + state + "\",\"kind\":\"contract\"}";
    }

    @Test
    void eachChangeIsALineWhereNobodyWatches() throws IOException, InterruptedException {
        try (var docket = DocketTwin.start()) {
            docket.answering("GET /api/documents/d-1", "!404{}", inState("classified"), inState("review"));
            var following =
                    new Following(new DocketClient(URI.create(docket.url()), DocketTwin.TOKEN), terminal(false));
            following.add("d-1", "nda.pdf");
            assertThat(following.untilAtRest(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(" nda.pdf classified (contract)", " nda.pdf review (contract)");
    }

    @Test
    void onATerminalTheLinesAreReplaced() throws IOException, InterruptedException {
        try (var docket = DocketTwin.start()) {
            docket.answering("GET /api/documents/d-1", inState("classified"), inState("completed"));
            var following = new Following(new DocketClient(URI.create(docket.url()), DocketTwin.TOKEN), terminal(true));
            following.add("d-1", "nda.pdf");
            following.untilAtRest(Duration.ofSeconds(20));
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("\u001b[1A").endsWith("completed (contract)\n");
    }

    @Test
    void whatIsNeverAtRestEndsWithTheTime() throws IOException, InterruptedException {
        try (var docket = DocketTwin.start()) {
            docket.answering("GET /api/documents/d-1", inState("received"));
            var following =
                    new Following(new DocketClient(URI.create(docket.url()), DocketTwin.TOKEN), terminal(false));
            following.add("d-1", "nda.pdf");
            assertThat(following.untilAtRest(Duration.ZERO)).isFalse();
        }
    }
}
