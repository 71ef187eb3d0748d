package docket.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.cli.stack.Part;
import docket.cli.stack.Parts;
import docket.cli.stack.Secrets;
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
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Proof by experiment that nothing is lost and nothing is doubled: while documents flow, every process is killed
 * ({@code kill -9}) in turn and started again, three rounds long. What leaves is counted too: every invoice that went
 * through or was approved lies in the export bucket once, in three forms, and is booked once by whoever takes webhooks.
 */
abstract class CrashPromise {

    private static final int DOCUMENTS = 200;
    private static final int ROUNDS = 3;
    private static final Set<String> UNDER_WAY = Set.of("received", "classified", "unknown");
    private static final Set<String> INVOICES = Set.of("invoice", "receipt");

    /** A step may fail often; a delivery is told when it fails at first and when it arrives. */
    private static final Set<String> MANY = Set.of("step-failed", "delivery-reported");

    /** So many of those that wait for a person are approved. */
    private static final int APPROVED = 12;

    private static final Path ROOT = Path.of(System.getProperty("docket.root"));

    abstract Transport transport();

    @Test
    void whateverIsKilledEveryDocumentReachesItsEndOnce(@TempDir Path data, @TempDir Path files) throws Exception {
        GeneratedDocuments.write(files, DOCUMENTS, 20260301);
        try (var erp = new ErpTwin();
                var docket = Running.start(ROOT, data, transport(), Map.of("DOCKET_INVOICE_WEBHOOK_URL", erp.url()));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            erp.knows(new Secrets(data).webhookSecret());
            var uploads = threads.submit(() -> uploadSlowly(docket, documents(files)));
            for (int round = 0; round < ROUNDS; round++) {
                for (Part part : docket.stack().parts()) {
                    docket.stack().kill(part.name());
                    docket.stack().start(part.name());
                }
            }
            var ids = uploads.get();

            atRest(docket, ids);
            var approved = approve(docket, ids);
            for (String part : List.of(Parts.INVOICE, Parts.REVIEW)) {
                docket.stack().kill(part);
                docket.stack().start(part);
            }
            await("approved")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(approved)
                            .allSatisfy(id -> assertThat(state(docket, new DocumentId(id)))
                                    .isEqualTo("completed")));
            atRest(docket, ids);
            assertThat(docket.client().failures()).as("failures").isEmpty();
            assertThat(doubled(docket, ids)).as("doubled").isEmpty();
            assertThat(states(docket, ids)).doesNotContainKey("failed");
            bookedOnce(docket, ids, erp, approved);
        }
    }

    private static void atRest(Running docket, Map<String, DocumentId> ids) {
        await("all at rest")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(stuck(docket, ids)).isEmpty());
    }

    /** Says yes to some of the invoices that wait for a person. */
    private static Set<String> approve(Running docket, Map<String, DocumentId> ids) {
        var approved = new TreeSet<String>();
        for (DocumentId id : ids.values()) {
            var document = docket.client().document(id.value()).orElseThrow();
            if (!isInvoice(document) || approved.size() == APPROVED) continue;
            for (JsonNode review : reviews(document)) {
                if (!review.path("state").asText().equals("open")) continue;
                docket.client()
                        .decide(
                                review.path("id").asText(),
                                DocketClient.object().put("verdict", "approve").put("comment", "checked"));
                approved.add(id.value());
            }
        }
        return approved;
    }

    private static boolean isInvoice(JsonNode document) {
        return INVOICES.contains(document.path("kind").asText());
    }

    /** What is completed has left, in every form and to everybody, once; what is not has not. */
    private static void bookedOnce(
            Running docket, Map<String, DocumentId> ids, ErpTwin erp, Set<String> approvedByPeople) {
        var completed = new TreeMap<String, JsonNode>();
        for (DocumentId id : ids.values()) {
            var document = docket.client().document(id.value()).orElseThrow();
            if (isInvoice(document) && document.path("state").asText().equals("completed"))
                completed.put(id.value(), document);
        }
        assertThat(completed.keySet()).as("completed").containsAll(approvedByPeople);
        assertThat(completed).as("invoices that went through").hasSizeGreaterThan(approvedByPeople.size());
        await("webhooks")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(erp.booked().keySet()).isEqualTo(completed.keySet()));
        var exports = new Exports(docket.s3());
        assertThat(exports.forms().keySet()).as("exported").isEqualTo(completed.keySet());
        assertThat(exports.forms().values())
                .allSatisfy(forms -> assertThat(forms).containsExactly("csv", "json", "xml"));
        completed.forEach((id, document) -> {
            var number = document.at("/fields/invoice_number/value").asText();
            assertThat(exports.json(id).at("/fields/invoice_number").asText()).isEqualTo(number);
            assertThat(exports.text(id, "json"))
                    .as("the export and the webhook say the same")
                    .isEqualTo(erp.booked().get(id));
            assertThat(exports.text(id, "csv")).contains(number);
            assertThat(exports.text(id, "xml")).contains(number);
        });
        assertThat(erp.changed()).as("came with another content").isEmpty();
        assertThat(erp.refused()).as("came unsigned").isEmpty();
        assertThat(erp.cameAgain()).as("answers that were lost, and refusals").isPositive();
        await("arrivals are told")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(completed.keySet())
                        .allSatisfy(id -> assertThat(arrivalsTold(docket, id)).isOne()));
    }

    private static long arrivalsTold(Running docket, String id) {
        return docket.client().document(id).orElseThrow().path("timeline").findValuesAsText("what").stream()
                .filter(what -> what.startsWith("Delivered to "))
                .count();
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
                    .filter(type -> !MANY.contains(type))
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
