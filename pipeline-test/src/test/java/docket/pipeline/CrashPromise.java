package docket.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.stack.Part;
import docket.cli.stack.Transport;
import docket.messages.DocumentId;
import docket.samples.GeneratedDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Proof by experiment that nothing is lost and nothing is doubled: while documents flow, every process is killed
 * ({@code kill -9}) in turn and started again, three rounds long.
 */
abstract class CrashPromise {

    private static final int DOCUMENTS = 200;
    private static final int ROUNDS = 3;
    private static final Set<String> UNDER_WAY = Set.of("received", "classified", "unknown");
    private static final Path ROOT = Path.of(System.getProperty("docket.root"));

    abstract Transport transport();

    @Test
    void whateverIsKilledEveryDocumentReachesItsEndOnce(@TempDir Path data, @TempDir Path files) throws Exception {
        GeneratedDocuments.write(files, DOCUMENTS, 20260301);
        try (var docket = Running.start(ROOT, data, transport());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = threads.submit(() -> uploadSlowly(docket, documents(files)));
            for (int round = 0; round < ROUNDS; round++) {
                for (Part part : docket.stack().parts()) {
                    docket.stack().kill(part.name());
                    docket.stack().start(part.name());
                }
            }
            var ids = uploads.get();

            await("all at rest")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(stuck(docket, ids)).isEmpty());
            assertThat(docket.client().failures()).as("failures").isEmpty();
            assertThat(doubled(docket, ids)).as("doubled").isEmpty();
            assertThat(states(docket, ids)).doesNotContainKey("failed");
        }
    }

    private static List<Path> documents(Path files) throws IOException {
        try (var all = Files.list(files)) {
            return all.filter(file -> !file.getFileName().toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /** Spread over the whole experiment: the next document waits until the one before is known to the store. */
    private static Map<String, DocumentId> uploadSlowly(Running docket, List<Path> documents) throws IOException {
        var ids = new LinkedHashMap<String, DocumentId>();
        for (var document : documents) {
            var key = "crash/" + document.getFileName();
            var bytes = Files.readAllBytes(document);
            ids.put(
                    key,
                    await("upload of " + key)
                            .atMost(Duration.ofMinutes(2))
                            .pollDelay(Duration.ofMillis(400))
                            .pollInterval(Duration.ofMillis(250))
                            .ignoreExceptionsInstanceOf(SdkException.class)
                            .until(() -> docket.upload(key, bytes), id -> true));
        }
        return ids;
    }

    private static List<String> stuck(Running docket, Map<String, DocumentId> ids) {
        var stuck = new ArrayList<String>();
        ids.forEach((key, id) -> {
            var state = state(docket, id);
            if (UNDER_WAY.contains(state)) stuck.add(key + " " + id + " " + state);
        });
        return stuck;
    }

    private static Map<String, Integer> states(Running docket, Map<String, DocumentId> ids) {
        var states = new TreeMap<String, Integer>();
        ids.values().forEach(id -> states.merge(state(docket, id), 1, Integer::sum));
        return states;
    }

    private static String state(Running docket, DocumentId id) {
        return docket.client()
                .document(id.value())
                .map(document -> document.path("state").asText())
                .orElse("unknown");
    }

    /** A document that was taken in, classified, asked about or completed more often than once. */
    private static List<String> doubled(Running docket, Map<String, DocumentId> ids) {
        var doubled = new ArrayList<String>();
        ids.forEach((key, id) -> {
            var document = docket.client().document(id.value()).orElseThrow();
            var types = document.path("timeline").findValuesAsText("type").stream()
                    .filter(type -> !type.equals("step-failed"))
                    .toList();
            types.stream()
                    .filter(type -> Collections.frequency(types, type) > 1)
                    .distinct()
                    .forEach(type -> doubled.add(key + " " + type));
            if (reviews(document).size() > 1) doubled.add(key + " reviews " + reviews(document));
        });
        return doubled;
    }

    private static List<JsonNode> reviews(JsonNode document) {
        return StreamSupport.stream(document.path("reviews").spliterator(), false)
                .toList();
    }
}
