package docket.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as a whole, as the command line starts it. */
class MainTest {

    @TempDir
    Path directory;

    private Process start(int basePort) throws IOException {
        return start(basePort, directory);
    }

    private Process start(int basePort, Path data) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--data",
                        data.toString(),
                        "--base-port",
                        Integer.toString(basePort))
                .redirectError(directory.resolve("errors").toFile())
                .start();
    }

    private List<String> errors() throws IOException {
        return Files.readAllLines(directory.resolve("errors"));
    }

    private static List<String> linesUntilReady(Process process) throws IOException {
        var lines = new ArrayList<String>();
        var out = process.inputReader();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("ready all ")) break;
        }
        return lines;
    }

    private static int freeBase() throws IOException {
        while (true) {
            int base = ThreadLocalRandom.current().nextInt(20_000, 30_000) / 10 * 10;
            if (allFree(base)) return base;
        }
    }

    private static boolean allFree(int base) {
        for (int port = base; port < base + 8; port++) {
            try (var probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThat(probe.isBound()).isTrue();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    @Test
    void itStartsAfterKillAndEndsInOrder() throws Exception {
        int base = freeBase();
        var killed = start(base);
        assertThat(linesUntilReady(killed))
                .extracting(line -> line.replaceAll(" \\d+$", ""))
                .containsExactlyInAnyOrder(
                        "ready mail " + (base + 7),
                        "ready sqs " + (base + 2),
                        "ready s3 " + (base + 1),
                        "ready postgres " + (base + 3),
                        "ready smtp " + (base + 6),
                        "ready all " + base);
        assertThat(Files.readString(directory.resolve("run/local.pid")).strip()).isEqualTo("" + killed.pid());

        var rival = start(base, directory.resolve("elsewhere"));
        assertThat(rival.waitFor()).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("is taken", "--port " + (base + 100));

        var twin = start(freeBase());
        assertThat(twin.waitFor()).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("runs already over " + directory);

        killed.destroyForcibly().waitFor(); // SIGKILL; PostgreSQL stays behind
        var next = start(base);
        assertThat(linesUntilReady(next)).hasSize(6);
        try (var http = HttpClient.newHttpClient()) {
            var health = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (base + 7) + "/health"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(new JsonMapper().readTree(health.body()).path("parts")).hasSize(5);
        }
        next.destroy(); // SIGTERM
        assertThat(next.waitFor()).isEqualTo(143);
        assertThat(directory.resolve("run/local.pid")).doesNotExist();
        assertThat(directory.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }
}
