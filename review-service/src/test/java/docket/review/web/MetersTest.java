package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.review.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the guide to meters says of this service, held against what it shows to Prometheus once it has started. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MetersTest {

    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final String REQUESTS = "http_server_requests_seconds_bucket";

    @TestHTTPResource
    URI base;

    @Test
    void aStartedServiceShowsTheMetersOfTheGuideWithTheirLabels() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            get(http, "/api/status");
            Awaitility.await().until(() -> get(http, "/q/metrics").contains(REQUESTS));
            var shown = shown(get(http, "/q/metrics"));
            var written = written();
            assertThat(written).hasSizeGreaterThan(6);
            written.forEach((name, labels) ->
                    assertThat(shown.get(name)).as(name).isNotNull().containsAll(labels));
            assertThat(shown.keySet().stream().filter(name -> name.matches("docket_(?!model_).*")))
                    .allSatisfy(name -> assertThat(written).containsKey(name));
        }
    }

    @Test
    void requestsAreCountedAroundTheThreeSecondsThatTheAlarmIsSetTo() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            get(http, "/api/status");
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(get(http, "/q/metrics")).containsPattern(REQUESTS + "\\{[^}]*le=\"3\\.0\""));
        }
    }

    private static Map<String, Set<String>> shown(String page) {
        var shown = new HashMap<String, Set<String>>();
        page.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var labels = shown.computeIfAbsent(line.replaceAll("[{ ].*", ""), _ -> new HashSet<>());
            var each = LABEL.matcher(line);
            while (each.find()) labels.add(each.group(1));
        });
        return shown;
    }

    private static Map<String, List<String>> written() throws IOException {
        var written = new HashMap<String, List<String>>();
        for (String line : Files.readAllLines(Path.of("../docs/meters.md"))) {
            var cells = line.split("\\|");
            if (cells.length < 6 || !cells[4].strip().equals("review-service")) continue;
            var name = words(cells[1]).getFirst();
            var ends = cells[2].strip().equals("histogram") ? List.of("_bucket", "_count", "_sum") : List.of("");
            ends.forEach(end -> written.put(name + end, words(cells[3])));
        }
        return written;
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private String get(HttpClient http, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
